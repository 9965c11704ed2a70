// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelConvert

/// The examples of each condition are its tests.
@Suite struct ConditionTests {
  @Test(
    "what holds is converted, by nothing but names and arguments", arguments: ReasonCode.allCases)
  func holds(code: ReasonCode) {
    for example in code.info.holds {
      let verdict = Judged.all(example).last
      #expect(verdict?.verdict == .convert, "\(code.rawValue): \(example)")
      let new = Judged.rewritten(example)
      #expect(!new.contains("kmap("), "\(new)")
      #expect(!new.contains("kunmap("), "\(new)")
      #expect(!new.contains("_atomic("), "\(new)")
      #expect(Judged.findings(new).isEmpty, "\(new)")
    }
  }

  @Test("what fails is not converted, and says why", arguments: ReasonCode.allCases)
  func fails(code: ReasonCode) {
    // What an entry names is no condition of mappings.
    #expect(code.info.fails.isEmpty == (code == .recipe))
    for example in code.info.fails {
      let verdict = Judged.all(example).last
      let codes = verdict?.reasons.map(\.code) ?? Judged.findings(example).map(\.code)
      #expect(codes.contains(code), "\(code.rawValue), not \(codes): \(example)")
      if code.info.isNote {
        #expect(verdict?.verdict == .convert, "\(example)")
      } else if let verdict {
        #expect(verdict.verdict != .convert, "\(code.rawValue): \(example)")
        #expect(verdict.verdict == .review || verdict.edits.isEmpty)
      }
    }
  }

  @Test("each condition is explained", arguments: ReasonCode.allCases)
  func explained(code: ReasonCode) {
    #expect(code.explanation.hasPrefix("\(code.rawValue)\n"))
    #expect(code.info.rule.hasSuffix("."))
    #expect(code.info.why.hasSuffix("."))
  }

  @Test("the table of kernel facts has no line that is none")
  func facts() {
    #expect(KernelFacts.builtIn.problems == [])
  }

  @Test("the words have the numbers of their names")
  func words() {
    let expected: [(ConvertWord, String)] = [
      (.kmap, "kmap"), (.kunmapLocal, "kunmap_local"), (.unmapAndPutPage, "unmap_and_put_page"),
      (.ifWord, "if"), (.continueWord, "continue"), (.null, "NULL"), (.enumWord, "enum"),
    ]
    for (word, spelling) in expected {
      let number = Array(spelling.utf8).withView { ConvertWords.vocabulary.number(of: $0) }
      #expect(number == Int(word.rawValue), "\(spelling)")
    }
  }
}
