# SPDX-License-Identifier: GPL-2.0-only
"""Ways to break a mapping that two functions share: the map and the unmap of a safe region become functions of their own,
and then one of them, or the function that calls them, is wrong.
"""
import re

from modules.unsafe import KINDS, MAYBE, Edits, indent, returned

GET, PUT = "mutant_get", "mutant_put"
MAP = "static void *mutant_get(struct page *page)\n{\n\treturn %s(page);\n}\n\n"
UNMAP = {"kmap": "static void mutant_put(struct page *page)\n{\n\tkunmap(page);\n}\n",
         "kmap_atomic": "static void mutant_put(void *address)\n{\n\tkunmap_atomic(address);\n}\n"}


def kind(function):
    """A kind that is made of the parts of a shared mapping: its name starts with `group`."""
    def make(site):
        region = site.region
        if region.api == "kmap" and not re.fullmatch(r"\w+", region.page):
            return None
        parts = Parts(site)
        return function(site, parts) or None
    KINDS["group-" + function.__name__.replace("_", "-")] = make
    return make


class Parts:
    """What a shared mapping is written with; a kind changes one of them."""

    def __init__(self, site):
        text, region = site.source.text, site.region
        self.site, self.get, self.put = site, MAP % region.api, UNMAP[region.api]
        self.map = re.sub(rf"\b{region.api}\b", GET, text[slice(*region.map)], count=1)
        self.unmap = re.sub(r"\bk(unmap_atomic|unmap)\b", PUT, text[slice(*region.unmap)], count=1)

    def text(self):
        edits = Edits(self.site).before_function(self.get + self.put)
        return edits.replace(self.site.region.map, self.map).replace(self.site.region.unmap, self.unmap).text()

    def put_otherwise(self, text):
        self.put = text
        return self.text()

    def get_otherwise(self, text):
        self.get = text
        return self.text()

    def around_unmap(self, before="", after=""):
        space = indent(self.site)
        self.unmap = (f"{before}\n{space}" if before else "") + self.unmap + (f"\n{space}{after}" if after else "")
        return self.text()


def argument(site):
    return "struct page *page" if site.region.api == "kmap" else "void *address"


def undone(site):
    return "kunmap(page)" if site.region.api == "kmap" else "kunmap_atomic(address)"


@kind
def caller_forgets_the_unmap(site, parts):
    parts.unmap = ";"
    return parts.text()


@kind
def caller_returns_before_the_unmap(site, parts):
    return parts.around_unmap(f"if ({MAYBE})\n{indent(site)}\t{returned(site, 'NULL', '0')}")


@kind
def caller_unmaps_on_a_condition(site, parts):
    return parts.around_unmap(f"if ({MAYBE})")


@kind
def caller_unmaps_twice(site, parts):
    return parts.around_unmap(after=parts.unmap)


@kind
def caller_keeps_the_address(site, parts):
    parts.get = "static void *mutant_kept;\n\n" + parts.get
    return parts.around_unmap(f"mutant_kept = (void *){site.region.variable};")


@kind
def caller_uses_it_after_the_unmap(site, parts):
    return parts.around_unmap(after=f"memset((void *){site.region.variable}, 0, 1);")


@kind
def caller_moves_the_pointer(site, parts):
    if site.region.api == "kmap":
        return None
    return parts.around_unmap(f"{site.region.variable} += PAGE_SIZE;")


@kind
def caller_unmaps_in_the_wrong_order(site, parts):
    space = indent(site)
    return parts.around_unmap(f"{{\n{space}void *mutant_other = kmap_local_page(mutant_page());",
                              f"kunmap_local(mutant_other);\n{space}}}")


@kind
def caller_unmaps_the_local_way(site, parts):
    parts.unmap = f"kunmap_local({site.region.variable});"
    return parts.text()


@kind
def second_caller_forgets_the_unmap(site, parts):
    parts.put += "\nstatic void mutant_second(struct page *page)\n{\n\tmemset(mutant_get(page), 0, 4);\n}\n"
    return parts.text()


@kind
def second_caller_stores_the_address(site, parts):
    parts.put += "\nstatic void mutant_second(struct page *page, void **at)\n{\n\t*at = mutant_get(page);\n}\n"
    return parts.text()


@kind
def address_of_the_function_is_taken(site, parts):
    parts.put += "\nstatic void *(*mutant_pointer)(struct page *page) = mutant_get;\n"
    return parts.text()


@kind
def called_by_a_macro(site, parts):
    parts.put += "\n#define mutant_macro(page) mutant_get(page)\n"
    return parts.text()


@kind
def map_may_be_left_out(site, parts):
    return parts.get_otherwise(f"static void *mutant_get(struct page *page)\n{{\n\tif ({MAYBE})\n\t\treturn NULL;\n"
                               f"\treturn {site.region.api}(page);\n}}\n\n")


@kind
def map_gives_the_end_of_the_page(site, parts):
    if site.region.api == "kmap":
        return None
    return parts.get_otherwise("static void *mutant_get(struct page *page)\n{\n"
                               f"\treturn {site.region.api}(page) + PAGE_SIZE;\n}}\n\n")


@kind
def map_keeps_the_address(site, parts):
    return parts.get_otherwise("static void *mutant_kept;\n\nstatic void *mutant_get(struct page *page)\n{\n"
                               f"\tmutant_kept = {site.region.api}(page);\n\treturn mutant_kept;\n}}\n\n")


@kind
def map_is_made_twice(site, parts):
    return parts.get_otherwise("static void *mutant_get(struct page *page)\n{\n"
                               f"\t{site.region.api}(mutant_page());\n\treturn {site.region.api}(page);\n}}\n\n")


@kind
def unmap_on_a_condition(site, parts):
    return parts.put_otherwise(f"static void mutant_put({argument(site)})\n{{\n\tif ({MAYBE})\n\t\treturn;\n\t{undone(site)};\n}}\n")


@kind
def unmap_twice(site, parts):
    return parts.put_otherwise(f"static void mutant_put({argument(site)})\n{{\n\t{undone(site)};\n\t{undone(site)};\n}}\n")


@kind
def unmap_of_another_page(site, parts):
    other = "kunmap(page + 1)" if site.region.api == "kmap" else "kunmap_atomic(address + PAGE_SIZE)"
    return parts.put_otherwise(f"static void mutant_put({argument(site)})\n{{\n\t{other};\n}}\n")


@kind
def unmap_copies_from_the_user(site, parts):
    if site.region.api == "kmap":
        return None
    return parts.put_otherwise("static void mutant_put(void *address)\n{\n"
                               "\tif (!copy_from_user(address, mutant_user(), 4))\n\t\tkunmap_atomic(address);\n}\n")
