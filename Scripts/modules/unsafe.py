# SPDX-License-Identifier: GPL-2.0-only
"""Ways to break a safe mapping, by rewriting the text of a function whose conversion is right.

Each kind is a function of a Site that gives the new text of the file, or None where the way does not apply or where it
would leave a doubt whether the result is unsafe. What is made parses; it need not link.
"""
import collections
import re

from modules.c_source import closing
from modules.regions import UNMAP

# A condition that nothing in the function decides.
MAYBE = "signal_pending(current)"
# Where one of these is taken, preemption may be off whatever the mapping does.
LOCKS = re.compile(r"\b\w*(lock|preempt_disable|local_irq|get_cpu|local_bh)\w*\s*\(")
KINDS = {}

# source: the file (c_source.Source); function, region: what is broken.
Site = collections.namedtuple("Site", "source function region")


class Edits:
    """Changes to a file's text, made at once; those at one place in the order in which they are added."""

    def __init__(self, site):
        self.site, self.changes = site, []

    def put(self, at, text):
        self.changes.append((at, at, text))
        return self

    def replace(self, span, text):
        self.changes.append((*span, text))
        return self

    def text(self):
        whole, parts, at = self.site.source.text, [], 0
        for start, end, text in sorted(self.changes, key=lambda change: change[0]):
            parts += [whole[at:start], text]
            at = end
        return "".join([*parts, whole[at:]])

    # Places, in the words of the kinds below.
    def before_unmap(self, statement):
        return self.put(self.site.region.unmap[0], f"{statement}\n{indent(self.site)}")

    def condition(self, condition):
        """Puts the unmap under a condition."""
        return self.put(self.site.region.unmap[0], f"if ({condition})\n{indent(self.site)}\t")

    def after_unmap(self, statement):
        return self.put(self.site.region.unmap[1], f"\n{indent(self.site)}{statement}")

    def before_map(self, statement):
        return self.put(self.site.region.map[0], f"{statement}\n{indent(self.site)}")

    def after_map(self, statement):
        return self.put(self.site.region.map[1], f"\n{indent(self.site)}{statement}")

    def before_function(self, text):
        return self.put(self.site.function.start, text + "\n\n")

    def declare(self, text):
        body = self.site.function.tokens[self.site.function.body]
        return self.put(body.end, f"\n\t{text}")


def indent(site):
    """The white space before the unmap."""
    text, at = site.source.text, site.region.unmap[0]
    line = text[text.rfind("\n", 0, at) + 1:at]
    return line[:len(line) - len(line.lstrip())]


def kind(function):
    KINDS[function.__name__.replace("_", "-")] = function
    return function


def address(site):
    return f"(void *){site.region.variable}"


def unmap_text(site):
    return site.source.text[slice(*site.region.unmap)]


def map_text(site):
    return site.source.text[slice(*site.region.map)]


def atomic(site):
    return site.region.api == "kmap_atomic"


def returned(site, pointer, number):
    """A return statement with a value of the function's type: of those given, or none."""
    head = site.function.tokens[:site.function.body]
    names = [token.text for token in head]
    before = names[:names.index(site.function.name)] if site.function.name in names else names
    if "void" in before and "*" not in before:
        return "return;"
    return f"return {pointer};" if "*" in before else f"return {number};"


def parameters(function):
    """The names of a function's parameters; None where one has none that is plain."""
    head = function.tokens[:function.body]
    opened = next((index for index, token in enumerate(head) if token.text == function.name and head[index + 1].text == "("), None)
    if opened is None or closing(head, opened + 1) != len(head) - 1:
        return None
    inside = head[opened + 2:-1]
    if [token.text for token in inside] == ["void"]:
        return []
    if any(token.kind != "name" and token.text not in ("*", ",") for token in inside):
        return None
    ends = [index for index, token in enumerate(inside) if token.text == ","] + [len(inside)]
    return [inside[end - 1].text for end in ends]


def unmapped_later(site):
    """Whether the same words unmap something further down, where a jump out of the loop may arrive."""
    call = unmap_text(site).rstrip("; \n")
    return call in site.source.text[site.region.unmap[1]:site.function.end]


def whole_function(site):
    return site.source.text[site.function.start:site.function.end]


# Paths on which the unmap is missing.

@kind
def return_before_the_unmap(site):
    return Edits(site).before_unmap(f"if ({MAYBE})\n{indent(site)}\t{returned(site, 'NULL', '0')}").text()


