// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelCensus

/// What the reports add up, and that what they write is well formed.
@Suite struct TotalsTests {
  private var census: Census {
    var census = Census(apis: Snippet.apis, files: [])
    let files = [
      ("drivers/net/a.c", "void f(void) { kmap(1); kmap(2); kunmap(1); }"),
      ("drivers/net/phy/b.c", "void f(void) {\n#if 0\nkmap(1);\n#endif\nkmap(2); }"),
      ("fs/<c>.c", "void *kmap(struct page *page);"),
    ]
    census.files = files.map { Census.File(path: $0.0, sites: Snippet.sites($0.1)) }
    census.fileCount = 9
    census.owners = [
      Owner(
        subsystem: "NET \"A\"", status: "Maintained", maintainers: ["A <a@example.org>"],
        lists: ["net@example.org", "all@example.org"]),
      Owner(subsystem: "PHY", status: "", maintainers: [], lists: ["all@example.org"]),
      Owner(),
    ]
    return census
  }

  @Test func groups() {
    typealias Row = Totals.Row
    let totals = Totals(census)
    #expect(
      totals.apis == [
        Row(name: "kmap", calls: 3, files: 2), Row(name: "kmap_atomic", calls: 0, files: 0),
        Row(name: "kunmap", calls: 1, files: 1),
      ])
    #expect(totals.folders == [Row(name: "drivers/net", calls: 4, files: 2)])
    #expect(
      totals.subsystems == [
        Row(name: "NET \"A\"", calls: 3, files: 1), Row(name: "PHY", calls: 1, files: 1),
      ])
    #expect(
      totals.lists == [
        Row(name: "all@example.org", calls: 4, files: 2),
        Row(name: "net@example.org", calls: 3, files: 1),
      ])
    #expect(totals.files.map(\.name) == ["drivers/net/a.c", "drivers/net/phy/b.c"])
    #expect(Totals.folder(of: "a.c") == ".")
    #expect(Totals.folder(of: "fs/a.c") == "fs")
  }

  @Test func textReport() {
    var out = ByteBuffer()
    TextReport(census, rowLimit: 1).write(to: &out)
    #expect(
      out.view.string == """
        API     CALLS  FILES  IN MACROS  SHADOWED  REFERENCES  REPLACEMENT
        kmap        3      2          0         0           0  kmap_local_page
        kunmap      1      1          0         0           0  kunmap_local

        4 calls in 2 of 9 files, and 1 places below #if 0

        DIRECTORY    CALLS  FILES
        drivers/net      4      2

        SUBSYSTEM  CALLS  FILES
        NET "A"        3      1
        ... and 1 more; --all shows them

        LIST             CALLS  FILES
        all@example.org      4      2
        ... and 1 more; --all shows them

        FILE             CALLS  FILES
        drivers/net/a.c      3      1
        ... and 1 more; --all shows them

        """)
  }

  @Test func htmlIsEscapedAndSelfContained() {
    var out = ByteBuffer()
    HTMLReport(census, name: "a<b&c").write(to: &out)
    let page = out.view.string
    #expect(page.contains("<title>Calls of deprecated functions in a&lt;b&amp;c</title>"))
    #expect(page.contains("fs/<wbr>&lt;c&gt;.c:1</code>"))
    #expect(page.contains("NET &quot;A&quot;"))
    for outside in ["http:", "https:", "src=", "href=", "@import", "url("] {
      #expect(!page.contains(outside))
    }
  }

  @Test func cellsOfTables() {
    var out = ByteBuffer()
    out.append(row: ["a,b", "say \"x\"", "c\td"], .csv)
    out.append(row: ["a,b", "c\td\n"], .tsv)
    #expect(out.view.string == "\"a,b\",\"say \"\"x\"\"\",c\td\na,b\tc d \n")
  }
}
