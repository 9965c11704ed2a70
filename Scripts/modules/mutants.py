# SPDX-License-Identifier: GPL-2.0-only
"""Makes broken source and patches for mutate.py: pieces of kernel files and rules' examples, spoilt, and token soup.

Where make-patches.py spoils lines as people do, this breaks them at any token: spaces, brackets, quotes and
operators go and come, lines are split, joined and wrapped in macros, conditions and comments, and hunks are cut
anywhere and lie about their length.
"""
import os
import random
import re

from . import harness, mutant_mails

TOKEN = re.compile(r'\w+|[ \t]+|"[^"\n]*"|/\*|\*/|//|->|\+\+|--|&&|\|\||<<=|>>=|[-+*/%&|^=!<>]=|<<|>>|##|[^\w\s]')
OPERATORS = ("== != <= >= < > = += -= *= /= |= &= ^= <<= >>= & | ^ << >> + - * / % && || ! ~ ++ -- ? : , -> .").split()
WORDS = OPERATORS + r"""
    if else for while do switch case default return goto break continue sizeof typeof struct union enum typedef static
    const extern inline __inline __inline__ __always_inline noinline volatile unsigned signed int short long char bool
    float double void register u8 u16 u32 u64 s8 __u32 __le32 size_t uint32_t uint8_t int64_t foo_t irq_handler
    asmlinkage __user __iomem __rcu __force __init __exit __initdata __initconst __devinit __read_mostly __weak __packed
    __aligned(8) __aligned(sizeof(x)) __attribute__((packed)) __attribute__((unused)) __maybe_unused __must_check
    NULL true false 0 1 0x10 0x0 10 1UL 0777 0644 1.0 'x' '\n' "str" "str\n" "%s" "%pX" "%d\n" L"x" foo bar baz
    p->q a.b arr[i] arr[0] (foo) (int) (void) (a,b) fn() fn(a) *p &p **pp -1 !x ~x x++ ++x ( ) { } [ ] ; ;; .. ...
    # ## #define #if #ifdef #else #endif #include #undef #elif #error \ // /* */ @ $ ` ' " }; }, ) ({ }) do{ while(0)
    kmalloc kzalloc krealloc printk pr_err dev_err netdev_dbg WARN_ON BUG_ON EXPORT_SYMBOL EXPORT_SYMBOL_GPL
    module_param DEVICE_ATTR MODULE_LICENSE memset min max usleep_range msleep udelay sscanf likely unlikely IS_ERR
    list_for_each_entry CONFIG_FOO IS_ENABLED FooBar fooBar PageFoo MAX_MHz jiffies __func__ __FUNCTION__ asm volatile
    S_IRUGO S_IWUSR NR_CPUS spinlock_t mutex mb() data_race( yield() DEFINE_MUTEX LIST_HEAD DECLARE_BITMAP defined
    __setup scoped_guard __typeof__ __cold __pure label: default: FOO: fallthrough""".split()

# Tokens of one subject; a line of soup is some of them in any order, which tries the places where patterns meet.
# A line ends at ⏎, and ⇥ is a tab.
SOUPS = [soup.split() for soup in (
    """const unsigned signed long int short char struct foo union bar enum * * ( ) , ; = [ ] __user __iomem static inline
    extern foo_t u8 uint32_t a b volatile __init __initdata __weak __packed void typedef __aligned(8) float bool : 3 { }""",
    "a b c ( ) [ ] + - * & && || | ~ ! ++ -- ? : , ; == != < > <= = += << >> -> . 1 0x10 NULL true (int) sizeof return /* */",
    r"""#define #define F ( x , y ) ( ) x y + ; do { } while (0) # ## ... "s" __VA_ARGS__ \ \⏎ \⏎ if return goto , = ->
    typeof sizeof struct static asm volatile [ ] ({ }) -1 'x' ⏎""",
    "if ( ) { } { } else a = b ; for while do return goto x : case 1 default switch ( a ) == break ; , && ⏎⇥ ⏎⇥⇥ ⏎ ⏎⇥}",
    r"""" " \ % d p X s n \n , ( ) pr_err printk KERN_ERR dev_info __func__ foo %s %d %pX %Ld 0x%d %hx ; L"a" X PRIx64
    seq_printf ⏎⇥ sscanf = 1 == "a" "b\n" "" """,
    "/* */ // * fallthrough \" ' \\ a ; mb() spinlock_t x; * ⏎ ⏎⇥* /** **/ fall through the the teh SPDX-License-Identifier:",
    """kmalloc kzalloc kcalloc krealloc a b = ( ) ( ) sizeof ( struct foo ) * , GFP_KERNEL ; if ! a ⏎⇥ pr_err memset 0 1 min
    max (int) & -> usleep_range udelay 10 10 msleep strncpy likely unlikely IS_ERR kfree return sysfs_emit "x" """,
    """DEVICE_ATTR module_param debugfs_create_file proc_create ( ) , a a_show a_store NULL 0644 0444 0200 644 S_IRUGO |
    S_IWUSR | static ; int "a" 0666 __ATTR EXPORT_SYMBOL MODULE_LICENSE "GPL" ⏎ a( int foo ; = { } LIST_HEAD""",
    r"""# #if #ifdef #ifndef #elif #else #endif #include defined ( ) CONFIG_FOO CONFIG_FOO_MODULE || && 0 1 IS_ENABLED
    <asm/io.h> "a.h" ⏎ ⏎ \ #undef __i386__ ! if ( a ) { } ; else #error NR_CPUS""",
)]

