// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What a line's code looks like from afar: what stands in it, and with what it starts and ends.
package struct CodeShape: Sendable {
  /// What stands in the code, or did before it was changed: a C99 comment may be cut off, and words
  /// of a linker script may be replaced by numbers.
  package let traits: LineTraits
  /// The offset of the first byte after the marker that is no white space; past the last one where
  /// there is none.
  package let start: Int
  /// The offset after the last byte, the marker included, that is no white space.
  package let end: Int
  /// The kinds of the bytes at both ends, as in `LineTraits.kind(of:)`; that of a newline in a line
  /// that is blank.
  let startKind, endKind: Int

  /// The shape of a line without code.
  static let ofNothing = CodeShape(.empty, [])

  /// The shape of the code, in which the traits stand.
  @inline(__always)
  init(_ code: ByteView, _ traits: LineTraits) {
    self.traits = traits
    start = code.skipSpaces(1)
    end = code.skipSpacesBack(code.count)
    let isBlank = start >= code.count
    startKind = LineTraits.kind(of: isBlank ? UInt8(ascii: "\n") : code[start])
    endKind = LineTraits.kind(of: isBlank ? UInt8(ascii: "\n") : code[end - 1])
  }
}
