// SPDX-License-Identifier: GPL-2.0-only

/// A line such as `Reviewed-by: Name <address>`: any tag that ends in "by", To and Cc.
package struct Trailer: Sendable {
  /// Where the tag stands, its colon included; white space may precede it.
  package let tag: Range<Int>
  /// Where the text after the tag starts, white space left out.
  package let valueStart: Int

  /// The trailer that a line is, or nil.
  package init?(_ line: ByteView) {
    let start = line.skipSpaces(0)
    let end = line.skip(Self.tagBytes, start)
    guard line[end] == UInt8(ascii: ":") else { return nil }
    let tag = line[start..<end]
    guard
      tag.count > 2 && tag.hasIgnoringCase("by", at: tag.count - 2)
        || tag.equalsIgnoringCase(ByteView("to")) || tag.equalsIgnoringCase(ByteView("cc"))
    else { return nil }
    self.tag = start..<(end + 1)
    valueStart = line.skipSpaces(end + 1)
  }

  private static var tagBytes: ByteSet { ByteSet.word.union(ByteSet("-")) }

  /// The tags that the kernel uses, as they are written there; some are only suggested.
  private static var standardTags: [StaticString] {
    [
      "Signed-off-by:", "Co-developed-by:", "Acked-by:", "Tested-by:", "Reviewed-by:",
      "Reported-by:", "Suggested-by:", "Assisted-by:", "To:", "Cc:",
    ]
  }

  /// How many of the standard tags are offered in place of a misspelt one.
  private static let offeredTags = 7

  /// Whether a standard tag starts at `index` of the line.
  package static func hasStandardTag(_ line: ByteView, at index: Int) -> Bool {
    standardTags.contains { line.hasIgnoringCase($0, at: index) }
  }

  /// Whether the tag is, or ends in, a standard one.
  package static func isStandard(_ tag: ByteView) -> Bool {
    standardTags.contains { standard in
      tag.hasIgnoringCase(standard, at: tag.count - standard.utf8CodeUnitCount)
    }
  }

  /// The standard tag that `tag` may be a misspelling of.
  package static func suggestion(for tag: ByteView) -> StaticString? {
    let letters = tag.tagLetters
    return standardTags.prefix(offeredTags).first {
      EditDistance.between(letters, ByteView($0).tagLetters, limit: 2) != nil
    }
  }
}

extension ByteView {
  /// The lowercase letters of a tag, without its dashes.
  fileprivate var tagLetters: [UInt8] {
    bytes.lazy.filter { $0 != UInt8(ascii: "-") }.map(\.lowercased)
  }
}
