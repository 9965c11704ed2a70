// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The lines that a change touches, before and after it, without the markers of the diff, and some
/// lines around them, which tell what the tokens are.
struct FixComparison {
  private var old: [[UInt8]] = []
  private var new: [[UInt8]] = []
  /// Lines of the same hunk right above and below, which the change leaves alone.
  private var above: [[UInt8]] = []
  private var below: [[UInt8]] = []
  private let kind: FixLine
  private let start: SourceTokens.Place
  private let continues: Bool
  /// Whether the text starts where its file does.
  private let opensFile: Bool

  /// How many lines above a change are read at the most, and how many bytes.
  private static let mostAbove = 40
  private static let mostBytesAbove = 2048

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
    kind =
      around.first { $0 == .log } ?? around.first { $0.isText }
      ?? around.first { $0 == .assembler } ?? .code
    // The text starts in a line that does not start in a comment or a string, and with the end of
    // the statement before, where that is near.
    var top = first
    var at = first - 1
    var bytes = 0
    while at >= 0, ledger.kinds[at] == .code || ledger.kinds[at] == .context || lines[at].isRemoved,
      first - at <= Self.mostAbove, bytes + lines[at].count <= Self.mostBytesAbove
    {
      bytes += lines[at].count
      if !lines[at].isRemoved, ledger.place(at) == .code {
        top = at
        if lines[at].endsStatement { break }
      }
      at -= 1
    }
    above = (top..<first).filter { ledger.kinds[$0].isRead }.map { Array(lines[$0].dropFirst()) }
    start = ledger.place(top)
    var before = top - 1
    while before >= 0 && !ledger.kinds[before].isRead { before -= 1 }
    continues = before >= 0 && lines[before].last { !$0.isSpace } == UInt8(ascii: "\\")
    opensFile = FixLedger.opensFile(lines, hunkFrom: top)
    at = region.upperBound + 1
    while at < lines.count, lines[at].isRemoved { at += 1 }
    if at < lines.count, ledger.kinds[at] == .code || ledger.kinds[at] == .context {
      below = [Array(lines[at].dropFirst())]
    }
  }

  /// Whether white space alone differs, or comments where they need not be kept.
  func isSafe(keepingComments: Bool, _ read: inout FixTokenCache) -> Bool {
    switch kind {
    case .code: isSafeCode(keepingComments: keepingComments, &read)
    case .assembler: keepingComments && hasSameWords && hasSameGaps
    case .text(let keepsEnds): keepingComments && hasSameWords && !keepsEnds
    default: keepingComments && hasSameWords
    }
  }

  /// Whether no tokens went but those in `removes`, none came but those in `adds`, and the comments
  /// stayed.
  func changesOnly(adds: [String], removes: [String], _ read: inout FixTokenCache) -> Bool {
    guard kind == .code, start != .inside else { return false }
    let (was, now) = tokens(&read)
    guard was.end == now.end, was.continuations.count == now.continuations.count,
      was.hasSameComments(as: now)
    else { return false }
    var counts: [String: Int] = [:]
    let (gone, come) = was.difference(from: now)
    for index in gone { counts[Self.text(was.bytes(index)), default: 0] += 1 }
    for index in come { counts[Self.text(now.bytes(index)), default: 0] -= 1 }
    return counts.allSatisfy { token, count in
      count == 0 || (count > 0 ? removes : adds).contains(token)
    }
  }

  /// A token as text; a number whose value is 0 is "0".
  private static func text(_ token: ArraySlice<UInt8>) -> String {
    let isZero =
      token.first == UInt8(ascii: "0")
      && token.dropFirst().allSatisfy { "0xXuUlL.fF".utf8.contains($0) }
    return isZero ? "0" : String(decoding: token, as: UTF8.self)
  }

  private func isSafeCode(keepingComments: Bool, _ read: inout FixTokenCache) -> Bool {
    guard start != .inside else { return false }
    let (was, now) = tokens(&read)
    guard was.hasSameTokens(as: now), was.end == now.end,
      !keepingComments || was.hasSameComments(as: now)
    else { return false }
    return hasSureGaps(was, now, &read)
  }

  /// The tokens before and after the change.
  private func tokens(_ read: inout FixTokenCache) -> (was: FixTokens, now: FixTokens) {
    let inComment = start == .comment
    func tokens(_ lines: [[UInt8]]) -> FixTokens {
      read.tokens(of: above + lines + below, startsInComment: inComment, continues: continues)
    }
    return (tokens(old), tokens(new))
  }

  /// Whether each space that was put between two tokens, or taken away, is right whatever the names
  /// mean.
  private func hasSureGaps(
    _ was: FixTokens, _ now: FixTokens, _ read: inout FixTokenCache
  ) -> Bool {
    let changed = was.pieces.indices.dropFirst().filter { index in
      let (old, new) = (was.pieces[index].gap, now.pieces[index].gap)
      return old != new && old != .line && new != .line
    }
    guard !changed.isEmpty else { return true }
    let judge = SpacingJudge(read.roles(of: now, opensFile: opensFile))
    return changed.allSatisfy { judge.isSure($0, isSpaced: now.pieces[$0].gap == .space) }
  }

  /// Whether the words of each line are as far apart as before, or further, but touch where they did.
  private var hasSameGaps: Bool {
    func words(_ line: [UInt8]) -> [ArraySlice<UInt8>] { line.split { $0.isSpace } }
    return zip(old, new).allSatisfy { words($0) == words($1) }
  }

  /// Whether the lines differ in white space only, and not in their indentation.
  private var hasSameWords: Bool {
    guard old.count == new.count else { return false }
    return zip(old, new).allSatisfy { old, new in
      // With white space after it a backslash goes on with nothing.
      let ends = old.last { !$0.isSpace } == UInt8(ascii: "\\") && old.last?.isSpace == true
      return !ends && old.filter { !$0.isSpace } == new.filter { !$0.isSpace }
        && (new.isEmpty || old.prefix { $0.isSpace } == new.prefix { $0.isSpace })
    }
  }
}

extension [UInt8] {
  /// Whether the line of a diff is a removed one.
  fileprivate var isRemoved: Bool { first == UInt8(ascii: "-") }

  /// Whether the line ends with a semicolon or a brace, the backslash of a macro left out.
  fileprivate var endsStatement: Bool {
    let end = last { !$0.isSpace && $0 != UInt8(ascii: "\\") }
    return end == UInt8(ascii: ";") || end == UInt8(ascii: "{") || end == UInt8(ascii: "}")
  }
}
