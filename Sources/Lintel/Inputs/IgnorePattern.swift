// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A line of a `.gitignore` file, with git's own meaning (gitignore(5)).
struct IgnorePattern: Sendable {
  /// How the pattern is compared; most need no walk through wildcards.
  private enum Form: Sendable {
    case text([UInt8])
    /// A star, and what the name ends with.
    case suffix([UInt8])
    case glob(PathGlob)
  }

  private let form: Form
  /// Whether what matches is not to be ignored after all.
  let isNegated: Bool
  /// Whether only folders match.
  private let isForFolders: Bool
  /// Whether the whole path from the file's folder has to match, not only the last name.
  private let isAnchored: Bool
  /// Whether all that is beside the file matches, so that nothing would be left.
  let leavesNothing: Bool
  /// Whether it takes a folder back that it names.
  var takesNamedFolder: Bool {
    if case .glob = form { return false }
    return isNegated && isForFolders
  }

  /// Reads a line without its newline; nil for a blank line, a comment, and what can match nothing.
  init?(_ line: ByteView) {
    var text = Self.trimmed(line.last == UInt8(ascii: "\r") ? line.upTo(line.count - 1) : line)
    if text.isEmpty || text[0] == UInt8(ascii: "#") { return nil }
    isNegated = text[0] == UInt8(ascii: "!")
    if isNegated { text = text.from(1) }
    isForFolders = text.last == UInt8(ascii: "/")
    if isForFolders { text = text.upTo(text.count - 1) }
    isAnchored = text.contains(UInt8(ascii: "/"))
    if text[0] == UInt8(ascii: "/") { text = text.from(1) }
    guard !text.isEmpty else { return nil }
    leavesNothing = !isNegated && !isForFolders && text.bytes.allSatisfy { $0 == UInt8(ascii: "*") }
    let special = ByteSet("*?[\\")
    let start = text[0] == UInt8(ascii: "*") ? 1 : 0
    let isPlain = !text.from(start).bytes.contains { $0.isA(special) }
    if isPlain, start == 0 {
      form = .text(text.bytes)
    } else if isPlain, !isAnchored {
      form = .suffix(text.from(1).bytes)
    } else {
      guard let glob = PathGlob(text) else { return nil }
      form = .glob(glob)
    }
  }

  /// The line without the spaces at its end, of which a backslash keeps one.
  private static func trimmed(_ line: ByteView) -> ByteView {
    var end = 0
    var at = 0
    while at < line.count {
      let isQuoted = line[at] == UInt8(ascii: "\\")
      at += isQuoted ? 2 : 1
      if isQuoted || line[at - 1] != UInt8(ascii: " ") { end = at }
    }
    return line.upTo(min(end, line.count))
  }

  /// Whether the pattern is about `path`, which is counted from the file's folder; its last name
  /// starts at `name`.
  func matches(_ path: ByteView, name: Int, isFolder: Bool) -> Bool {
    if isForFolders && !isFolder { return false }
    let subject = isAnchored ? path : path.from(name)
    switch form {
    case .text(let text): return text.withView { $0.equals(subject) }
    case .suffix(let text):
      return subject.count >= text.count
        && text.withView { subject.from(subject.count - text.count).equals($0) }
    case .glob(let glob): return glob.matches(subject)
    }
  }
}