# What a mutant may call itself, by the kind of its text; the path decides which rules look at it.
PATHS = {
    "c": "drivers/foo/bar.c net/core/x.c drivers/staging/x/y.c kernel/x.c mm/x.c lib/x.c arch/x86/kernel/x.c "
         "drivers/net/z.c kernel/rcu/x.c tools/testing/selftests/bpf/progs/x.c",
    "h": "include/linux/x.h include/uapi/linux/x.h drivers/foo/bar.h arch/arm/include/asm/x.h include/asm-generic/x.h "
         "include/dt-bindings/clock/x.h arch/x86/include/asm/barrier.h include/asm-generic/vmlinux.lds.h",
    "S": "arch/arm/x.S", "dts": "arch/arm/boot/dts/x.dts", "dtsi": "arch/arm/boot/dts/x.dtsi",
    "yaml": "Documentation/devicetree/bindings/x/y.yaml Documentation/x.yaml", "rst": "Documentation/x.rst",
    "sh": "scripts/x.sh", "py": "scripts/x.py", "rs": "rust/kernel/x.rs", "pl": "scripts/x.pl",
    "Kconfig": "drivers/foo/Kconfig", "Makefile": "drivers/foo/Makefile arch/x86/Kbuild",
    "txt": "Documentation/devicetree/bindings/x.txt MAINTAINERS",
}
PATHS = {kind: paths.split() for kind, paths in PATHS.items()}
WEIGHTS = {"c": 20, "h": 8}  # how often a piece is taken from a file of a kind; 1 for the others


def kind_of(path):
    name = os.path.basename(path)
    for kind in ("Kconfig", "Makefile"):
        if name.startswith(kind):
            return kind
    return name.rsplit(".", 1)[1] if "." in name else "txt"


# --- changes ---

def pick(rnd, tokens, fits):
    """The index of a random token that fits, or None."""
    places = [at for at, token in enumerate(tokens) if fits(token)]
    return rnd.choice(places) if places else None


def drop(rnd, tokens, _):
    del tokens[rnd.randrange(len(tokens))]


def drop_space(rnd, tokens, _):
    if (at := pick(rnd, tokens, str.isspace)) is not None:
        del tokens[at]


def drop_bracket(rnd, tokens, _):
    if (at := pick(rnd, tokens, lambda token: token in ('(', ')', '{', '}', '[', ']', '"', "/*", "*/"))) is not None:
        del tokens[at]


def double(rnd, tokens, _):
    at = rnd.randrange(len(tokens))
    tokens.insert(at, tokens[at])


def insert_space(rnd, tokens, _):
    # Some only look blank, and one is what the script puts in place of comments.
    odd = ("\f", "\v", "\u00a0", "\udca0", "\x85", "\x1c", "\x01", "\x7f", "é", "\r")
    tokens.insert(rnd.randrange(len(tokens) + 1), rnd.choice((" ", " ", "\t", "  ") * 5 + odd))


def insert_word(rnd, tokens, words):
    at = rnd.randrange(len(tokens) + 1)
    tokens[at:at] = [rnd.choice(words), rnd.choice(("", " "))]


def replace(rnd, tokens, words):
    tokens[rnd.randrange(len(tokens))] = rnd.choice(words)


def swap_operator(rnd, tokens, _):
    if (at := pick(rnd, tokens, OPERATORS.__contains__)) is not None:
        tokens[at] = rnd.choice(OPERATORS)


def swap_neighbours(rnd, tokens, _):
    at = rnd.randrange(len(tokens))
    tokens[at:at + 2] = tokens[at:at + 2][::-1]


