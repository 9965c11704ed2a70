// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

@testable import LintelCensus

/// Which names a census looks for, and which files it opens.
@Suite struct APISetTests {
  @Test func theWholeTableHasItsFamilies() throws {
    let set = APISet(names: [], table: .builtIn)
    let member = try #require(set.number(named: "kmap_atomic_prot"))
    #expect(set.apis[member].family == "kmap_atomic")
    #expect(set.apis[member].partner == "kunmap_atomic")
    #expect(set.apis.map(\.name) == set.apis.map(\.name).sorted())
    #expect(set.apis.count == Deprecations.builtIn.entries.count + 1)
    #expect(set.number(named: "kmap_atomic_pfn") == nil)
  }

  @Test func namedOnesNeedNotBeInTheTable() throws {
    let set = APISet(names: ["strlcpy", "kmap", "kmap"], table: .builtIn)
    #expect(set.apis.map(\.name) == ["kmap", "strlcpy"])
    #expect(set.apis[0].replacement == "kmap_local_page")
    #expect(set.apis[1].replacement.isEmpty)
  }

  @Test(
    arguments: [
      (["kmap"], "x = kmap(1);", true), (["kmap"], "kmap", true), (["kmap"], "", false),
      (["kmap"], "xkmap kmapx kmap_atomic kma", false), (["kmap"], "kmapkmap kmap", true),
      (["kmap", "kmap_atomic"], "kmap_atomic(1)", true), (["a"], "b a", true), (["a"], "ba", false),
      (["ab", "synchronize_rcu"], "synchronize_rcu()", true), (["ab"], "aab", false),
      (["aaa", "aab"], "aaaab aab", true), (["zz_long_name"], "zz_long_nam zz_long_name", true),
    ] as [([String], String, Bool)])
  func filter(names: [String], text: String, isFound: Bool) {
    let filter = NameFilter(APISet(names: names, table: .builtIn))
    // Whatever stands before the name, the search must not skip over it.
    for spaces in 0..<20 {
      let padded = String(repeating: " ", count: spaces) + text
      #expect(Array(padded.utf8).withView { filter.matches($0) } == isFound)
    }
  }

  @Test func languages() {
    for (path, isSource) in [
      ("a.c", true), ("d/a.h", true), ("a.S", true), ("a.s", false), ("a.cc", true),
      ("a.rs", false),
      ("c", false), (".c", true), ("a.c.orig", false), ("a.txt", false), ("a.y", true),
      ("a.uc", true), ("Makefile", false), ("a.h_shipped", true), ("", false),
    ] {
      #expect((Array(path.utf8).withView { SourceFile.language(of: $0) } != nil) == isSource)
    }
  }

  @Test func owners() throws {
    let repository = try Repository()
    try repository.commit(
      "2024-01-01", "files",
      [
        "MAINTAINERS": """
        Maintainers

        NET
        M:	N <n@example.org>
        L:	net@example.org
        S:	Maintained
        F:	net/

        NET CORE
        M:	C <c@example.org>
        M:	N <n@example.org>
        L:	core@example.org (subscribers-only)
        S:	Supported
        F:	net/core/

        THE REST
        M:	T <t@example.org>
        L:	all@example.org
        S:	Buried alive in reporters
        F:	*
        F:	*/

        """
      ])
    let ownership = Ownership(root: repository.root)
    #expect(
      ownership.owner(of: "net/core/a.c")
        == Owner(
          subsystem: "NET CORE", status: "Supported",
          maintainers: ["C <c@example.org>", "N <n@example.org>"],
          lists: ["core@example.org", "net@example.org"]))
    #expect(ownership.owner(of: "fs/a.c").subsystem == "THE REST")
    #expect(ownership.owner(of: "fs/a.c").lists == ["all@example.org"])
    #expect(Ownership(root: repository.root + "/none").owner(of: "a.c") == Owner())
  }
}
