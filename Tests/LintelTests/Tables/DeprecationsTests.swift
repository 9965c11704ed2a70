// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

@Suite struct DeprecationsTests {
  private static let script = """
    #!/usr/bin/env perl
    # keys %deprecated_apis are names
    our %deprecated_apis = (
    	"call_rcu_bh"	=> "call_rcu",	# why
    	'old_one' => 'new_one', bare => "bare_new",
    	"kmap" =>
    		"kmap_other"
    );
    foreach my $entry (keys %deprecated_apis) { }
    """

  private func names(_ table: Deprecations) -> [String] { table.entries.map(\.name.string) }

  @Test func builtInEntries() throws {
    let table = try Deprecations.load(tree: nil, home: nil, files: [])
    #expect(table.entries.count == 7)
    #expect(names(table) == names(table).sorted())
    let kmap = try #require(table.entry(named: "kmap"))
    #expect(kmap.replacement.string == "kmap_local_page")
    #expect(kmap.since.string == "6.1")
    #expect(kmap.pairsWith.string == "kunmap")
    #expect(kmap.wraps.isEmpty)
    #expect(table.entry(named: "kmap_atomic")?.family.string == "kmap_atomic_prot")
    #expect(kmap.origin == .builtIn)
    #expect(table.entry(named: "kma") == nil)
    for entry in table.entries {
      #expect(!entry.since.isEmpty && !entry.reason.isEmpty && !entry.link.isEmpty)
    }
  }

  @Test func theTreesScriptDecidesWhatExists() throws {
    let tree = try ScratchFolder()
    let path = try tree.write("scripts/checkpatch.pl", Self.script)
    let table = try Deprecations.load(tree: tree.path, home: nil, files: [])
    #expect(names(table) == ["bare", "call_rcu_bh", "kmap", "old_one"])
    let call = try #require(table.entry(named: "call_rcu_bh"))
    #expect(call.origin == .file(path: path, line: 4))
    #expect(call.since.string == "4.20")
    #expect(table.entry(named: "kmap")?.replacement.string == "kmap_other")
    #expect(table.entry(named: "kmap_atomic") == nil)
    #expect(table.entry(named: "old_one")?.since.isEmpty == true)
  }

  @Test func anOldScriptHasNoneAndAWrapperSaysNothing() throws {
    let tree = try ScratchFolder()
    try tree.write("scripts/checkpatch.pl", "#!/usr/bin/perl -w\nprint 1;\n")
    #expect(try Deprecations.load(tree: tree.path, home: nil, files: []).entries.isEmpty)
    try tree.write("scripts/checkpatch.pl", "#!/bin/sh\nexec lintel check \"$@\"\n")
    #expect(try Deprecations.load(tree: tree.path, home: nil, files: []).entries.count == 7)
  }

  @Test func laterLayersWin() throws {
    let folder = try ScratchFolder()
    try folder.write("tree/scripts/checkpatch.pl", Self.script)
    try folder.write(
      "home/lintel/deprecations.toml",
      "[kmap]\nnote = \"user\"\nreplacement = \"u\"\n[bare]\nremove = true # gone\n")
    try folder.write("tree/.lintel/deprecations.toml", "[kmap]\nreplacement = 't' # tree\n")
    let one = try folder.write("one.toml", "[bare]\r\nreplacement = \"a\\\"b\\\\c\\td\"\r\n")
    let two = try folder.write("two.toml", "[old_one]\nremove = true\n[gone]\nremove = true\n")
    let table = try Deprecations.load(
      tree: folder.path + "/tree", home: folder.path + "/home", files: [one, two])
    #expect(names(table) == ["bare", "call_rcu_bh", "kmap"])
    let kmap = try #require(table.entry(named: "kmap"))
    #expect(kmap.replacement.string == "t")
    #expect(kmap.note.string == "user")
    #expect(kmap.since.string == "6.1")
    let bare = try #require(table.entry(named: "bare"))
    #expect(bare.replacement.string == "a\"b\\c\td")
    #expect(bare.origin.description == "\(one):1")
  }

