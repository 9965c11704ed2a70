// SPDX-License-Identifier: GPL-2.0-only

/// The text with A to Z in lowercase and nothing else changed.
func asciiLowercased(_ text: String) -> String {
  String(
    decoding: text.utf8.map { (0x41...0x5a).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
}

/// The text with a to z in capitals and nothing else changed.
func asciiUppercased(_ text: String) -> String {
  String(
    decoding: text.utf8.map { (0x61...0x7a).contains($0) ? $0 & 0xdf : $0 }, as: UTF8.self)
}

/// Whether a byte is white space as Perl's `\s` has it.
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0d).contains(byte) }
