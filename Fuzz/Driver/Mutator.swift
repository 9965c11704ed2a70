// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Changes inputs in ways that keep them text: whole lines, words, hunks.
///
/// The changes of single bytes and the tokens are libFuzzer's part.
struct Mutator {
  private var state: UInt64

  /// A mutator that makes the same changes for the same seed.
  init(seed: UInt64) { state = seed }

  /// The next random number (SplitMix64).
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func below(_ limit: Int) -> Int {
    limit > 0 ? Int(truncatingIfNeeded: next() % UInt64(limit)) : 0
  }

  /// A text with a few random changes.
  mutating func mutate(_ text: [UInt8]) -> [UInt8] {
    var lines = text.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
    for _ in 0..<(1 + below(4)) { change(&lines) }
    // Nearly every change makes the counts of a hunk wrong, and what they promise decides a lot.
    if below(4) > 0 { HunkCounts.repair(&lines) }
    return [UInt8](lines.joined(separator: [10]))
  }

  private mutating func change(_ lines: inout [[UInt8]]) {
    let at = below(lines.count)
    let other = below(lines.count)
    switch below(9) {
    case 0: lines.insert(lines[other], at: at)
    case 1: lines.remove(at: at)
    case 2: lines.swapAt(at, other)
    case 3:
      let end = min(lines.count, other + 1 + below(6))
      lines.insert(contentsOf: Array(lines[other..<end]), at: at)
    case 4: setMarker(&lines[at])
    case 5: lines[at] += lines[other].dropFirst()
    case 6: splitLine(&lines, at)
    case 7: moveWord(lines[other], into: &lines[at])
    default: repeatPart(of: &lines[at])
    }
    if lines.isEmpty { lines.append([]) }
  }

  /// Makes a line of a hunk an added, removed or context one.
  private mutating func setMarker(_ line: inout [UInt8]) {
    guard !line.isEmpty else { return }
    line[0] = Array("+- \\".utf8)[below(4)]
  }

  private mutating func splitLine(_ lines: inout [[UInt8]], _ number: Int) {
    let at = below(lines[number].count)
    let rest = Array(lines[number][at...])
    lines[number].removeSubrange(at...)
    lines.insert(Array("+".utf8) + rest, at: number + 1)
  }

  private mutating func moveWord(_ source: [UInt8], into line: inout [UInt8]) {
    let words = source.split { $0 == 32 || $0 == 9 }
    guard !words.isEmpty else { return }
    let word = Array(words[below(words.count)])
    let spaces = line.indices.filter { line[$0] == 32 || line[$0] == 9 }
    let at = spaces.isEmpty ? line.count : spaces[below(spaces.count)]
    line.insert(contentsOf: [32] + word, at: at)
  }

  private mutating func repeatPart(of line: inout [UInt8]) {
    let start = below(line.count)
    let end = min(line.count, start + 1 + below(12))
    let part = Array(line[start..<end])
    // Now and then so often that what is not linear shows.
    let copies = 1 + below(below(20) == 0 ? 300 : 4)
    for _ in 0..<copies { line.insert(contentsOf: part, at: end) }
  }
}
