// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelCampaign

/// Files that a test has in memory.
private final class MemoryFiles: TreeFiles {
  private let files: [String: String]

  init(_ files: [String: String]) { self.files = files }

  func contents(_ path: String) -> ByteBuffer? {
    guard let text = files[path] else { return nil }
    var buffer = ByteBuffer()
    buffer.append(text)
    return buffer
  }

  func entries(in folder: String) -> [String] {
    files.keys.filter { $0.hasPrefix(folder + "/") }.sorted()
  }
}

@Suite("what became of a call") struct EndingTests {
  /// A function of these lines.
  private static func function(_ body: [String], name: String = "tide_read") -> String {
    (["static int \(name)(struct page *page, char *to)", "{"] + body.map { "\t" + $0 } + ["}", ""])
      .joined(separator: "\n")
  }

  /// The calls of a text that the campaign is about, as the census would find them.
  private static func sites(_ text: String, _ path: String) -> [EndingFinder.Site] {
    let file = Array(text.utf8).withView { SourceFunctions($0) }
    let apis = ["kmap", "kunmap", "kmap_atomic", "kunmap_atomic"]
    return file.all.flatMap { function in
      function.calls.filter { apis.contains($0.name) }.map { call in
        EndingFinder.Site(
          site: SeenSite(
            api: call.name, path: path, line: call.line, function: function.name,
            text: file.text(call.line)), newPath: path)
      }
    }
  }

  /// What became of the calls of `old`, in words.
  private func endings(_ old: String, _ new: [String: String]) -> [String] {
    let path = "fs/tide/file.c"
    let pair = SourcePair(before: MemoryFiles([path: old]), after: MemoryFiles(new))
    let finder = EndingFinder(pair, replacements: .builtIn)
    return finder.verdicts(of: Self.sites(old, path)).map { verdict in
      let ending = verdict.ending
      #expect(ending.evidence.first?.hasPrefix("-") ?? false)
      return ending.successor.isEmpty
        ? ending.state.rawValue : "\(ending.state.rawValue) \(ending.successor)"
    }
  }

  private static let mapped = ["char *from = kmap(page);", "", "use(to, from);", "kunmap(page);"]

  @Test(arguments: [
    // The replacement, a folio's mapping, a helper that maps by itself.
    (
      ["char *from = kmap_local_page(page);", "use(to, from);", "kunmap_local(from);"],
      ["converted kmap_local_page", "converted kunmap_local"]
    ),
    (
      [
        "char *from = kmap_local_folio(folio, 0);", "use(to, from);",
        "folio_release_kmap(folio, from);",
      ],
      ["converted kmap_local_folio", "converted folio_release_kmap"]
    ),
    (
      ["memcpy_from_page(to, page, 0, 10);"],
      ["converted memcpy_from_page", "converted memcpy_from_page"]
    ),
    // Another function gives the address; an unmap ends as its map does.
    (
      ["char *from = page_address(page);", "", "use(to, from);"],
      ["replaced page_address", "replaced page_address"]
    ),
    (["use(to, page_address(page));"], ["replaced page_address", "replaced page_address"]),
    (["copy_pages(to, bio);"], ["replaced copy_pages", "replaced copy_pages"]),
    // Nothing does.
    (["return 0;"], ["dropped", "dropped"]),
  ])
  func `what took the place of a call is looked for in its function`(
    body: [String], expected: [String]
  ) {
    let new = ["fs/tide/file.c": Self.function(body)]
    #expect(endings(Self.function(Self.mapped), new) == expected)
  }

