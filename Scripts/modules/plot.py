# SPDX-License-Identifier: GPL-2.0-only
"""Draws times over sizes as SVG, both axes logarithmic, so that what grows in proportion is a line of slope 1.

The picture has a ground of its own, light or dark as the reader's system is, and each curve has a colour, a marker and
its name at its end, so that nobody depends on the colour.
"""
import dataclasses
import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 920, 540
LEFT, TOP, RIGHT, BOTTOM = 76, 84, 640, 470  # of the field
LABEL_STEP = 20  # the least distance of two names
LIGHT = ("0067b1", "c8500a", "00795c", "a0458a", "8a6100", "5b6270", "b3261e", "0a7d84", "6a4fc4", "3d4654",
         "4d7c0f", "c2257f")
DARK = ("6cb6ff", "ff9a5c", "4fd1a5", "e78fd0", "e3b341", "a8b0bb", "ff8b84", "5fd3d9", "b7a2ff", "d5dae1",
        "a3d65c", "ff8fc7")
# Five markers and twelve colours: sixty curves that differ in one at least.
MARKERS = ("M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0", "M-4-4h8v8h-8z", "M0-5L5 4H-5z", "M0-5.5L5.5 0 0 5.5-5.5 0z",
           "M0 5L-5-4H5z")

STYLE = """
  svg { font: 13px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
  .ground { fill: #ffffff; stroke: #d0d7de; } text { fill: #1f2328; } .soft { fill: #57606a; }
  .title { font-size: 17px; font-weight: 600; } .grid { stroke: #e3e7eb; } .axis { stroke: #57606a; fill: none; }
  .leader { stroke: #b6bec7; fill: none; } .one { stroke: #57606a; stroke-dasharray: 3 4; fill: none; }
  .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #12161c; stroke: #3d444d; } text { fill: #e6edf3; } .soft { fill: #9aa4af; }
    .grid { stroke: #262c34; } .axis { stroke: #9aa4af; } .leader { stroke: #56606b; } .one { stroke: #9aa4af; }
  }
"""


def count_label(value):
    """1 k, 10 M."""
    for size, unit in ((1e9, " G"), (1e6, " M"), (1e3, " k")):
        if value >= size:
            return f"{value / size:g}{unit}"
    return f"{value:g}"


def byte_label(value):
    """1 kB, 10 MB."""
    label = count_label(value)
    return label + "B" if " " in label else label + " B"


def time_label(seconds):
    """1 ms, 10 s."""
    return f"{seconds:g} s" if seconds >= 0.9 else f"{seconds * 1000:g} ms"


