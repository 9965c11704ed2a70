// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

@testable import LintelCampaign

@Suite("calls in patches") struct PatchReaderTests {
  private let names = APINames(["kmap", "kunmap"])

  @Test(arguments: [
    ("p = kmap(page);", ["kmap"]), ("*p = kmap (page);", ["kmap"]),
    ("kunmap(kmap(page));", ["kunmap", "kmap"]), ("p = my_kmap(page);", []),
    ("p = kmap_local_page(page);", []), (" * kmap(page) is old", []), ("/* kmap(page) */ x();", []),
    ("x(); // kmap(page)", []), ("pr_err(\"kmap(%p)\", p);", []), ("f(kmap);", []),
    ("a /* kunmap( */ = kmap(b);", ["kmap"]), ("c = '\"'; d = kmap(e); f = '\"';", ["kmap"]),
    ("", []),
  ])
  func `a call is a name with a parenthesis, outside of comments and strings`(
    line: String, calls: [String]
  ) {
    #expect(Array(line.utf8).withView { names.calls(in: $0) } == calls)
  }

  private func read(_ text: String) -> PatchReader {
    Array(text.utf8).withView { PatchReader.read($0, names: names) }
  }

  @Test func `function, context and side of each call`() throws {
    let patch = read(MailSamples.tideDiff)
    #expect(patch.problem == nil && patch.hasHunk)
    let file = try #require(patch.files.first)
    #expect(file.removed.map(\.text) == ["addr = kmap(page);", "kunmap(page);"])
    #expect(file.added.isEmpty)
    #expect(file.removed.map(\.function) == ["tide_read", "tide_read"])
    #expect(file.removed.map(\.line) == [10, 12])
    #expect(
      file.removed[1].above == [
        "struct page *page = tide_page(file);", "addr = kmap(page);", "memcpy(buf, addr, len);",
      ])
    #expect(file.removed[0].below == ["memcpy(buf, addr, len);", "kunmap(page);", "return len;"])
  }

  @Test func `a function that begins in the hunk is the function of what follows`() throws {
    let patch = read(
      """
      --- a/fs/x.c
      +++ b/fs/x.c
      @@ -1,7 +1,6 @@ int before(void)
       \tdone();
       }
       \n-static int after(struct page *page)
      +static int later(struct page *page)
       {
      -\tkmap(page);
       }

      """)
    #expect(patch.problem == nil)
    #expect(patch.files.first?.removed.map(\.function) == ["after"])
  }

  @Test func `a call that goes to another file is moved, a new and deleted file have one path`() {
    let patch = read(
      """
      diff --git a/fs/old.c b/fs/old.c
      deleted file mode 100644
      --- a/fs/old.c
      +++ /dev/null
      @@ -1,5 +0,0 @@
      -void f(void)
      -{
      -\tp = kmap(first_page_of(inode));
      -\tcopy(p, inode, size);
      -}
      diff --git a/fs/new.c b/fs/new.c
      new file mode 100644
      --- /dev/null
      +++ b/fs/new.c
      @@ -0,0 +1,5 @@
      +void f(void)
      +{
      +\tp = kmap(first_page_of(inode));
      +\tcopy(p, inode, size);
      +}

      """)
    let changes = UseChanges(patch)
    #expect(changes.removed.isEmpty && changes.added.isEmpty)
    #expect(changes.changed.map(\.new.path) == ["fs/new.c"])
    #expect(changes.reversed.changed.map(\.new.path) == ["fs/old.c"])
  }

  @Test func `renames are read`() {
    let patch = read(
      "diff --git a/x.c b/y.c\nsimilarity index 90%\nrename from x.c\nrename to y.c\n")
    #expect(patch.renames == ["x.c": "y.c"])
  }
}

@Suite("recipes") struct RecipeTests {
  @Test func `the halves of a pair share what only one has`() throws {
    let map = try #require(Recipe("kmap_atomic", .builtIn))
    let unmap = try #require(Recipe("kunmap_atomic", .builtIn))
    #expect(map.after.contains("p = kmap_local_page(page);"))
    #expect(unmap.after == map.after && unmap.review == map.review)
    #expect(unmap.note != map.note && unmap.replacement == "kunmap_local")
    #expect(Recipe("kfree", .builtIn) == nil)
  }
}
