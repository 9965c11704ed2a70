// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the paragraph of the GPL notice that has the Free Software Foundation's address.
enum FSFMailingAddress: LineRule {
  static let info = RuleInfo(
    type: "FSF_MAILING_ADDRESS", level: .error, otherLevels: [.check], group: .comments,
    reads: [.comments, .strings],
    why: """
      The foundation has moved more than once, and the tree has the text of the licence. A licence \
      tag in the first line says all that the paragraph would.
      """,
    reference: "Documentation/process/license-rules.rst",
    examples: [
      Example(
        """
        !  * along with this program; if not, write to the Free Software
        !  * Foundation, Inc., 59 Temple Place - Suite 330, Boston, MA
        """, strict: true),
      Example(
        """
        +  * You should have received a copy; do not write to them.
        """),
    ])

  static let needs = Needs.anyOf(["675", "59", "51", " to ", " To ", " tO ", " TO "])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let raw = line.raw
    guard
      asksToWrite(raw) || hasStreet(raw, "675", "Mass", "Ave")
        || hasStreet(raw, "59", "Temple", "Pl") || hasStreet(raw, "51", "Franklin", "St")
    else { return }
    out.report(Self.self, level: line.inWholeFile ? .check : .error, .address, show: .visible)
  }

  private static func asksToWrite(_ text: ByteView) -> Bool {
    let request: StaticString = "write to the Free"
    var at = 0
    while let space = text.firstIndex(of: UInt8(ascii: " "), from: at) {
      at = space + 1
      if text.hasIgnoringCase(request, at: space - 5) && !text[space - 6].isWord { return true }
    }
    return false
  }

  /// Whether the number is followed by the two words that start so.
  private static func hasStreet(
    _ text: ByteView, _ number: StaticString, _ first: StaticString, _ second: StaticString
  ) -> Bool {
    var at = 0
    while let found = text.range(ofWordPrefix: number, from: at) {
      at = found.upperBound
      let name = text.skipSpaces(at)
      guard name > at, text.hasIgnoringCase(first, at: name) else { continue }
      let nameEnd = name + first.utf8CodeUnitCount
      let kind = text.skipSpaces(nameEnd)
      if kind > nameEnd && text.hasIgnoringCase(second, at: kind) { return true }
    }
    return false
  }
}

extension Message {
  fileprivate static let address: Message =
    """
    leave out the Free Software Foundation's address: it has changed, and the tree has a copy of the GPL
    """
}
