// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The names that a campaign is about, to be found in lines of patches.
package struct APINames: Sendable {
  private let names: [UInt64: String]

  /// These names.
  package init(_ names: [String]) {
    self.names = Dictionary(
      names.map { name in (Array(name.utf8).withView { $0.hash }, name) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The names, in the order of their texts.
  var all: [String] { names.values.sorted() }

  /// The names that are called in a line, in their order, comments and strings not counted.
  ///
  /// A patch does not say whether a line is within a comment that began earlier; a line that begins
  /// with a star and a space is taken for one, while `*p = f();` is code.
  func calls(in line: ByteView) -> [String] {
    var at = line.skipSpaces(0)
    if line[at] == UInt8(ascii: "*"), !line[at + 1].isIdentifierStart { return [] }
    var found: [String] = []
    while at < line.count {
      let byte = line[at]
      if byte.isIdentifierStart {
        let end = line.wordEnd(at)
        let word = line[at..<end]
        if line[line.skipSpaces(end)] == UInt8(ascii: "("), let name = names[word.hash],
          name.utf8.count == word.count
        {
          found.append(name)
        }
        at = end
      } else if byte.isDigit {
        at = line.wordEnd(at)
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        at += 1
        while at < line.count, line[at] != byte {
          at += line[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        at += 1
      } else if line.has("//", at: at) {
        break
      } else if line.has("/*", at: at) {
        at = line.firstIndex(of: "*/", from: at + 2).map { $0 + 2 } ?? line.count
      } else {
        at += 1
      }
    }
    return found
  }
}
