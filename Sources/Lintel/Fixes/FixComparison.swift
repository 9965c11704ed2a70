// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The lines that a change touches, before and after it, without the markers of the diff.
struct FixComparison {
  private var old: [[UInt8]] = []
  private var new: [[UInt8]] = []
  private let kind: FixLine
  private let start: CodeTokens.Place
  private let continues: Bool

  /// Compares for the change of a ledger, `lines` being the lines with its edits.
  init(_ ledger: FixLedger, _ lines: [[UInt8]]) {
    let change = ledger.change
    let region = change.region
    for index in region {
      for insertion in change.inserted where insertion.before == index {
        new.append(Array(insertion.text.dropFirst()))
      }
      guard ledger.kinds.indices.contains(index), ledger.kinds[index].isRead else { continue }
      let marker = ledger.kinds[index] == .log ? 0 : 1
      old.append(Array((change.edited[index] ?? lines[index]).dropFirst(marker)))
      if !change.deleted.contains(index) { new.append(Array(lines[index].dropFirst(marker))) }
    }
    let first = region.lowerBound
    let around = ledger.kinds[max(first - 1, 0)..<min(region.upperBound + 1, ledger.kinds.count)]
    kind = around.first { $0 == .log } ?? around.first { $0 == .text } ?? .code
    start = ledger.places.indices.contains(first) ? ledger.places[first] : .code
    var before = first - 1
    while before >= 0 && !ledger.kinds[before].isRead { before -= 1 }
    continues = before >= 0 && lines[before].last { !$0.isSpace } == UInt8(ascii: "\\")
  }

  /// Whether white space alone differs, or comments where they need not be kept.
  func isSafe(keepingComments: Bool) -> Bool {
    guard kind == .code else { return keepingComments && hasSameWords }
    guard start != .inside else { return false }
    let was = CodeTokens(old, startsInComment: start == .comment, continues: continues)
    let now = CodeTokens(new, startsInComment: start == .comment, continues: continues)
    return was.tokens == now.tokens && was.end == now.end
      && (!keepingComments || was.comments == now.comments)
  }

  /// Whether the lines differ in white space only, and not in their indentation.
  private var hasSameWords: Bool {
    guard old.count == new.count else { return false }
    return zip(old, new).allSatisfy { old, new in
      old.filter { !$0.isSpace } == new.filter { !$0.isSpace }
        && (new.isEmpty || old.prefix { $0.isSpace } == new.prefix { $0.isSpace })
    }
  }
}
