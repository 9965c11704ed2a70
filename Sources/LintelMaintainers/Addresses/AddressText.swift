// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A mail address with its name, taken apart and put together as get_maintainer.pl does it.
///
/// This is not RFC 5322: the script reads what people really write into MAINTAINERS, trailers and
/// comments, and what it makes of odd ones shows in its output.
struct AddressText: Hashable, Sendable {
  /// The name; one with other characters than letters, digits, `_`, space and `-` is in quotes.
  var name: String
  /// What stands between the angle brackets.
  var address: String

  /// The parts of `text`; both are empty when it has no `@`.
  init(_ text: String) {
    let bytes = Array(text.utf8)[...]
    let (name, address) =
      AddressText.nameAndBrackets(bytes) ?? ([], AddressText.bare(bytes))
    self.name = AddressText.quoted(AddressText.trimmed(name))
    self.address = String(decoding: AddressText.trimmed(address), as: UTF8.self)
  }

  /// An address of these parts.
  init(name: String, address: String) {
    self.name = AddressText.quoted(AddressText.trimmed(Array(name.utf8)[...]))
    self.address = String(
      decoding: AddressText.trimmed(Array(address.utf8)[...]), as: UTF8.self)
  }

  /// `name <address>`, or the address alone when there is no name or none is wanted.
  func text(usingName: Bool = true) -> String {
    usingName && !name.isEmpty ? "\(name) <\(address)>" : address
  }

  private static let at = UInt8(ascii: "@")
  private static let open = UInt8(ascii: "<")
  private static let close = UInt8(ascii: ">")

  /// A name, and what stands between the first `<` and the last `>`, if that has an `@` with
  /// something before it.
  private static func nameAndBrackets(
    _ text: ArraySlice<UInt8>
  ) -> (name: ArraySlice<UInt8>, address: ArraySlice<UInt8>)? {
    guard let start = text.firstIndex(of: open), start > text.startIndex,
      let end = text.lastIndex(of: close), end > start + 1,
      text[(start + 2)..<max(end, start + 2)].contains(at)
    else { return nil }
    return (text[..<start], text[(start + 1)..<end])
  }

  /// The address in a text without a name, in brackets or not.
  private static func bare(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var start = text.startIndex
    while start < text.endIndex, text[start].isSpace { start += 1 }
    if start < text.endIndex, text[start] == open {
      var sign = text.lastIndex(of: at)
      while let found = sign, found > start + 1 {
        let word = text[(found + 1)...].prefix { !$0.isSpace }
        if let end = word.lastIndex(of: close) { return text[(start + 1)..<end] }
        sign = text[..<found].lastIndex(of: at)
      }
    }
    guard let sign = text.lastIndex(of: at), sign > text.startIndex else { return [] }
    return text[..<text[(sign + 1)...].prefix { !$0.isSpace }.endIndex]
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let first = text.first, first.isSpace { text.removeFirst() }
    while let last = text.last, last.isSpace { text.removeLast() }
    return text
  }

  /// The name without the quotes around it, and in quotes where it needs them.
  private static func quoted(_ name: ArraySlice<UInt8>) -> String {
    let quote = UInt8(ascii: "\"")
    var name = name
    if name.first == quote { name.removeFirst() }
    if name.last == quote { name.removeLast() }
    if name.allSatisfy({ $0.isWord || $0 == 32 || $0 == UInt8(ascii: "-") }) {
      return String(decoding: name, as: UTF8.self)
    }
    var text = [quote]
    for byte in name {
      if byte == quote, text.count == 1 || text.last != UInt8(ascii: "\\") {
        text.append(UInt8(ascii: "\\"))
      }
      text.append(byte)
    }
    text.append(quote)
    return String(decoding: text, as: UTF8.self)
  }
}