@kind
def return_after_the_map(site):
    if site.region.declares:
        return None
    return Edits(site).after_map(f"if (unlikely({MAYBE}))\n{indent(site)}\t{returned(site, 'NULL', '0')}").text()


@kind
def goto_past_the_unmap(site):
    return Edits(site).before_unmap(f"if ({MAYBE})\n{indent(site)}\tgoto mutant_out;").after_unmap("mutant_out: ;").text()


@kind
def break_past_the_unmap(site):
    if not site.region.loop or unmapped_later(site):
        return None
    return Edits(site).before_unmap(f"if ({MAYBE})\n{indent(site)}\tbreak;").text()


@kind
def continue_past_the_unmap(site):
    if not site.region.in_loop or unmapped_later(site):
        return None
    return Edits(site).before_unmap(f"if ({MAYBE})\n{indent(site)}\tcontinue;").text()


def leaving_macro(site, body):
    return Edits(site).before_function(f"#define mutant_check(condition) {body}").before_unmap(f"mutant_check({MAYBE});")


@kind
def macro_that_returns(site):
    return leaving_macro(site, f"do {{ if (condition) {returned(site, 'NULL', '0')} }} while (0)").text()


@kind
def macro_of_a_macro_that_returns(site):
    inner = f"#define mutant_leave {returned(site, 'NULL', '0')}"
    return leaving_macro(site, "if (unlikely(condition)) { mutant_leave }").before_function(inner).text()


@kind
def macro_that_goes_out(site):
    return leaving_macro(site, "do { if (condition) goto mutant_out; } while (0)").after_unmap("mutant_out: ;").text()


@kind
def macro_that_breaks(site):
    if not site.region.loop or unmapped_later(site):
        return None
    return leaving_macro(site, "if (condition) break").text()


@kind
def unmap_under_a_condition(site):
    return Edits(site).condition(f"!{MAYBE}").text()


@kind
def unmap_in_one_arm(site):
    return Edits(site).replace(site.region.unmap, f"if ({MAYBE}) {{\n{indent(site)}\tcond_resched();\n{indent(site)}}} else {{\n"
                               f"{indent(site)}\t{unmap_text(site)}\n{indent(site)}}}").text()


@kind
def unmap_missing(site):
    return Edits(site).replace(site.region.unmap, ";").text()


@kind
def unmap_under_ifdef(site):
    return Edits(site).replace(site.region.unmap, f"\n#ifdef CONFIG_MUTANT\n{indent(site)}{unmap_text(site)}\n#endif\n").text()


@kind
def unmap_in_a_case(site):
    space = indent(site)
    return Edits(site).replace(site.region.unmap, f"switch ({MAYBE}) {{\n{space}case 0:\n{space}\t{unmap_text(site)}\n"
                               f"{space}\tbreak;\n{space}default:\n{space}\tbreak;\n{space}}}").text()


@kind
def unmap_short_circuited(site):
    call = unmap_text(site).rstrip("; \t")
    return Edits(site).replace(site.region.unmap, f"if ({MAYBE} && ({call}, 1))\n{indent(site)}\tcond_resched();").text()


@kind
def loop_around_the_map(site):
    if site.region.declares:
        return None
    space = indent(site)
    return Edits(site).replace(site.region.map, f"do {{\n{space}\t{map_text(site)}\n{space}}} while ({MAYBE});").text()


@kind
def mapped_twice(site):
    return None if site.region.declares else Edits(site).after_map(map_text(site)).text()


@kind
def condition_that_changes(site):
    if site.region.declares:
        return None
    space, edits = indent(site), Edits(site).declare(f"int mutant_flag = {MAYBE};")
    edits.replace(site.region.map, f"{site.region.variable} = 0;\n{space}if (mutant_flag)\n{space}\t{map_text(site)}")
    edits.before_unmap("mutant_flag = !mutant_flag;")
    return edits.condition("mutant_flag").text()


# Unmaps of what is not mapped.

@kind
def unmapped_twice(site):
    return Edits(site).after_unmap(unmap_text(site)).text()


@kind
def unmapped_again_under_a_condition(site):
    return Edits(site).after_unmap(f"if ({MAYBE})\n{indent(site)}\t{unmap_text(site)}").text()


@kind
def case_falls_through_to_a_second_unmap(site):
    space, call = indent(site), unmap_text(site)
    return Edits(site).replace(site.region.unmap, f"switch ({MAYBE}) {{\n{space}case 0:\n{space}\t{call}\n{space}\tfallthrough;\n"
                               f"{space}default:\n{space}\t{call}\n{space}}}").text()