def change_case(rnd, tokens, _):
    at = rnd.randrange(len(tokens))
    tokens[at] = rnd.choice((tokens[at].upper(), tokens[at].capitalize()))


def split(rnd, tokens, _):
    at = rnd.randrange(len(tokens))
    tokens.insert(at, "\n" + rnd.choice(("", "\t", "\t\t", "\t\t\t", " ", "        ", "\t    ")))


def spoil_end(rnd, tokens, _):
    tokens.append(rnd.choice((" ", "\t", ";", " \\", "\\", "\r", ",", " {", "{", " }", " /* x */", " // x", " /* x", '"',
                              " ||", " =", "(")))


def spoil_start(rnd, tokens, _):
    tokens.insert(0, rnd.choice(("\t", " ", "    ", "\t\t\t\t\t\t", "\n")))


def spoil_indent(rnd, tokens, _):
    if tokens[0].isspace():
        tokens[0] = rnd.choice(("", tokens[0].expandtabs(8), tokens[0] + " ", " " + tokens[0]))


CHANGES = {drop: 5, drop_space: 3, drop_bracket: 1, double: 2, insert_space: 3, insert_word: 5, replace: 2,
           swap_operator: 2, swap_neighbours: 1, change_case: 1, split: 3, spoil_end: 2, spoil_start: 1, spoil_indent: 2}


def change_line(rnd, line, words):
    """The lines that stand for `line` after one change."""
    tokens = TOKEN.findall(line)
    if not tokens:
        return rnd.choice(([], ["", ""], [rnd.choice(words)], [line]))
    rnd.choices(list(CHANGES), CHANGES.values())[0](rnd, tokens, words)
    return "".join(tokens).split("\n")


def wrap(rnd, lines, at):
    """Puts some lines from `at` on into a macro, a condition or a comment, and not always out of it again."""
    end = min(len(lines), at + rnd.randint(1, 6))
    way = rnd.choice(("macro", "condition", "comment"))
    if way == "macro":
        head = rnd.choice(("#define FOO(x) \\", "#define FOO \\", "#define foo(a, b)\t\\", "# define BAR(x...) do { \\"))
        lines[at:end] = [head] + [line + rnd.choice((" \\", "\\", "\t\\")) for line in lines[at:end - 1]] + [lines[end - 1]]
    elif way == "condition":
        lines[end:end] = rnd.choice((["#endif"], ["#else", lines[at], "#endif"], ["#elif defined(X)", "#endif"], []))
        lines.insert(at, rnd.choice(("#if 0", "#ifdef FOO", "#if FOO", "# ifndef X")))
    else:
        lines[end:end] = rnd.choice((["\t */"], [" * end */"], []))
        lines.insert(at, rnd.choice(("\t/*", "/* start", "\t/**")))


def change_lines(rnd, lines, count, words):
    lines = list(lines)
    for _ in range(count):
        if not lines:
            break
        at = rnd.randrange(len(lines))
        roll = rnd.random()
        if roll < 0.86:
            lines[at:at + 1] = change_line(rnd, lines[at], words)
        elif roll < 0.90:
            lines[at:at + 2] = [rnd.choice((" ", "")).join(line.lstrip() for line in lines[at:at + 2])]
        elif roll < 0.97:
            wrap(rnd, lines, at)
        else:
            lines.insert(at, "".join(rnd.choice(words) + rnd.choice(("", " ")) for _ in range(rnd.randint(1, 8))))
    return lines


def soup(rnd):
    """Some lines of tokens of one subject, in a function or outside."""
    tokens, lines = rnd.choice(SOUPS), []
    gaps = rnd.choice((("", " "), ("", " ", " ", " "), (" ", " ", " ", "\t")))
    for _ in range(rnd.randint(8, 30)):
        line = "".join(rnd.choice(tokens) + rnd.choice(gaps) for _ in range(rnd.randint(2, 12)))
        lines += (rnd.choice(("", "\t", "\t", "\t\t", " ")) + line).replace("⇥", "\t").split("⏎")
        if rnd.random() < 0.1:
            lines += rnd.choice((["}", ""], ["{"], ["int foo(void)", "{"], [""]))
    return lines


# --- patches ---

