// SPDX-License-Identifier: GPL-2.0-only

/// How git writes the names of files in diffs (its quote.c and apply.c).
///
/// A name with bytes that could be mistaken stands in double quotes, with C's escapes; a name without
/// quotes may have spaces, and ends at a tab.
package enum DiffName {
  /// The name in quotes that starts at `start`, and the position after them; nil where there is
  /// none, or one that git would not read.
  package static func quoted(_ line: ByteView, _ start: Int) -> (name: [UInt8], end: Int)? {
    guard line[start] == UInt8(ascii: "\"") else { return nil }
    var name: [UInt8] = []
    var at = start + 1
    while at < line.count, line[at] != UInt8(ascii: "\"") {
      guard line[at] == UInt8(ascii: "\\") else {
        name.append(line[at])
        at += 1
        continue
      }
      guard let (byte, end) = escape(line, at + 1) else { return nil }
      name.append(byte)
      at = end
    }
    return line[at] == UInt8(ascii: "\"") && !name.contains(0) ? (name, at + 1) : nil
  }

  /// The byte that the escape after a backslash at `at - 1` stands for.
  private static func escape(_ line: ByteView, _ at: Int) -> (byte: UInt8, end: Int)? {
    switch line[at] {
    case UInt8(ascii: "a"): return (7, at + 1)
    case UInt8(ascii: "b"): return (8, at + 1)
    case UInt8(ascii: "t"): return (9, at + 1)
    case UInt8(ascii: "n"): return (10, at + 1)
    case UInt8(ascii: "v"): return (11, at + 1)
    case UInt8(ascii: "f"): return (12, at + 1)
    case UInt8(ascii: "r"): return (13, at + 1)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return (line[at], at + 1)
    default:
      var value = 0
      for offset in 0..<3 {
        let digit = line[at + offset] &- UInt8(ascii: "0")
        guard digit < 8 else { return nil }
        value = value * 8 + Int(digit)
      }
      return value < 256 ? (UInt8(value), at + 3) : nil
    }
  }

  /// The name that `text` is: what follows `--- `, `+++ `, `rename from ` and the like.
  ///
  /// A time that a mailer or diff(1) put after the name without a tab is no part of it.
  package static func name(_ text: ByteView) -> [UInt8] {
    if let (name, _) = quoted(text, 0) { return name }
    var end = text.firstIndex(of: UInt8(ascii: "\t")) ?? text.count
    if text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return withoutTime(text.upTo(end)).bytes
  }

  /// The text without a time at its end such as `  2026-02-02 10:00:00.000000000 +0100`.
  private static func withoutTime(_ text: ByteView) -> ByteView {
    var at = 0
    while let space = text.firstIndex(of: UInt8(ascii: " "), from: at) {
      at = text.skipSpacesAndTabs(space)
      if isShaped(text, at, "0000-00-00 00:00:00") { return text.upTo(space) }
    }
    return text
  }

  /// Whether the text at `start` is shaped as `pattern`, in which a 0 stands for a digit.
  private static func isShaped(_ text: ByteView, _ start: Int, _ pattern: StaticString) -> Bool {
    let pattern = ByteView(pattern)
    for index in 0..<pattern.count {
      let byte = text[start + index]
      if pattern[index] == UInt8(ascii: "0") ? !byte.isDigit : byte != pattern[index] {
        return false
      }
    }
    return true
  }

  /// The two names of a line `diff --git A B`, prefixes included; nil where they cannot be told apart.
  ///
  /// Names without quotes may have spaces: then they are the two halves that are the same but for
  /// their first folders, as git decides it. Names that differ, those of a rename, are told apart
  /// where the line has one space only, or one ` b/`.
  package static func pair(_ line: ByteView) -> (old: [UInt8], new: [UInt8])? {
    guard line.has("diff --git ") else { return nil }
    var text = line.from(11)
    while text.last.isSpace { text = text.upTo(text.count - 1) }
    if let (old, end) = quoted(text, 0) {
      guard text[end] == UInt8(ascii: " ") else { return nil }
      return (old, name(text.from(text.skipSpacesAndTabs(end))))
    }
    if text.last == UInt8(ascii: "\""), let quote = text.firstIndex(of: " \""),
      let (new, end) = quoted(text, quote + 1), end == text.count
    {
      return (text.upTo(quote).bytes, new)
    }
    return equalHalves(text) ?? differentHalves(text)
  }

  private static func equalHalves(_ text: ByteView) -> (old: [UInt8], new: [UInt8])? {
    let slash = text.firstIndex(of: UInt8(ascii: "/")) ?? text.count
    var otherSlash = slash
    var at = 0
    // The lengths fit at one space at most, so that the bytes are compared once.
    while let space = text.firstIndex(of: UInt8(ascii: " "), from: at) {
      at = space + 1
      if otherSlash < at {
        otherSlash = text.firstIndex(of: UInt8(ascii: "/"), from: at) ?? text.count
      }
      let areEqual = 2 * space + 1 == text.count && text.upTo(space).equals(text.from(at))
      let goOnAlike =
        slash < space && otherSlash < text.count && space - slash == text.count - otherSlash
        && text[slash..<space].equals(text.from(otherSlash))
      if areEqual || goOnAlike { return (text.upTo(space).bytes, text.from(at).bytes) }
    }
    return nil
  }

  private static func differentHalves(_ text: ByteView) -> (old: [UInt8], new: [UInt8])? {
    var space = text.firstIndex(of: UInt8(ascii: " "))
    if let first = space, text.firstIndex(of: UInt8(ascii: " "), from: first + 1) != nil {
      space = text.has("a/") ? text.firstIndex(of: " b/") : nil
      if let first = space, text.firstIndex(of: " b/", from: first + 1) != nil { return nil }
    }
    guard let space, space > 0, space + 1 < text.count else { return nil }
    return (text.upTo(space).bytes, text.from(space + 1).bytes)
  }

  /// Whether the name starts with a folder that only diffs have: git's own `a/` and `b/`, and those
  /// of diff.mnemonicPrefix.
  static func hasDiffFolder(_ name: ByteView) -> Bool {
    name[1] == UInt8(ascii: "/") && name[0].isA(ByteSet("abciow12"))
  }

  /// As it stands after `--- ` or `+++ `: a name with spaces ends with a tab.
  package static func written(_ name: String) -> String {
    let shown = QuotedName.shown(name)
    return shown == name && name.utf8.contains(UInt8(ascii: " ")) ? name + "\t" : shown
  }
}
