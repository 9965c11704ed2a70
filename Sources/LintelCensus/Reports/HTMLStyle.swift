// SPDX-License-Identifier: GPL-2.0-only

/// How the pages look, and what their tables can do.
enum HTMLStyle {
  /// The style sheet; colours follow the reader's choice of light or dark.
  static let text: StaticString = """
    :root {
      color-scheme: light dark;
      --paper: #fbfbf9; --ink: #1d2226; --faint: #5c6770; --line: #d9dcd8; --bar: #2b6a99;
      --raised: #fff; --red: #b0483a; --green: #4c8a3f; --brown: #9a6a00; --violet: #7d56b3;
      --teal: #1f8a8a;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #15181b; --ink: #e4e7e9; --faint: #9aa5ad; --line: #33393e; --bar: #6fb1e0;
        --raised: #1d2125; --red: #e5897a; --green: #86c777; --brown: #dcb04f;
        --violet: #b89be6; --teal: #66c9c9;
      }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 15px/1.5 system-ui, sans-serif; }
    main { max-width: 96rem; margin: 0 auto; padding: 1.5rem clamp(.75rem, 3vw, 2.5rem) 4rem; }
    h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; }
    p { margin: .25rem 0 1rem; color: var(--faint); }
    .charts { display: grid; gap: 0 2.5rem;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); }
    .charts > section { min-width: 0; }
    svg { display: block; width: 100%; height: auto; font: 12px system-ui, sans-serif; }
    svg text { fill: var(--ink); }
    svg .bar { fill: var(--bar); }
    svg .track, svg .grid { stroke: var(--line); fill: none; }
    svg .axis { fill: var(--faint); }
    .bars { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .15rem .75rem;
      margin: 0; }
    .bars dt { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .bars dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
    .bars .line { grid-column: 1 / -1; margin-bottom: .35rem; }
    .bars svg { height: .5rem; }
    .frame { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px;
      background: var(--raised); max-width: 100%; }
    table { border-collapse: collapse; width: 100%; }
    th, td { padding: .35rem .7rem; text-align: left; vertical-align: top; }
    th { white-space: nowrap; font-weight: 600; border-bottom: 1px solid var(--line); }
    td { border-bottom: 1px solid var(--line); }
    tbody tr:last-child td { border-bottom: 0; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    th button { all: unset; cursor: pointer; }
    th button:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
    th[aria-sort=ascending] button::after { content: " \\2191"; }
    th[aria-sort=descending] button::after { content: " \\2193"; }
    code { font: .92em/1.5 ui-monospace, monospace; }
    td code { white-space: nowrap; }
    td code.path { white-space: normal; }
    .sites td:nth-child(1) { min-width: 15rem; }
    .sites td:nth-child(6), .sites td:nth-child(7) { min-width: 14rem; }
    @media (max-width: 40rem) {
      .sites thead { display: none; }
      .sites tr { display: block; padding: .5rem .7rem; border-bottom: 1px solid var(--line); }
      .sites td { display: inline-block; padding: 0; margin-right: .6rem; border: 0; }
      .sites td:nth-child(1), .sites td:nth-child(6), .sites td:nth-child(7) { display: block; }
      .sites td:nth-child(5):not(:empty)::before { content: "with "; color: var(--faint); }
      .sites td:nth-child(n + 6) { color: var(--faint); }
    }
    .muted { color: var(--faint); }
    .date { white-space: nowrap; }
    .series { fill: none; stroke-width: 2.5; stroke-linejoin: round;
      vector-effect: non-scaling-stroke; }
    .s0 { --hue: var(--bar); } .s1 { --hue: var(--red); } .s2 { --hue: var(--green); }
    .s3 { --hue: var(--brown); } .s4 { --hue: var(--violet); } .s5 { --hue: var(--teal); }
    .series { stroke: var(--hue); } .dot { fill: var(--hue); }
    .s1, .s3, .s5 { stroke-dasharray: 7 3; }
    @media (max-width: 40rem) { svg.plot { font-size: 24px; } }
    .key { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; padding: 0; margin: .5rem 0;
      list-style: none; }
    .key svg { width: 1.4rem; height: .8rem; display: inline-block; margin-right: .35rem; }

    """

  /// Makes a button of each title: it sorts its table, and again the other way round.
  static let script: StaticString = """
    for (const table of document.querySelectorAll("table")) {
      const heads = [...table.tHead.rows[0].cells];
      heads.forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = head.textContent;
        head.textContent = "";
        head.append(button);
        button.addEventListener("click", () => {
          const isNumber = head.classList.contains("number");
          const isUp = head.getAttribute("aria-sort") ?
            head.getAttribute("aria-sort") === "descending" : !isNumber;
          const body = table.tBodies[0];
          const value = row => row.cells[column].textContent;
          const rows = [...body.rows].sort((one, other) => {
            const order = isNumber ? Number(value(one)) - Number(value(other))
              : value(one).localeCompare(value(other), undefined, { numeric: true });
            return isUp ? order : -order;
          });
          heads.forEach(other => other.removeAttribute("aria-sort"));
          head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
          body.append(...rows);
        });
      });
    }

    """
}