@kind
def map_jumped_over(site):
    if site.region.declares:
        return None
    return Edits(site).before_map(f"if ({MAYBE})\n{indent(site)}\tgoto mutant_in;").before_unmap("mutant_in:").text()


@kind
def callee_unmaps_too(site):
    what = "void *address" if atomic(site) else "struct page *page"
    call = f"static void mutant_put({what})\n{{\n\t{UNMAP[site.region.api]}({what.split('*')[1]});\n}}"
    return Edits(site).before_function(call).before_unmap(f"mutant_put({site.region.argument});").text()


@kind
def unmap_of_another_page(site):
    region = site.region
    other = f"{address(site)} + PAGE_SIZE" if atomic(site) else f"({region.argument}) + 1"
    return Edits(site).replace(region.unmap, f"{UNMAP[region.api]}({other});").text()


@kind
def unmap_of_the_page_before(site):
    if not atomic(site):
        return None
    return Edits(site).replace(site.region.unmap, f"kunmap_atomic({address(site)} - PAGE_SIZE);").text()


@kind
def pointer_advanced_a_page(site):
    return Edits(site).before_unmap(f"{site.region.variable} += PAGE_SIZE;").text() if atomic(site) else None


@kind
def pointer_advanced_by_a_loop(site):
    if not atomic(site):
        return None
    loop = f"for (mutant_count = 0; mutant_count < 4096; mutant_count++)\n{indent(site)}\t{site.region.variable} += 8;"
    return Edits(site).declare("int mutant_count;").before_unmap(loop).text()


@kind
def pointer_reassigned(site):
    if not atomic(site):
        return None
    return Edits(site).before_unmap(f"{site.region.variable} = (void *)__get_free_page(GFP_ATOMIC);").text()


@kind
def page_reassigned(site):
    argument = site.region.argument
    if atomic(site) or not re.fullmatch(r"[A-Za-z_]\w*", argument):
        return None
    return Edits(site).before_unmap(f"{argument} = {argument} + 1;").text()


@kind
def index_of_the_page_changed(site):
    found = re.fullmatch(r"[\w.>-]+\[([A-Za-z_]\w*)\]", site.region.argument)
    return None if atomic(site) or not found else Edits(site).before_unmap(f"{found[1]}++;").text()


# Order, and use after the unmap.

@kind
def crossed_with_another(site):
    if not atomic(site):
        return None
    edits = Edits(site).declare("void *mutant_second;").before_unmap("mutant_second = kmap_atomic(ZERO_PAGE(0));")
    return edits.after_unmap("kunmap_atomic(mutant_second);").text()


@kind
def crossed_with_a_local_one(site):
    if not atomic(site):
        return None
    edits = Edits(site).declare("void *mutant_second;").before_unmap("mutant_second = kmap_local_page(ZERO_PAGE(0));")
    return edits.after_unmap("kunmap_local(mutant_second);").text()


@kind
def more_than_sixteen_at_once(site):
    space = indent(site)
    edits = Edits(site).declare("void *mutant_array[20];\n\tint mutant_count;")
    return edits.before_unmap("for (mutant_count = 0; mutant_count < 20; mutant_count++)\n"
                              f"{space}\tmutant_array[mutant_count] = kmap_local_page(ZERO_PAGE(0));\n{space}while (mutant_count--)\n"
                              f"{space}\tkunmap_local(mutant_array[mutant_count]);").text()


@kind
def two_unmaps_exchanged(site):
    region = site.region
    if not atomic(site) or not region.next_unmap or unmap_text(site) == site.source.text[slice(*region.next_unmap)]:
        return None
    return Edits(site).replace(region.unmap, site.source.text[slice(*region.next_unmap)]).replace(
        region.next_unmap, unmap_text(site)).text()


@kind
def used_after_the_unmap(site):
    return Edits(site).after_unmap(f"memset({address(site)}, 0, 8);").text()


@kind
def read_after_the_unmap(site):
    return Edits(site).declare("int mutant_byte;").after_unmap(f"mutant_byte = *(char *){site.region.variable};").text()


def derived(site, call, made):
    """A pointer into the page that a callee gives, used after the unmap."""
    edits = Edits(site).declare("char *mutant_part;").before_unmap(f"mutant_part = {call.format(address(site))};")
    edits = edits.after_unmap("*mutant_part = 0;")
    return (edits.before_function(made) if made else edits).text()


