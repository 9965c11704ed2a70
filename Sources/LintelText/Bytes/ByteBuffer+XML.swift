// SPDX-License-Identifier: GPL-2.0-only

extension ByteBuffer {
  /// Adds text for an element or an attribute of XML 1.0; what no XML can have becomes U+FFFD:
  /// control characters, the two noncharacters at U+FFFE, and bytes that are not UTF-8.
  package mutating func append(xml text: [UInt8]) {
    text.withView { text in
      var at = 0
      while at < text.count {
        let length = text.scalar(at: at).length
        switch text[at] {
        case UInt8(ascii: "&"): append("&amp;")
        case UInt8(ascii: "<"): append("&lt;")
        case UInt8(ascii: ">"): append("&gt;")
        case UInt8(ascii: "\""): append("&quot;")
        // A reader makes a space of what is not written so in an attribute.
        case 9: append("&#9;")
        case 10: append("&#10;")
        case 13: append("&#13;")
        case 0..<32, 127: appendReplacement()
        default:
          if text.isNoCharacter(at) || text[at..<(at + length)].isBeyondXML {
            appendReplacement()
          } else {
            append(text[at..<(at + length)])
          }
        }
        at += length
      }
    }
  }

  /// Adds U+FFFD, which stands for what cannot be shown.
  package mutating func appendReplacement() {
    for byte in [0xEF, 0xBF, 0xBD] as [UInt8] { append(byte) }
  }
}

extension ByteView {
  /// Whether the byte at `index` is no part of a character of UTF-8.
  package func isNoCharacter(_ index: Int) -> Bool {
    self[index] >= 0x80 && multibyteLength(at: index) == 0
  }

  /// Whether it is U+FFFE or U+FFFF.
  fileprivate var isBeyondXML: Bool {
    count == 3 && self[0] == 0xEF && self[1] == 0xBF && self[2] >= 0xBE
  }
}
