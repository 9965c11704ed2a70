// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The grammar of addresses in RFC 822, section 6.
///
/// get_maintainer.pl splits an `M:` or `R:` field at its commas only where the field is a list by
/// that grammar, and takes an address to ignore only where it is one.
struct AddressList {
  private let text: [UInt8]
  private var at = 0

  /// Whether `text` is one address.
  static func isAddress(_ text: String) -> Bool {
    var list = AddressList(text)
    guard list.isLatin1(text) else { return false }
    list.skipSpace()
    return list.address() && list.isAtEnd
  }

  /// The addresses of a list of several, without comments; nil when `text` is no such list.
  static func addresses(_ text: String) -> [String]? {
    var list = AddressList(text)
    guard list.text.contains(UInt8(ascii: ",")), list.isLatin1(text) else { return nil }
    var found: [String] = []
    while true {
      list.skipSpace()
      let start = list.at
      if list.address() {
        found.append(String(decoding: list.text[start..<list.at], as: UTF8.self))
      } else {
        // Between two commas nothing has to stand.
        list.at = start
      }
      if list.isAtEnd { return found }
      guard list.take(UInt8(ascii: ",")) else { return nil }
    }
  }

  private init(_ text: String) {
    self.text = AddressList.withoutComments(Array(text.utf8))
  }

  /// Perl's pattern for the grammar has no characters beyond Latin-1.
  private func isLatin1(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.value < 256 }
  }

  /// The text with a space in place of each comment.
  private static func withoutComments(_ text: [UInt8]) -> [UInt8] {
    let closings = Parentheses.closings(text)
    var result: [UInt8] = []
    var at = 0
    var isQuoted = false
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "\\"):
        result += text[at..<min(at + 2, text.count)]
        at += 2
        continue
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "(") where !isQuoted && closings[at] > 0:
        result.append(32)
        at = closings[at] + 1
        continue
      default: break
      }
      result.append(text[at])
      at += 1
    }
    return result
  }

  private var isAtEnd: Bool { at >= text.count }
  private var current: UInt8 { at < text.count ? text[at] : 0 }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard !isAtEnd, text[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func skipSpace() {
    while current == 32 || current == 9 { at += 1 }
  }

  /// A mailbox, or a group of them.
  private mutating func address() -> Bool {
    let start = at
    if addressSpecification() { return true }
    at = start
    while word() {}
    if take(UInt8(ascii: "<")) { return routedAddress() }
    return take(UInt8(ascii: ":")) && groupRest()
  }

  /// What follows the `<`: an optional route, and an address.
  private mutating func routedAddress() -> Bool {
    skipSpace()
    let start = at
    if !route() { at = start }
    guard addressSpecification(), take(UInt8(ascii: ">")) else { return false }
    skipSpace()
    return true
  }

  /// `@domain,@domain:`.
  private mutating func route() -> Bool {
    guard take(UInt8(ascii: "@")), domain() else { return false }
    while take(UInt8(ascii: ",")) {
      guard take(UInt8(ascii: "@")) else { return false }
      skipSpace()
      guard domain() else { return false }
    }
    guard take(UInt8(ascii: ":")) else { return false }
    skipSpace()
    return true
  }

  /// The mailboxes of a group and its semicolon.
  private mutating func groupRest() -> Bool {
    skipSpace()
    if take(UInt8(ascii: ";")) {
      skipSpace()
      return true
    }
    repeat {
      skipSpace()
      let start = at
      if addressSpecification() { continue }
      at = start
      while word() {}
      guard take(UInt8(ascii: "<")), routedAddress() else { return false }
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: ";")) else { return false }
    skipSpace()
    return true
  }

  /// `local.part@domain`.
  private mutating func addressSpecification() -> Bool {
    guard word() else { return false }
    while take(UInt8(ascii: ".")) {
      skipSpace()
      guard word() else { return false }
    }
    guard take(UInt8(ascii: "@")) else { return false }
    skipSpace()
    return domain()
  }

  private mutating func domain() -> Bool {
    repeat {
      skipSpace()
      guard atom() || literalDomain() else { return false }
    } while take(UInt8(ascii: "."))
    return true
  }

  /// `[...]`.
  private mutating func literalDomain() -> Bool {
    guard take(UInt8(ascii: "[")) else { return false }
    while !isAtEnd, current != UInt8(ascii: "]") {
      if current == UInt8(ascii: "[") || current == 13 { return false }
      at += current == UInt8(ascii: "\\") ? 2 : 1
    }
    guard take(UInt8(ascii: "]")) else { return false }
    skipSpace()
    return true
  }

  private mutating func word() -> Bool { atom() || quotedString() }

  private mutating func quotedString() -> Bool {
    guard take(UInt8(ascii: "\"")) else { return false }
    while !isAtEnd, current != UInt8(ascii: "\"") {
      if current == 13 { return false }
      at += current == UInt8(ascii: "\\") ? 2 : 1
    }
    guard take(UInt8(ascii: "\"")) else { return false }
    skipSpace()
    return true
  }

  private static let specials = ByteSet("()<>@,;:\\\".[]")

  private mutating func atom() -> Bool {
    let start = at
    while !isAtEnd, current > 32, current != 127, !current.isA(Self.specials) { at += 1 }
    guard at > start else { return false }
    let end = at
    skipSpace()
    if at > end || isAtEnd { return true }
    return current.isA(Self.specials)
  }
}
