// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelConvert

/// Pages with two names, and offsets that stay in a page.
@Suite struct PageNameTests {
  private func verdict(_ body: String) -> Verdict? { Judged.body(body)?.verdict }

  @Test(
    "kunmap() may name what the page's variable was given",
    arguments: [
      "char *p; page = box->pages[n]; p = kmap(page); p[0] = 1; kunmap(box->pages[n]); return 0;",
      "struct page *q = box->page; char *p = kmap(q); p[0] = 1; kunmap(box->page); return 0;",
      "while (n--) { struct page *q = pages[n]; char *p = kmap(q); use(p); kunmap(pages[n]); } return 0;",
    ])
  func origins(body: String) {
    #expect(verdict(body) == .convert, "\(body)")
  }

  @Test(
    "but not after either has changed",
    arguments: [
      "char *p; page = box->pages[n]; p = kmap(page); n++; kunmap(box->pages[n]); return 0;",
      "char *p; page = box->pages[n]; n++; p = kmap(page); kunmap(box->pages[n]); return 0;",
      "char *p; page = box->page; box->page = other; p = kmap(page); kunmap(box->page); return 0;",
      "char *p; page = box->page; p = kmap(page); box->page = other; kunmap(box->page); return 0;",
      "char *p; page = box->page; p = kmap(page); box = next(box); kunmap(box->page); return 0;",
      "char *p; page = box->page; page = other; p = kmap(page); kunmap(box->page); return 0;",
      "char *p; page = box->page; if (n) page = other; p = kmap(page); kunmap(box->page); return 0;",
      "char *p; page = pages[n]; p = kmap(page); pages[n] = other; kunmap(pages[n]); return 0;",
      "char *p; page = pages[n]; p = kmap(page); *pages = other; kunmap(pages[n]); return 0;",
      "char *p; page = first(box); p = kmap(page); kunmap(first(box)); return 0;",
      "char *p; page = box->page; p = kmap(page); { struct box *box = mine; kunmap(box->page); } return 0;",
      "char *p; page = box->page; get_page(&page); p = kmap(page); kunmap(box->page); return 0;",
    ])
  func changedOrigins(body: String) {
    #expect(verdict(body) == .refuse, "\(body)")
  }

  @Test(
    "an offset in a page may be added once",
    arguments: [
      "unsigned off = n & ~PAGE_MASK; char *p = kmap(page); p += off; use(p); kunmap(page); return 0;",
      "unsigned off = n % PAGE_SIZE; void *p = kmap_atomic(page); p += off; kunmap_atomic(p); return 0;",
      "void *p = kmap_atomic(page); p += offset_in_page(n); kunmap_atomic(p); return 0;",
      "u8 *p = kmap_atomic(page); p += n & (PAGE_SIZE - 1); kunmap_atomic(p); return 0;",
    ])
  func bounded(body: String) {
    #expect(verdict(body) == .convert, "\(body)")
    let found = Judged.body(body)
    #expect(found?.edits.contains { $0.text.contains("base") } == false)
  }

  @Test(
    "nothing else may",
    arguments: [
      "unsigned off = n & ~PAGE_MASK; u32 *p = kmap_atomic(page); p += off; kunmap_atomic(p); return 0;",
      "unsigned off = n & ~PAGE_MASK; char *p = kmap_atomic(page); p += off; p += off; kunmap_atomic(p); return 0;",
      "unsigned off = n & ~PAGE_MASK; char *p = kmap_atomic(page); off = n; p += off; kunmap_atomic(p); return 0;",
      "unsigned off = n & ~PAGE_MASK; char *p = kmap_atomic(page); off += n; p += off; kunmap_atomic(p); return 0;",
      "unsigned off = n & ~PAGE_MASK; char *p = kmap_atomic(page); off++; p += off; kunmap_atomic(p); return 0;",
      "unsigned off = n & ~PAGE_MASK; char *p = kmap_atomic(page); set(&off); p += off; kunmap_atomic(p); return 0;",
      "unsigned off = n & ~PAGE_MASK; char *p = kmap_atomic(page); p -= off; kunmap_atomic(p); return 0;",
      "unsigned off = n & PAGE_MASK; char *p = kmap_atomic(page); p += off; kunmap_atomic(p); return 0;",
      "char off = n & ~PAGE_MASK; char *p = kmap_atomic(page); p += off; kunmap_atomic(p); return 0;",
      "unsigned off; char *p = kmap_atomic(page); for_each_off(off) p += off; kunmap_atomic(p); return 0;",
      "struct box *p = kmap_atomic(page); p += n % PAGE_SIZE; kunmap_atomic(p); return 0;",
      "char **p = kmap_atomic(page); p += n % PAGE_SIZE; kunmap_atomic(p); return 0;",
      "char *p = kmap_atomic(page) + n; p += n % PAGE_SIZE; kunmap_atomic(p); return 0;",
      "char *p = kmap_atomic(page); while (n--) p += n % PAGE_SIZE; kunmap_atomic(p); return 0;",
    ])
  func unbounded(body: String) {
    #expect(verdict(body) != .convert, "\(body)")
  }
}
