// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct LetterRunsTests {
  private func runs(_ words: [String]) -> LetterRuns {
    var runs = LetterRuns(expecting: words.count)
    for word in words { [UInt8](word.utf8).withView { runs.insert($0) } }
    return runs
  }

  private func look(_ runs: LetterRuns, _ line: String) -> LetterRuns.Answer {
    [UInt8](line.utf8).withView { runs.look(at: $0) }
  }

  @Test func aWordIsFoundWhereverItStands() {
    let words = ["teh", "recieve", "neccessarily", "dont't", "an union", "2nd-levle"]
    let runs = runs(words)
    for word in words + words.map({ $0.uppercased() }) {
      for before in 0...140 {
        for after in [0, 1, 9, 80] {
          let line =
            String(repeating: "-", count: before) + word + String(repeating: ".", count: after)
          #expect(look(runs, line).mayHaveMember, "\(line)")
        }
      }
    }
  }

  @Test func linesWithoutAWordHaveNone() {
    let runs = runs(["teh", "recieve"])
    for line in ["", "+", "the tehs", "+\treceive(teh_count1, xteh);", "recieveD", "te h"] {
      #expect(look(runs, line).mayHaveMember == (line.contains("teh_")), "\(line)")
    }
  }

  @Test func aWordThatStandsTwiceIsFound() {
    let none = runs(["zzz"])
    let long = String(repeating: "ab", count: 40)
    for word in ["is", "The", "repeated", "interoperability", long] {
      for before in 0...140 {
        let line = String(repeating: " ", count: before) + word + " " + word.lowercased() + "."
        #expect(look(none, line).mayRepeat, "\(line)")
      }
    }
    for line in ["the  the", "the\tthe", "the, the", "the then", "a a", "the_the", "the", "", long]
    {
      #expect(!look(none, line).mayRepeat, "\(line)")
    }
  }

  @Test func aWordWithoutLettersMayBeAnywhere() {
    #expect(look(runs(["12-3"]), "nothing").mayHaveMember)
    #expect(look(runs([String(repeating: "x", count: 64)]), "nothing").mayHaveMember)
  }
}
