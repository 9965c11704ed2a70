// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Tells a text from another one: its length and a hash of its bytes (FNV-1a of 64 bits).
package struct TextStamp: Sendable, Equatable {
  private var length = 0
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// That of an empty text.
  package init() {}

  /// That of a text.
  package init(_ text: ByteView) {
    length = text.count
    for at in 0..<text.count { hash = (hash ^ UInt64(text[at])) &* 0x100_0000_01B3 }
  }
}
