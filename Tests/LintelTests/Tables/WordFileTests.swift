// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

@Suite struct WordFileTests {
  @Test func embeddedConstStructs() {
    let structs = ConstStructs()
    #expect(structs.count > 100)
    #expect(structs.contains("file_operations"))
    #expect(!structs.contains("file_operation"))
    #expect(!structs.contains("file"))
    #expect(!structs.contains(""))
  }

  @Test func everyEmbeddedEntryIsAPlainWord() {
    ByteView(ConstStructsTable.text).forEachTableLine { place in
      let entry = ByteView(ConstStructsTable.text)[place]
      #expect(entry.isIdentifier, "\(entry.string)")
    }
  }

  @Test func aTreesFileReplacesTheEmbeddedOne() {
    let structs = ConstStructs("# mine\n  foo_ops\t\nbad line\n")
    var spaced: [String] = []
    structs.forEachSpacedLine { spaced.append($0.string) }
    #expect(structs.contains("foo_ops"))
    #expect(!structs.contains("file_operations"))
    #expect(spaced == ["bad line"])
  }

  @Test func typesMayBePatterns() {
    let types = WordFile(
      "TEE_Param\nSLIST_HEAD\\(.*\\)\nmbedtls_[a-z]+\nk_?timer\n[^x]id\\d\n(?:a|b)_t\n*x\na{2}\n")
    #expect(types.count == 5)
    // Groups, alternatives and counts are left out.
    #expect(!types.contains("a_t") && !types.contains("aa"))
    #expect(types.contains("TEE_Param") && !types.contains("TEE_Params"))
    #expect(types.contains("SLIST_HEAD(a, b)") && !types.contains("SLIST_HEAD"))
    #expect(types.contains("mbedtls_mpi"))
    #expect(!types.contains("mbedtls_mpi2"))
    #expect(types.contains("ktimer") && types.contains("k_timer") && !types.contains("k__timer"))
    #expect(types.contains("uid7") && !types.contains("xid7"))
  }

  @Test func patternsAreLinear() {
    let types = WordFile("a*a*a*a*a*a*a*a*a*a*b")
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 50_000)
    text.withView { #expect(!types.contains($0)) }
  }

  @Test func theIndexGrows() {
    var index = ByteSliceIndex(expecting: 1)
    var text = ByteBuffer()
    for number in 0..<5000 {
      let start = text.count
      text.append("word\(number)")
      let place = start..<text.count
      #expect(index.insert(place, hash: text.view(place).hash, in: text.view).number == number)
    }
    #expect(index.count == 5000)
    #expect(index.number(of: "word4321", hash: ByteView("word4321").hash, in: text.view) == 4321)
    #expect(index.number(of: "word5000", hash: ByteView("word5000").hash, in: text.view) == nil)
  }
}
