// SPDX-License-Identifier: GPL-2.0-only

/// Reads the lines of a diff around its hunks.
package enum DiffHeader {
  /// Whether the line only stands in patches: a mode change, a rename, the start of a git diff.
  package static func startsPatch(_ line: ByteView) -> Bool {
    switch line[0] {
    case UInt8(ascii: " "): isModeChange(line)
    case UInt8(ascii: "r"):
      line.has("rename from ") && isLastWord(line, 12)
        || line.has("rename to ") && isLastWord(line, 10)
    case UInt8(ascii: "d"): isGitDiff(line)
    default: false
    }
  }

  private static func isModeChange(_ line: ByteView) -> Bool {
    guard line.has(" mode change ") else { return false }
    let old = line.skip(octal, 13)
    guard old > 13, line.has(" => ", at: old) else { return false }
    let new = line.skip(octal, old + 4)
    return new > old + 4 && line[new] == UInt8(ascii: " ") && isLastWord(line, new + 1)
  }

  private static var octal: ByteSet { ByteSet("01234567") }

  private static func isGitDiff(_ line: ByteView) -> Bool {
    guard line.has("diff --git a/") else { return false }
    let end = line.skip(ByteSet.word.union(ByteSet("/.-")), 13)
    return end > 13 && line.has(" b/", at: end) && isLastWord(line, end + 3)
  }

  /// Whether exactly one word, and white space after it, is left at `at`.
  private static func isLastWord(_ line: ByteView, _ at: Int) -> Bool {
    let rest = line.from(at)
    let end = rest.firstSpace ?? rest.count
    return end > 0 && rest.from(end).isBlank
  }

  /// The file that the line names; `isNew` for the line of the new file, `+++`.
  package static func fileName(_ line: ByteView) -> (path: ByteView, isNew: Bool)? {
    if line.has("+++") && line[3].isSpace {
      let name = line.from(line.skipSpaces(3))
      return name.isEmpty ? nil : (name.upTo(name.firstSpace ?? name.count), true)
    }
    guard line.has("diff --git"), !line.last.isSpace else { return nil }
    var start = line.count
    while start > 10 && !line[start - 1].isSpace { start -= 1 }
    return start < line.count ? (line.from(start), false) : nil
  }

  /// The path without its first folder: the `a` or `b` of a diff.
  package static func withoutFirstFolder(_ path: ByteView) -> ByteView {
    path.firstIndex(of: UInt8(ascii: "/")).map { path.from($0 + 1) } ?? path
  }

  /// The name before the first parenthesis of a hunk header's context; empty without one.
  package static func functionName(_ context: ByteView) -> [UInt8] {
    var at = 0
    while let open = context.firstIndex(of: UInt8(ascii: "("), from: at) {
      let end = context.skipSpacesBack(open)
      let start = context.wordStart(end)
      if start < end { return context[start..<end].bytes }
      at = open + 1
    }
    return []
  }
}
