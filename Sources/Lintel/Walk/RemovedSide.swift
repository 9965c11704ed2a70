// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What would be found on the removed side of a hunk, so that what was there before is not called new.
///
/// A hunk is turned round and checked when something was found in it, once. An object keeps it: there
/// is one for each patch.
final class RemovedSide: RemovedFindings {
  /// Something that is found in a removed line.
  private struct Old {
    let type: UInt64
    /// The hashes of its words.
    let words: [UInt64]
  }

  private let rules: RuleSet
  private let services: Services
  private let text: ByteView
  private let hunks: [InputFacts.Hunk]
  /// The hunk that was turned round last, and what is found in it.
  private var known: (hunk: Int, old: [Old])?

  /// A hunk of more lines is not turned round.
  private static let mostLines = 500

  /// That of a patch, which must be there as long as this.
  init(_ text: ByteView, _ hunks: [InputFacts.Hunk], rules: RuleSet, _ services: Services) {
    self.text = text
    self.hunks = hunks
    self.rules = rules
    self.services = services
  }

  /// Whether a removed line like the added one, whose number is given, has a finding of the type.
  func has(_ type: StaticString, like line: ByteView, at number: Int, path: ByteView) -> Bool {
    guard let index = hunk(at: number) else { return false }
    if known?.hunk != index { known = (index, find(in: hunks[index], path)) }
    guard let old = known?.old, !old.isEmpty else { return false }
    let hash = ByteView(type).hash
    let words = Self.words(line.from(1))
    return old.contains { $0.type == hash && Self.isSimilar($0.words, words) }
  }

  /// The hunk that the line of this number is in; nil above the first.
  private func hunk(at number: Int) -> Int? {
    var (low, high) = (0, hunks.count)
    while low < high {
      let middle = (low + high) / 2
      if hunks[middle].line < number { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  private func find(in hunk: InputFacts.Hunk, _ path: ByteView) -> [Old] {
    let rest = text.from(hunk.offset)
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.count
    guard let header = HunkHeader(rest.upTo(end)), hunk.hasRemoved else { return [] }
    var patch = ByteBuffer(capacity: 4096)
    patch.append("--- a/\(path.string)\n+++ b/\(path.string)\n")
    patch.append("@@ -\(header.new.start),\(header.new.count) ")
    patch.append("+\(header.old.start),\(header.old.count) @@\n")
    var lines: [ByteView] = []
    var (old, new) = (header.old.count, header.new.count)
    var at = end + 1
    while old > 0 || new > 0, at < rest.count, lines.count < Self.mostLines {
      let next = rest.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? rest.count
      let line = rest[at..<next]
      at = next + 1
      switch line[0] {
      case UInt8(ascii: "-"):
        old -= 1
        patch.append("+")
      case UInt8(ascii: "+"):
        new -= 1
        patch.append("-")
      case UInt8(ascii: "\\"): patch.append("\\")
      default:
        old -= 1
        new -= 1
        patch.append(" ")
      }
      patch.append(line.from(1))
      patch.append("\n")
      lines.append(line)
    }
    var checker = Checker(forRemovedSideWith: rules, services)
    checker.check(patch: patch.view, name: "")
    return checker.findings.compactMap { finding in
      // The three lines of the header come first.
      let place = finding.line - 4
      guard lines.indices.contains(place), lines[place][0] == UInt8(ascii: "-") else { return nil }
      return Old(
        type: ByteView(finding.info.type).hash, words: Self.words(lines[place].from(1)))
    }
  }

  /// Whether four of five words of both lines are the same: a line that was written anew is new.
  private static func isSimilar(_ old: [UInt64], _ added: [UInt64]) -> Bool {
    if old.isEmpty || added.isEmpty { return false }
    var left = old
    var common = 0
    for word in added {
      guard let found = left.firstIndex(of: word) else { continue }
      left.swapAt(found, left.count - 1)
      left.removeLast()
      common += 1
    }
    return common * 5 >= (old.count + added.count) * 2
  }

  /// The hashes of the first words of a line.
  private static func words(_ line: ByteView) -> [UInt64] {
    var words: [UInt64] = []
    var at = 0
    while at < line.count, words.count < 64 {
      let end = line.wordEnd(at)
      if end > at { words.append(line[at..<end].hash) }
      at = max(end, at + 1)
    }
    return words
  }
}
