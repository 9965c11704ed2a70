// SPDX-License-Identifier: GPL-2.0-only

/// Turns lines into code: what is in comments and strings can no longer be mistaken for C.
///
/// Comments become `UInt8.comment`, the inside of strings and character constants becomes X; tabs
/// stay, since they move columns. An open comment or string goes on in the next line. File names of
/// #include and the text of #error are blanked like strings. The length of a line and the offsets
/// in it are kept, with two exceptions that checkpatch.pl has and findings depend on: a string that
/// ends in a lone backslash grows by one byte, and an #error loses what stands after its last word.
package struct Sanitizer {
  /// What the sanitiser is inside of.
  private enum State {
    case code
    case blockComment
    case lineComment
    case quoted(UInt8)
  }

  private var state = State.code
  private let tolerateC99Comments: Bool

  /// A sanitiser at the start of code.
  package init(tolerateC99Comments: Bool = true) {
    self.tolerateC99Comments = tolerateC99Comments
  }

  /// Starts anew, in code or inside a comment.
  package mutating func reset(inComment: Bool) { state = inComment ? .blockComment : .code }

  /// Writes the code of `line` to `out` from `start` on, and returns how long it is and what stands
  /// in it after the marker.
  ///
  /// `out` must already hold a copy of the line there and one byte more.
  package mutating func sanitize(
    _ line: ByteView, into out: inout ByteBuffer, at start: Int
  ) -> (length: Int, traits: LineTraits) {
    let traits = line.from(1).traits
    if case .code = state, traits.isDisjoint(with: [.opener, .hash]) {
      return (line.count, traits)
    }
    let length = hide(line, into: &out, at: start)
    return (length, out.view((start + 1)..<(start + max(length, 1))).traits)
  }

  /// Writes the code of the line, and gives its length.
  private mutating func hide(
    _ line: ByteView, into out: inout ByteBuffer, at start: Int
  ) -> Int {
    var length = line.count
    var firstLineComment: Int?
    var at = 1
    while at < line.count {
      let byte = line[at]
      switch state {
      case .code:
        switch byte {
        case UInt8(ascii: "/") where line[at + 1] == UInt8(ascii: "*"):
          state = .blockComment
          out[start + at] = .comment
          out[start + at + 1] = .comment
          at += 1
        case UInt8(ascii: "/") where line[at + 1] == UInt8(ascii: "/"):
          state = .lineComment
          firstLineComment = at
          at += 1
        case UInt8(ascii: "\""), UInt8(ascii: "'"): state = .quoted(byte)
        default: break
        }
      case .blockComment:
        let close = line.firstIndex(of: "*/", from: at)
        out.cover((start + at)..<(start + (close ?? line.count)), with: .comment)
        if let close {
          state = .code
          out[start + close] = .comment
          out[start + close + 1] = .comment
          at = close + 1
        } else {
          at = line.count
        }
      case .lineComment:
        out.cover((start + at)..<(start + line.count), with: .comment)
        at = line.count
      case .quoted(let quote):
        if byte == UInt8(ascii: "\\") {
          out[start + at] = .blanked
          out[start + at + 1] = .blanked
          at += 1
          length = max(length, at + 1)
        } else if byte == quote {
          state = .code
        } else if byte != UInt8(ascii: "\t") {
          out[start + at] = .blanked
        }
      }
      at += 1
    }
    if case .lineComment = state { state = .code }
    length = Self.hideDirectiveText(&out, start: start, length: length)
    if tolerateC99Comments, firstLineComment != nil {
      let code = out.view(start..<(start + length))
      if let comment = code.firstIndex(of: "//") {
        for index in comment..<length { out[start + index] = .comment }
      }
    }
    return length
  }

  /// Spaces the file name of an #include and the text of an #error or #warning; returns the length
  /// that the line's code then has.
  private static func hideDirectiveText(
    _ out: inout ByteBuffer, start: Int, length: Int
  ) -> Int {
    let code = out.view(start..<(start + length))
    let hash = code.skipSpaces(1)
    guard code[hash] == UInt8(ascii: "#") else { return length }
    let name = code.skipSpaces(hash + 1)
    if code.has("include", at: name) {
      let open = code.skipSpaces(name + 7)
      guard open > name + 7, code[open] == UInt8(ascii: "<"),
        let close = code.lastIndex(of: UInt8(ascii: ">")), close > open
      else { return length }
      for index in (open + 1)..<close { out[start + index] = .blanked }
      return length
    }
    let keyword = code.has("error", at: name) ? 5 : code.has("warning", at: name) ? 7 : 0
    guard keyword > 0 else { return length }
    let text = code.skipSpaces(name + keyword)
    var end = length
    while end > text && !code[end - 1].isWord { end -= 1 }
    guard text > name + keyword, end > text else { return length }
    for index in text..<end { out[start + index] = .blanked }
    return end
  }
}
