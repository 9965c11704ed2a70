// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A line with each run of white space as one space and none at its ends: what stays the same when
/// code is only moved or indented.
package enum CollapsedText {
  /// Gives each byte of the collapsed line to `take`.
  @inline(__always)
  private static func forEachByte(_ line: ByteView, _ take: (UInt8) -> Void) {
    var hasText = false
    var hasGap = false
    for index in 0..<line.count {
      let byte = line[index]
      if byte.isSpace {
        hasGap = hasText
        continue
      }
      if hasGap { take(UInt8(ascii: " ")) }
      hasGap = false
      hasText = true
      take(byte)
    }
  }

  /// The bytes of the collapsed line.
  package static func bytes(_ line: ByteView) -> [UInt8] {
    var bytes: [UInt8] = []
    forEachByte(line) { bytes.append($0) }
    return bytes
  }

  /// A hash of the collapsed line, the same in every run.
  package static func hash(_ line: ByteView) -> UInt64 {
    var hash = FNV1a()
    forEachByte(line) { hash.add(byte: $0) }
    return hash.value
  }
}