def as_hunks(rnd, lines):
    """The lines as hunks, each line added, removed or context; some hunks lie about their length."""
    out, position = [], rnd.choice((1, 2, 10, 100))
    while lines:
        count = rnd.choice((len(lines), len(lines), rnd.randint(4, 40)))
        part, lines = lines[:count], lines[count:]
        marks, mark = [], rnd.choice("++ ")
        mixed = rnd.random() < 0.55
        for _ in part:
            if mixed and rnd.random() < 0.25:
                mark = rnd.choice("++++ -")
            marks.append(mark)
        old, new = (sum(m != other for m in marks) for other in "+-")
        if rnd.random() < 0.06:
            new = max(0, new + rnd.choice((-3, -1, 1, 5)))
        function = rnd.choice(("", "", " int foo(int x)", " static void bar(struct x *y,", " struct foo {", " fn("))
        out.append(f"@@ -{position},{old} +{position},{new} @@{function}")
        # Some mailers take the space off an empty context line.
        out += [mark + line if line or mark != " " or rnd.random() < 0.9 else "" for mark, line in zip(marks, part)]
        if rnd.random() < 0.05:
            out.append("\\ No newline at end of file")
        position += max(old, new) + rnd.randint(1, 30)
    return out


def as_patch(rnd, path, lines):
    """The lines of a diff of one file: changed or new, with git's lines or without."""
    head = [f"diff --git a/{path} b/{path}"] if rnd.random() < 0.85 else []
    if rnd.random() < 0.15:
        mode = rnd.choice(("new file mode 100644", "new file mode 100755"))
        return [*head, *([mode, "index 0000000..1234567"] if head else []), "--- /dev/null", f"+++ b/{path}",
                f"@@ -0,0 +1,{len(lines)} @@", *("+" + line for line in lines)]
    if head and rnd.random() < 0.05:
        head.append(rnd.choice((f"rename from {path}", "old mode 100644\nnew mode 100755", "deleted file mode 100644")))
    return [*head, f"--- a/{path}", f"+++ b/{path}", *as_hunks(rnd, lines)]


# --- the texts that are changed ---

class Sources:
    """Kernel files and rule examples to take pieces from."""

    def __init__(self, tree, names):
        self.tree = tree
        self.by_kind = {}
        for name in names:
            if (kind := kind_of(name)) in PATHS:
                self.by_kind.setdefault(kind, []).append(name)
        # The pages of the rules hold every rule's examples.
        pages = sorted((harness.TOP / "Documentation/Rules").glob("*.md"))
        examples = [block.split("\n") for page in pages for block in re.findall(r"```diff\n(.*?)\n```", page.read_text(), re.S)]
        self.examples = [[line[1:] if line[:1] in "+- " else line for line in lines] for lines in examples
                         if any(line.startswith("+") for line in lines)]
        self.words = WORDS * 2 + [t for lines in self.examples for line in lines for t in TOKEN.findall(line) if t.strip()]

    def piece(self, rnd):
        """(path, 15 to 90 lines) of a kernel file."""
        kinds = list(self.by_kind)
        kind = rnd.choices(kinds, [WEIGHTS.get(kind, 1) for kind in kinds])[0]
        while True:
            path = rnd.choice(self.by_kind[kind])
            text = (self.tree / path).read_bytes()[:200_000].decode("utf-8", "surrogateescape")
            lines = text.split("\n")
            if len(lines) > 12 and "\0" not in text:
                start = rnd.choice((0, rnd.randrange(len(lines)), rnd.randrange(len(lines))))
                return path, lines[start:start + rnd.randint(15, 90)]


def make(seed, number, sources):
    """One mutant: (path, or None for a patch; text). Number 7 of a seed is the same in a set of 10 and of 1000."""
    rnd = random.Random(f"mutant {seed}/{number}")
    way = rnd.choices(("examples", "piece", "mail", "soup"), (5, 4, 3, 5))[0]
    if way == "mail":
        return None, mutant_mails.mail(rnd, sources)
    if way == "examples":
        path, lines = "", []
        for _ in range(rnd.randint(3, 10)):
            lines += change_lines(rnd, rnd.choice(sources.examples), rnd.choice((0, 1, 1, 2, 3, 4)), sources.words)
            lines += [""] if rnd.random() < 0.3 else []
    elif way == "soup":
        path, lines = "", soup(rnd)
    else:
        path, lines = sources.piece(rnd)
        lines = change_lines(rnd, lines, rnd.choice((1, 3, 6, 12, 25)), sources.words)
    if not path or rnd.random() < 0.15:
        path = rnd.choice(PATHS[rnd.choices(list(PATHS), [WEIGHTS.get(kind, 0.5) for kind in PATHS])[0]])
    if rnd.random() < 0.35:
        text = "\n".join(lines) + ("\n" if rnd.random() < 0.95 else "")
    else:
        path, text = None, mutant_mails.around(rnd, as_patch(rnd, path, lines))
    return path, text.replace("\n", "\r\n") if rnd.random() < 0.02 else text