@kind
def found_before_and_used_after_the_unmap(site):
    return derived(site, "memchr({0}, 0, 16)", None)


@kind
def taken_by_a_callee_and_used_after_the_unmap(site):
    return derived(site, "mutant_at({0}, 8)", "static void *mutant_at(void *start, int offset)\n{\n\treturn start + offset;\n}")


@kind
def unmapped_before_the_use(site):
    if not site.region.used or site.region.declares:
        return None
    return Edits(site).after_map(unmap_text(site)).replace(site.region.unmap, ";").text()


# Addresses that leave.

@kind
def kept_in_a_global(site):
    return Edits(site).before_function("static void *mutant_kept;").before_unmap(f"mutant_kept = {address(site)};").text()


@kind
def found_and_kept_in_a_global(site):
    edits = Edits(site).before_function("static char *mutant_kept;")
    return edits.before_unmap(f"mutant_kept = memchr({address(site)}, 0, 16);").text()


@kind
def copied_into_a_global(site):
    if not site.region.variable.isidentifier():
        return None
    edits = Edits(site).before_function("static void *mutant_kept;")
    return edits.before_unmap(f"memcpy(&mutant_kept, &{site.region.variable}, sizeof(mutant_kept));").text()


@kind
def kept_in_a_global_structure(site):
    made = "static struct {\n\tvoid *data;\n} mutant_item;"
    return Edits(site).before_function(made).before_unmap(f"mutant_item.data = {address(site)};").text()


@kind
def kept_through_a_parameter(site):
    head = site.function.tokens[:site.function.body]
    text = site.source.text[head[0].start:head[-1].end]
    found = re.search(r"[(,]\s*struct\s+\w+\s*\*\s*(\w+)\s*[,)]", text)
    if not found or re.search(rf"\b{found[1]}\s*=[^=]", whole_function(site)):
        return None
    return Edits(site).before_unmap(f"{found[1]}->private_data = {address(site)};").text()


@kind
def kept_by_a_callee(site):
    made = "static void *mutant_kept;\n\nstatic void mutant_note(void *address)\n{\n\tmutant_kept = address;\n}"
    return Edits(site).before_function(made).before_unmap(f"mutant_note({address(site)});").text()


@kind
def kept_by_a_callee_of_a_callee(site):
    made = ("static void *mutant_kept;\n\nstatic void mutant_keep(void *address)\n{\n\tmutant_kept = address;\n}\n\n"
            "static void mutant_note(void *address)\n{\n\tmutant_keep(address);\n}")
    return Edits(site).before_function(made).before_unmap(f"mutant_note({address(site)});").text()


@kind
def kept_as_a_number_by_a_callee(site):
    made = "static unsigned long mutant_kept;\n\nstatic void mutant_note(void *address)\n{\n\tmutant_kept = (unsigned long)address + 8;\n}"
    return Edits(site).before_function(made).before_unmap(f"mutant_note({address(site)});").text()


@kind
def kept_in_the_structure_that_a_callee_returns(site):
    made = ("static struct mutant {\n\tvoid *data;\n} mutant_kept;\n\nstatic struct mutant mutant_made(void *address)\n{\n"
            "\tstruct mutant made = { .data = address };\n\n\treturn made;\n}")
    return Edits(site).before_function(made).before_unmap(f"mutant_kept = mutant_made({address(site)});").text()


@kind
def mapped_while_it_calls_itself(site):
    """Each turn keeps one more mapping."""
    given = parameters(site.function)
    if given is None:
        return None
    return Edits(site).before_unmap(f"if ({MAYBE})\n{indent(site)}\t{site.function.name}({', '.join(given)});").text()


@kind
def mapped_while_a_callee_calls_it(site):
    given = parameters(site.function)
    head = site.source.text[site.function.start:site.function.tokens[site.function.body].start].strip()
    inner = head.partition(site.function.name)[2]
    if given is None or "\n#" in head or not head.endswith(")"):
        return None
    made = f"{head};\n\nstatic void mutant_again{inner}\n{{\n\t{site.function.name}({', '.join(given)});\n}}"
    return Edits(site).before_function(made).before_unmap(f"if ({MAYBE})\n{indent(site)}\tmutant_again({', '.join(given)});").text()


@kind
def returned_on_a_path(site):
    value = returned(site, address(site), f"(long){site.region.variable}")
    return None if value == "return;" else Edits(site).before_unmap(f"if ({MAYBE})\n{indent(site)}\t{value}").text()


