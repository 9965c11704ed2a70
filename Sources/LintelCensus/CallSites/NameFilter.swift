// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Tells at the speed of memory whether a text has any of the names as a word.
///
/// Of each name one piece is looked for, all pieces being as long as the shortest name. The search
/// skips as Wu and Manber's does: two bytes at the end of the window tell how far it can move. The
/// word around a hit is then looked up, so the filter says yes exactly where a name stands, be it
/// in a comment.
package struct NameFilter: Sendable {
  private let apis: APISet
  private let pieces: PieceSearch

  /// A filter for the names of the set.
  package init(_ apis: APISet) {
    self.apis = apis
    pieces = PieceSearch(apis.apis.map { Array($0.name.utf8) })
  }

  /// Whether one of the names stands in the text as a word of its own.
  package func matches(_ text: ByteView) -> Bool {
    var at = 0
    while let hit = pieces.firstEnd(in: text, from: at) {
      let start = text.wordStart(hit)
      let end = text.wordEnd(hit)
      if apis.number(of: text[start..<end]) != nil { return true }
      at = max(end, hit + 1)
    }
    return false
  }
}