  @Test(
    arguments: [
      ("x = 'y'", 1, .noSection), ("[a]\nreplacement\n", 2, .notALine), ("\n[a", 2, .notALine),
      ("[a] b", 1, .notALine), ("[a-b]", 1, .badName("a-b")), ("[]", 1, .badName("")),
      ("[a]\nreplacement = 'x'\n[a]\n", 3, .duplicateSection("a")),
      ("[a]\nremove = true\n[a]\n", 3, .duplicateSection("a")),
      ("[a]\ncolour = 'x'", 2, .unknownKey("colour")),
      ("[a]\nsince = '1'\nsince = '2'", 3, .duplicateKey("since")),
      ("[a]\nnote = open", 2, .badText("note")), ("[a]\nnote = \"open", 2, .badText("note")),
      ("[a]\nnote = \"bad \\x\"", 2, .badText("note")), ("[a]\nnote = 'x' y", 2, .badText("note")),
      ("[a]\nremove = yes", 2, .badSwitch), ("[a]\nremove = trues", 2, .badSwitch),
      ("[kmap]\nsince = '1'\nremove = true", 1, .removedWithKeys("kmap")),
      ("# c\n[a]\nsince = '1'", 2, .noReplacement("a")),
    ] as [(String, Int, DeprecationsError.Cause)])
  func aBadFileIsNamed(text: String, line: Int, cause: DeprecationsError.Cause) throws {
    let folder = try ScratchFolder()
    let path = try folder.write("bad.toml", text)
    let expected = DeprecationsError(path: path, line: line, cause: cause)
    #expect(throws: expected) { try Deprecations.load(tree: nil, home: nil, files: [path]) }
    #expect(expected.description.hasPrefix("\(path):\(line): "))
  }

  @Test func aNamedFileMustExist() throws {
    let folder = try ScratchFolder()
    #expect(throws: DeprecationsError.self) {
      try Deprecations.load(tree: nil, home: nil, files: [folder.path + "/none.toml"])
    }
    let table = try Deprecations.load(tree: folder.path, home: folder.path, files: [])
    #expect(table.entries.count == 7)
  }

  @Test func manyEntries() throws {
    let folder = try ScratchFolder()
    let text = (0..<10_000).map { "[api_\($0)]\nreplacement = \"new_\($0)\"\n" }.joined()
    let table = try Deprecations.load(
      tree: nil, home: nil, files: [folder.write("many.toml", text)])
    #expect(table.entries.count == 10_007)
    #expect(table.entry(named: "api_9999")?.replacement.string == "new_9999")
  }

  @Test func settingsDirectory() {
    typealias Table = Deprecations
    #expect(Table.settingsDirectory(xdgConfigHome: "/x", home: "/h") == "/x")
    #expect(Table.settingsDirectory(xdgConfigHome: "x", home: "/h") == "/h/.config")
    #expect(Table.settingsDirectory(xdgConfigHome: nil, home: nil) == nil)
  }

  @Test func listings() throws {
    let folder = try ScratchFolder()
    try folder.write(
      "scripts/checkpatch.pl", "#!/usr/bin/perl\nour %deprecated_apis = (a => 'b');\n")
    try folder.write(".lintel/deprecations.toml", "[a]\nnote = 'say \"x\"\t'\n")
    let table = try Deprecations.load(tree: folder.path, home: nil, files: [])
    let origin = "\(folder.path)/.lintel/deprecations.toml:1"
    var text = ByteBuffer()
    table.list(as: .text, to: &text)
    #expect(
      text.view.string == """
        NAME  REPLACEMENT  SINCE  ORIGIN
        a     b            -      \(origin)

        """)
    text.clear()
    table.list(as: .json, to: &text)
    #expect(
      text.view.string == """
        [
          {"name": "a", "replacement": "b", "note": "say \\"x\\"\\t", "origin": "\(origin)"}
        ]

        """)
  }

  @Test(arguments: [
    "our %deprecated_apis = (", "our %deprecated_apis = (\"a", "%deprecated_apis = (a =>",
    "%deprecated_apis = ('a' => 'b\\", "%deprecated_apis =", "%deprecated_apis = (=>=>,,'x'=>'')",
  ])
  func brokenScriptsAreHarmless(script: String) throws {
    let folder = try ScratchFolder()
    try folder.write("scripts/checkpatch.pl", "#!/usr/bin/perl\n" + script)
    #expect(try Deprecations.load(tree: folder.path, home: nil, files: []).entries.count <= 1)
  }
}