  @Test func `a function that goes is followed to the one that it became`() {
    let old = Self.function(
      [
        "char *from = kmap(page);", "int i = 0, len = ebb(page);", "use(to, from, i, len);",
        "kunmap(page);",
      ],
      name: "tide_read_page")
    let renamed = Self.function(
      [
        "char *from = kmap_local_folio(folio, 0);", "int i = 0, len = ebb(folio);",
        "use(to, from, i, len);", "kunmap_local(from);",
      ], name: "tide_read_folio")
    #expect(
      endings(old, ["fs/tide/file.c": renamed]) == [
        "converted kmap_local_folio", "converted kunmap_local",
      ])
    // In a file beside it, or in the folder that a file became.
    for path in ["fs/tide/inode.c", "fs/tide/file/main.c"] {
      #expect(
        endings(old, ["fs/tide/file.c": "int x;\n", path: renamed]).first
          == "converted kmap_local_folio")
    }
    let other = Self.function(["return flow(to);"], name: "tide_flow")
    #expect(endings(old, ["fs/tide/file.c": other]) == ["removed", "removed"])
    #expect(endings(old, [:]) == ["removed", "removed"])
  }

  @Test func `new functions that are called in its place are looked into`() {
    let caller = Self.function(["return copy_in(page, to);"])
    let converted = Self.function(["memcpy_from_page(to, page, 0, 10);"], name: "copy_in")
    #expect(
      endings(Self.function(Self.mapped), ["fs/tide/file.c": converted + caller]) == [
        "converted memcpy_from_page", "converted memcpy_from_page",
      ])
    let deeper = Self.function(["return copy_far(page, to);"], name: "copy_in")
    let far = Self.function(["use(to, page_address(page));"], name: "copy_far")
    #expect(
      endings(Self.function(Self.mapped), ["fs/tide/file.c": far + deeper + caller]) == [
        "replaced page_address", "replaced page_address",
      ])
    // The call is only somewhere else.
    let moved = Self.function(Self.mapped, name: "copy_in")
    #expect(
      endings(Self.function(Self.mapped), ["fs/tide/file.c": moved + caller]) == [
        "merged copy_in", "merged copy_in",
      ])
  }

  @Test func `of several calls of which one is left the others are merged`() {
    let old = Self.function([
      "char *from = kmap(page);", "if (!to) {", "\tkunmap(page);", "\treturn -EINVAL;", "}",
      "use(to, from);", "kunmap(page);",
    ])
    let new = Self.function([
      "char *from = kmap(page);", "int error = to ? use(to, from) : -EINVAL;", "kunmap(page);",
      "return error;",
    ])
    let path = "fs/tide/file.c"
    let pair = SourcePair(before: MemoryFiles([path: old]), after: MemoryFiles([path: new]))
    let gone = Self.sites(old, path).filter { $0.site.line == 5 }
    let verdicts = EndingFinder(pair, replacements: .builtIn).verdicts(of: gone)
    #expect(verdicts.map(\.ending.state) == [.merged])
    #expect(verdicts.map(\.movedTo) == ["tide_read"])
  }

  @Test func `a use of a helper that was there before converts nothing`() {
    let old = Self.function(Self.mapped + ["memcpy_to_page(page, 0, to, 1);"])
    let new = Self.function(["memcpy_to_page(page, 0, to, 1);"])
    #expect(endings(old, ["fs/tide/file.c": new]) == ["dropped", "dropped"])
  }

  @Test func `without the old text the lines that the ledger remembers have to do`() {
    let site = SeenSite(
      api: "kmap", path: "fs/tide/file.c", line: 9, function: "tide_read",
      text: "char *from = kmap(page);", above: ["struct page *page = tide(file);"],
      below: ["use(to, from);", "kunmap(page);", "return 0;"])
    func ending(_ body: [String]) -> SiteEnding? {
      let pair = SourcePair(
        before: nil, after: MemoryFiles(["fs/tide/file.c": Self.function(body)]))
      return EndingFinder(pair, replacements: .builtIn).verdicts(
        of: [EndingFinder.Site(site: site, newPath: site.path)]
      ).first?.ending
    }
    #expect(
      ending([
        "struct page *page = tide(file);", "char *from = kmap_local_page(page);",
        "use(to, from);", "kunmap_local(from);", "return 0;",
      ])
        == SiteEnding(
          .converted, successor: "kmap_local_page",
          evidence: ["-char *from = kmap(page);", "+char *from = kmap_local_page(page);"]))
    #expect(ending(["struct page *page = tide(file);", "return 0;"])?.state == .dropped)
  }

  @Test func `odd texts end in a state and not in a trap`() {
    let broken = [
      "", "}", "{", "static int tide_read(", "#define tide_read(x) \\", "int tide_read(void) { #if",
      "((((((((", String(repeating: "int f(void) {", count: 5000),
      Self.function([String(repeating: "kmap(", count: 5000)]),
    ]
    for text in broken {
      let states = endings(Self.function(Self.mapped), ["fs/tide/file.c": text])
      #expect(states.count == 2)
      #expect(endings(text, ["fs/tide/file.c": Self.function(Self.mapped)]).count >= 0)
    }
  }

  @Test func `functions and macros are found with their lines`() {
    let text = """
      #define TIDE_MAP(p) do { \\
      \tkmap(p); \\
      } while (0)
      #ifdef A
      int first(int a)
      {
      \tif (a) {
      #else
      int first(void)
      {
      \tif (b) {
      #endif
      \t\tebb();
      \t}
      }
      SYSCALL_DEFINE2(swapon, int, a, int, b)
      {
      \treturn flow(a, b);
      }
      static void last(void) __acquires(lock) { moor(); }

      """
    let file = Array(text.utf8).withView { SourceFunctions($0) }
    #expect(
      file.all.map(\.name) == ["TIDE_MAP", "first", "SYSCALL_DEFINE2(swapon)", "last"])
    #expect(file.function(named: "TIDE_MAP")?.calls.map(\.name) == ["kmap"])
    #expect(file.function(at: 18)?.name == "SYSCALL_DEFINE2(swapon)")
    #expect(file.function(named: "last")?.calls.map(\.name).contains("moor") ?? false)
  }
}
