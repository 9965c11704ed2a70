// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Turns text in any character set that the C library knows into UTF-8.
package enum CharsetConversion {
  /// Whether text in the character set is UTF-8 already; an empty name is taken for ASCII.
  package static func isUTF8(_ charset: ByteView) -> Bool {
    charset.isEmpty || charset.equalsIgnoringCase(ByteView("utf-8"))
      || charset.equalsIgnoringCase(ByteView("utf8"))
      || charset.equalsIgnoringCase(ByteView("us-ascii"))
      || charset.equalsIgnoringCase(ByteView("ascii"))
  }

  /// The bytes as UTF-8, with U+FFFD for each byte that is wrong in the character set, or nil when
  /// the character set is not known.
  package static func utf8(_ bytes: ByteView, from charset: ByteView) -> [UInt8]? {
    if isUTF8(charset) { return bytes.bytes }
    guard let name = libraryName(charset) else { return nil }
    let converter = unsafe iconv_open("UTF-8", name)
    // Safe: iconv_open answers (iconv_t)-1 for a name that it does not know.
    guard let converter = unsafe converter, Int(bitPattern: converter) != -1 else {
      return nil
    }
    defer { _ = unsafe iconv_close(converter) }
    return unsafe convert(bytes, converter)
  }

  /// Runs the converter over all of the bytes.
  private static func convert(_ bytes: ByteView, _ converter: iconv_t) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 2)
    var chunk = [CChar](repeating: 0, count: 1 << 12)
    // Safe: every pointer is used inside its closure, with the length of its buffer; iconv reads
    // the input, although its C type does not say so.
    unsafe bytes.withUnsafeBytes { input in
      var source = unsafe UnsafeMutableRawPointer(mutating: input.baseAddress)?
        .assumingMemoryBound(to: CChar.self)
      var left = input.count
      unsafe chunk.withUnsafeMutableBufferPointer { output in
        // The last round has no input: it makes the converter write what it still holds.
        var flushing = false
        while true {
          var target = output.baseAddress
          var room = output.count
          let before = left
          let answer =
            flushing
            ? unsafe iconv(converter, nil, nil, &target, &room)
            : unsafe iconv(converter, &source, &left, &target, &room)
          let failure = answer == -1 ? errno : 0
          let wrote = unsafe UnsafeRawBufferPointer(output)[..<(output.count - room)]
          unsafe result.append(contentsOf: wrote)
          if failure == 0 {
            if flushing { return }
            flushing = true
          } else if failure == E2BIG {
            if unsafe wrote.isEmpty && left == before { return }
          } else {
            // A byte that is wrong here, or a character that the end cuts off.
            result.append(contentsOf: [0xEF, 0xBF, 0xBD])
            if flushing || left == 0 { return }
            unsafe source = source.map { unsafe $0 + 1 }
            left -= 1
          }
        }
      }
    }
    return result
  }

  /// Beginnings of the names that mails use. A list, because the name comes from the mail: it keeps
  /// the C library from loading converters that nobody needs and that had holes (CVE-2024-2961).
  private static let families: [StaticString] = [
    "iso-8859-", "iso8859-", "iso_8859-", "latin", "windows-", "cp", "koi8-", "gb", "big5", "euc-",
    "shift_jis", "shift-jis", "sjis", "iso-2022-jp", "iso-2022-kr", "tis-620", "utf-16", "utf-32",
    "utf-7", "ks_c_5601", "macintosh", "hz-gb", "viscii",
  ]

  /// The name that the C library gives the character set; nil when it is none of a mail's.
  private static func libraryName(_ charset: ByteView) -> String? {
    guard charset.count <= 32, families.contains(where: { charset.hasIgnoringCase($0) }) else {
      return nil
    }
    for index in 0..<charset.count {
      let byte = charset[index]
      if !byte.isWord && byte != UInt8(ascii: "-") && byte != UInt8(ascii: ":") { return nil }
    }
    // Senders label text of the larger set with the smaller one's name.
    if charset.equalsIgnoringCase(ByteView("gb2312")) || charset.equalsIgnoringCase(ByteView("gbk"))
    {
      return "GB18030"
    }
    if charset.hasIgnoringCase("ks_c_5601") { return "CP949" }
    if charset.hasIgnoringCase("windows-") { return "CP" + charset.from(8).string }
    return charset.string
  }
}