def handed(name, statement, made=None):
    """A kind: the address is handed to `statement`, a text with {0} for it."""
    def make(site):
        edits = Edits(site).before_unmap(statement.format(address(site)))
        return (edits.before_function(made) if made else edits).text()
    KINDS[name] = make


handed("handed-to-sg-init-one", "sg_init_one(&mutant_list, {0}, 16);", "static struct scatterlist mutant_list;")
handed("handed-to-sg-set-buf", "sg_set_buf(&mutant_list, {0}, 16);", "static struct scatterlist mutant_list;")
handed("handed-to-virt-to-page", "get_page(virt_to_page({0}));")
handed("handed-to-a-usb-transfer", "usb_bulk_msg(mutant_device, 0, {0}, 16, NULL, 0);", "static struct usb_device *mutant_device;")
handed("put-on-a-list", "list_move_tail({0}, &mutant_list);", "static LIST_HEAD(mutant_list);")
handed("handed-to-kmap-to-page", "get_page(kmap_to_page({0}));")
handed("handed-to-pa", "mutant_number = __pa({0});", "static unsigned long mutant_number;")
handed("handed-to-dma", "mutant_dma = dma_map_single(mutant_device, {0}, 16, DMA_TO_DEVICE);",
       "static dma_addr_t mutant_dma;\nstatic struct device *mutant_device;")
handed("handed-to-a-thread", 'kthread_run(mutant_run, {0}, "mutant");', "static int mutant_run(void *data)\n{\n\treturn *(char *)data;\n}")
handed("handed-to-another-processor", "smp_call_function_single(0, mutant_run, {0}, 0);",
       "static void mutant_run(void *data)\n{\n\t*(char *)data = 0;\n}")
handed("handed-to-a-work-item", "mutant_item.data = {0};\n\tschedule_work(&mutant_item.work);",
       "static struct {\n\tstruct work_struct work;\n\tvoid *data;\n} mutant_item;")
handed("handed-to-an-interrupt", 'request_irq(7, mutant_run, 0, "mutant", {0});',
       "static irqreturn_t mutant_run(int irq, void *data)\n{\n\t*(char *)data = 0;\n\treturn IRQ_HANDLED;\n}")


# What kmap_atomic() does besides mapping.

def relied_on(name, statement, made=None, preemption=False):
    """A kind for kmap_atomic(): `statement`, with {0} for the address, needs faults or preemption to be off."""
    def make(site):
        text = whole_function(site)
        if not atomic(site) or "pagefault_" in text or (preemption and LOCKS.search(text)):
            return None
        edits = Edits(site).before_unmap(statement.format(address(site)))
        return (edits.before_function(made) if made else edits).text()
    KINDS[name] = make


USER = "(void __user *)current->mm->start_stack"
relied_on("user-copy-in", f"WARN_ON(__copy_from_user_inatomic({{0}}, {USER}, 8));")
relied_on("user-copy-out", f"WARN_ON(__copy_to_user_inatomic({USER}, {{0}}, 8));")
relied_on("user-word", f"WARN_ON(__put_user(*(int *){{0}}, (int __user *){USER}));")
relied_on("user-copy-in-a-macro-argument", f"mutant_each(__copy_from_user_inatomic({{0}}, {USER}, 8));",
          "#define mutant_each(step) do {\t\\\n\tif (step)\t\\\n\t\tcond_resched();\t\\\n} while (0)")
relied_on("user-copy-in-a-callee", "mutant_fill({0});",
          f"static unsigned long mutant_fill(void *address)\n{{\n\treturn __copy_from_user_inatomic(address, {USER}, 8);\n}}")
relied_on("test-of-faults-off", "WARN_ON(!pagefault_disabled());")
relied_on("this-processor", "WARN_ON(smp_processor_id() == *(int *){0});", preemption=True)
relied_on("per-processor-pointer", "*this_cpu_ptr(&mutant_slot) = *(int *){0};", "static DEFINE_PER_CPU(int, mutant_slot);", True)
relied_on("per-processor-count", "__this_cpu_add(mutant_slot, *(int *){0});", "static DEFINE_PER_CPU(int, mutant_slot);", True)
relied_on("sequence-counter", "write_seqcount_begin(&mutant_count);\n\tmutant_value = *(int *){0};\n\twrite_seqcount_end(&mutant_count);",
          "static seqcount_t mutant_count;\nstatic int mutant_value;", True)
relied_on("read-side-of-preemption", "*(int *){0} = *rcu_dereference_sched(mutant_slot);", "static int __rcu *mutant_slot;", True)
