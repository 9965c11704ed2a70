// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags conversions in format strings that are not C, or that print something misleading.
///
/// The three types are found in one pass over the strings of a line, since their order is theirs.
enum PrintfFormats: LineRule {
  static let info = RuleInfo(
    type: "PRINTF_0XDECIMAL", level: .error, group: .others, reads: [.strings],
    spot: .texts(["0x%"]),
    why: "A number that starts with 0x is read as hexadecimal, but %d, %i, %o and %u are not.",
    reference: "Documentation/core-api/printk-formats.rst",
    examples: [
      Example(
        """
        !	pr_info("flags 0x%u\\n", flags);
        """),
      Example(
        """
        +	pr_info("flags 0x%x, 100%%d\\n", flags);
        """),
    ])

  static let longLong = RuleInfo(
    type: "PRINTF_L", level: .warning, group: .others, reads: [.strings],
    why: "L is the length of a long double. The length of a long long is ll.",
    reference: "Documentation/core-api/printk-formats.rst",
    examples: [
      Example(
        """
        !	pr_info("offset %Lu\\n", offset);
        """),
      Example(
        """
        +	pr_info("offset %llu\\n", offset);
        """),
    ])

  static let size = RuleInfo(
    type: "PRINTF_Z", level: .warning, group: .others, reads: [.strings],
    why: "Z is an old extension of the C library. The length of a size_t is z.",
    reference: "Documentation/core-api/printk-formats.rst",
    examples: [
      Example(
        """
        !	pr_info("length %Zu\\n", length);
        """),
      Example(
        """
        +	pr_info("length %zu\\n", length);
        """),
    ])

  static var infos: [RuleInfo] { [info, longLong, size] }

  static let needs = Needs.anyOf(["%"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    var hasLongLong = false
    var hasSize = false
    var at = 0
    while let quote = line.code.firstIndex(of: UInt8(ascii: "\""), from: at) {
      var end = quote + 1
      while line.code[end] == .blanked || line.code[end] == UInt8(ascii: "\t") { end += 1 }
      let isClosed = line.code[end] == UInt8(ascii: "\"")
      guard isClosed || end >= line.code.count else {
        at = quote + 1
        continue
      }
      at = end + 1
      let formats = Formats(line.raw[(quote + 1)..<end])
      if !hasLongLong, let letter = formats.longLong {
        hasLongLong = true
        out.report(longLong, .longLong(letter))
      }
      if !hasSize, let letter = formats.size {
        hasSize = true
        out.report(size, .size(letter))
      }
      if formats.isFalseHexadecimal { out.report(info, .decimal) }
    }
  }

  /// What is wrong with the conversions of one string.
  private struct Formats {
    /// The conversion letter after the first L.
    var longLong: UInt8?
    /// The conversion letter after the first Z.
    var size: UInt8?
    /// Whether 0x stands before a conversion that is not hexadecimal.
    var isFalseHexadecimal = false

    private static let width = ByteSet("*.$").union(.digit)
    private static let widthOrLength = ByteSet("*.$lzth").union(.digit)
    private static let integer = ByteSet("diouxX")
    private static let notHexadecimal = ByteSet("diou")

    init(_ string: ByteView) {
      var at = 0
      while let percent = string.firstIndex(of: UInt8(ascii: "%"), from: at) {
        at = percent + 1
        if string[at] == UInt8(ascii: "%") {
          at += 1
          continue
        }
        let length = string.skip(Self.width, at)
        let letter = string[length + 1]
        if letter.isA(Self.integer) {
          if longLong == nil && string[length] == UInt8(ascii: "L") { longLong = letter }
          if size == nil && string[length] == UInt8(ascii: "Z") { size = letter }
        }
        let isDecimal = string[string.skip(Self.widthOrLength, at)].isA(Self.notHexadecimal)
        if isDecimal && string.has("0x", at: percent - 2) { isFalseHexadecimal = true }
      }
    }
  }
}

extension Message {
  fileprivate static let decimal: Message = "print a number after 0x with %x"
  fileprivate static func longLong(_ letter: UInt8) -> Message {
    "write %ll\(byte: letter) in place of %L\(byte: letter)"
  }
  fileprivate static func size(_ letter: UInt8) -> Message {
    "write %z\(byte: letter) in place of %Z\(byte: letter)"
  }
}