@dataclasses.dataclass
class Scale:
    """A logarithmic axis over whole decades."""
    low: int
    high: int
    start: float
    end: float

    @classmethod
    def over(cls, values, start, end):
        return cls(math.floor(math.log10(min(values)) + 1e-9), math.ceil(math.log10(max(values)) - 1e-9), start, end)

    def place(self, value):
        return self.start + (math.log10(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    def decades(self):
        return [10.0 ** power for power in range(self.low, self.high + 1)]


@dataclasses.dataclass
class Plot:
    """A picture of curves; `label` writes a value of the horizontal axis."""
    title: str
    subtitle: str
    unit: str
    label: object

    def svg(self, curves):
        """The picture of {name: [(size, seconds), ...]}; a curve without points is left out."""
        curves = {name: points for name, points in curves.items() if points}
        across = Scale.over([x for points in curves.values() for x, _ in points], LEFT, RIGHT)
        up = Scale.over([y for points in curves.values() for _, y in points], BOTTOM, TOP)
        colours = "".join(f" .c{n} {{ stroke: #{c}; }} .m{n} {{ fill: #{c}; }}" for n, c in enumerate(LIGHT))
        dark = "".join(f" .c{n} {{ stroke: #{c}; }} .m{n} {{ fill: #{c}; }}" for n, c in enumerate(DARK))
        told = "; ".join(f"{name}: {time_label(float(f'{points[-1][1]:.2g}'))} for "
                         f"{self.label(float(f'{points[-1][0]:.2g}'))}" for name, points in curves.items())
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
            f'height="{HEIGHT}" role="img" aria-labelledby="title desc">',
            f'<title id="title">{escape(self.title)}</title>',
            f'<desc id="desc">{escape(self.subtitle)}. Both axes are logarithmic. {escape(told)}.</desc>',
            f"<style>{STYLE} {colours}\n  @media (prefers-color-scheme: dark) {{{dark} }}\n</style>",
            f'<rect class="ground" x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="6"/>',
            text(LEFT, 34, self.title, "title"), text(LEFT, 56, self.subtitle, "soft"),
            *self.axes(across, up), *slope_one(across, up), *drawn(curves, across, up), "</svg>"]
        return "\n".join(parts) + "\n"

    def axes(self, across, up):
        parts = []
        for value in across.decades():
            x = across.place(value)
            parts.append(f'<path class="grid" d="M{x:.1f} {TOP}V{BOTTOM}"/>')
            parts.append(text(x, BOTTOM + 20, self.label(value), "soft", "middle"))
        for value in up.decades():
            y = up.place(value)
            parts.append(f'<path class="grid" d="M{LEFT} {y:.1f}H{RIGHT}"/>')
            parts.append(text(LEFT - 8, y + 4, time_label(value), "soft", "end"))
        middle = (LEFT + RIGHT) / 2
        return [*parts, f'<path class="axis" d="M{LEFT} {TOP}V{BOTTOM}H{RIGHT}"/>',
                text(middle, BOTTOM + 46, f"size of the input ({self.unit})", "", "middle"),
                text(LEFT - 8, TOP - 10, "time", "", "end")]


def text(x, y, words, style="", anchor="start"):
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{style}" text-anchor="{anchor}">{escape(words)}</text>'


def slope_one(across, up):
    """A line for time in proportion to size, from a corner of the field as far as it goes."""
    decades = min(across.high - across.low, up.high - up.low)
    x, y = across.place(10.0 ** (across.high - decades)), up.place(10.0 ** (up.low))
    x_end, y_end = across.place(10.0 ** across.high), up.place(10.0 ** (up.low + decades))
    angle = math.degrees(math.atan2(y_end - y, x_end - x))
    at = 0.8
    x_text, y_text = x + (x_end - x) * at, y + (y_end - y) * at - 6
    return [f'<path class="one" d="M{x:.1f} {y:.1f}L{x_end:.1f} {y_end:.1f}"/>',
            f'<g transform="translate({x_text:.1f} {y_text:.1f}) rotate({angle:.1f})">'
            + text(0, 0, "in proportion", "soft") + "</g>"]


def drawn(curves, across, up):
    """The curves, and their names beside the field, from top to bottom as the curves end."""
    ends = sorted(((up.place(points[-1][1]), number) for number, points in enumerate(curves.values())))
    heights, lowest = {}, TOP - LABEL_STEP
    for y, number in ends:
        heights[number] = lowest = max(y, lowest + LABEL_STEP)
    over = max(0, lowest - BOTTOM)  # pushed below the field: all of them up
    parts = []
    for number, (name, points) in enumerate(curves.items()):
        places = [(across.place(x), up.place(y)) for x, y in points]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        colour, marker = number % len(LIGHT), MARKERS[number % len(MARKERS)]
        x_end, y_end = places[-1]
        y_name = heights[number] - over
        parts.append(f'<path class="leader" d="M{x_end + 7:.1f} {y_end:.1f}L{RIGHT + 14} {y_name:.1f}h6"/>')
        parts.append(f'<path class="curve c{colour}" d="M{path}"/>')
        parts += [f'<path class="m{colour}" transform="translate({x:.1f} {y:.1f})" d="{marker}"/>'
                  for x, y in [*places, (RIGHT + 28, y_name)]]
        parts.append(text(RIGHT + 38, y_name + 4, name))
    return parts
