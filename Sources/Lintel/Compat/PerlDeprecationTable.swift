// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The table of deprecated functions in the text of a tree's `scripts/checkpatch.pl`.
///
/// It is the Perl hash `%deprecated_apis`. The reader is tolerant: it knows comments, both sorts of
/// quotes and bare words, and passes over what it does not know. All positions are offsets into
/// the script.
struct PerlDeprecationTable {
  /// A pair of the hash, without quotes.
  struct Pair {
    let name, replacement: Range<Int>
  }

  /// The parenthesis that opens the list.
  let open: Int
  /// The parenthesis that closes it, or the script's end.
  private(set) var close: Int
  /// The pairs whose name is a C identifier, in the script's order.
  private(set) var pairs: [Pair] = []
  /// The last byte before `close` that is neither white space nor part of a comment.
  private(set) var lastCode: Int
  /// Whether the list ends in a name without a replacement, for which what is added would be taken.
  private(set) var endsInName = false

  /// The table in a script, or nil where there is none.
  init?(_ script: ByteView) {
    guard let open = Self.start(script) else { return nil }
    self.open = open
    close = script.count
    lastCode = open
    read(script)
  }

  /// Whether a file with this text is checkpatch.pl itself: a Perl script, not a program or a
  /// wrapper that somebody put in its place.
  static func isPerl(_ script: ByteView) -> Bool {
    let end = script.firstIndex(of: UInt8(ascii: "\n")) ?? script.count
    return script.has("#!") && script.upTo(end).contains("perl")
  }

  /// The parenthesis after `%deprecated_apis =`.
  private static func start(_ script: ByteView) -> Int? {
    var from = 0
    let name: StaticString = "%deprecated_apis"
    while let found = script.firstIndex(of: name, from: from) {
      from = found + name.utf8CodeUnitCount
      let assign = script.skipSpaces(from)
      let paren = script.skipSpaces(assign + 1)
      if script[assign] == UInt8(ascii: "="), script[paren] == UInt8(ascii: "(") {
        return paren
      }
    }
    return nil
  }

  private mutating func read(_ script: ByteView) {
    var at = open + 1
    var scalar: Range<Int>?
    var key: Range<Int>?
    while at < script.count {
      let first = at
      switch script[at] {
      case UInt8(ascii: ")"):
        close = at
        endsInName = key != nil
        return
      case UInt8(ascii: "#"):
        at = script.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? script.count
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        at = Self.quoteEnd(script, at)
        scalar = first + 1..<max(first + 1, at - 1)
      case UInt8(ascii: "="):
        at += 1
        if script[at] == UInt8(ascii: ">") {
          at += 1
          (key, scalar) = (scalar, nil)
        }
      case UInt8(ascii: ","):
        at += 1
        scalar = nil
      case let byte where byte.isWord:
        at = script.wordEnd(at)
        scalar = first..<at
      case let byte:
        at += 1
        if byte.isSpace { continue }
      }
      lastCode = at - 1
      if let name = key, let value = scalar {
        if script[name].isIdentifier { pairs.append(Pair(name: name, replacement: value)) }
        (key, scalar) = (nil, nil)
      }
    }
  }

  /// The position after the quote that closes the one at `start`.
  private static func quoteEnd(_ script: ByteView, _ start: Int) -> Int {
    var at = start + 1
    while at < script.count && script[at] != script[start] {
      at += script[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(at + 1, script.count)
  }
}

extension ByteView {
  /// Whether all of it is one C identifier.
  package var isIdentifier: Bool { self[0].isIdentifierStart && wordEnd(0) == count }
}
