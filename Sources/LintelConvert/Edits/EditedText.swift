// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A change of a file's bytes.
package struct SourceEdit: Sendable, Equatable {
  /// The bytes that are replaced.
  package let range: Range<Int>
  /// What takes their place.
  package let text: String
}

/// Puts changes into a text.
package enum EditedText {
  /// The text with the changes, which must be in its order and apart from each other.
  package static func make(_ text: ByteView, _ edits: [SourceEdit]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 64)
    var at = 0
    for edit in edits {
      text[at..<edit.range.lowerBound].append(to: &result)
      result += Array(edit.text.utf8)
      at = edit.range.upperBound
    }
    text.from(at).append(to: &result)
    return result
  }
}
