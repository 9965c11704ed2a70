// SPDX-License-Identifier: GPL-2.0-only

/// A field with parameters, such as `Content-Type: text/plain; charset=utf-8` (RFC 2045), with
/// parameters that are split or encoded as in RFC 2231.
struct ContentType {
  /// The value before the parameters, in lowercase.
  let kind: [UInt8]
  private var parameters: [Parameter] = []

  /// A parameter or one piece of it.
  private struct Parameter {
    var name: [UInt8]
    var piece: Int
    var isEncoded: Bool
    var value: [UInt8]
  }

  /// Reads the value of the field.
  init(_ value: ByteView) {
    var at = Self.skipComments(value, 0)
    let start = at
    while at < value.count, value[at] != UInt8(ascii: ";"), value[at] != UInt8(ascii: "("),
      !value[at].isSpace
    {
      at += 1
    }
    kind = value[start..<at].bytes.map(\.lowercased)
    while parameters.count < Limits.mailParameters,
      let semicolon = value.firstIndex(of: 59, from: at)
    {
      at = Self.skipComments(value, semicolon + 1)
      let nameStart = at
      while at < value.count, !"=; \t\r\n".utf8.contains(value[at]) { at += 1 }
      let name = value[nameStart..<at]
      at = Self.skipComments(value, at)
      guard value[at] == UInt8(ascii: "=") else { continue }
      let (text, end) = Self.parameterValue(value, Self.skipComments(value, at + 1))
      at = end
      parameters.append(Self.parameter(name, text))
    }
  }

  /// Whether the value before the parameters is `literal`.
  func isKind(_ literal: StaticString) -> Bool { kind.withView { $0.equals(literal) } }

  /// Whether the value before the parameters begins with `literal`.
  func hasPrefix(_ literal: StaticString) -> Bool { kind.withView { $0.has(literal) } }

  /// The parameter of that name (in lowercase), its pieces joined and decoded.
  subscript(name: StaticString) -> [UInt8]? {
    let pieces = parameters.filter { $0.name.withView { $0.equals(name) } }
      .sorted { $0.piece < $1.piece }
    guard let first = pieces.first else { return nil }
    if first.piece < 0 && !first.isEncoded { return EncodedWords.decoded(first.value) }
    var charset: [UInt8] = []
    var octets: [UInt8] = []
    for piece in pieces where piece.piece >= 0 || first.piece < 0 {
      var value = piece.value[...]
      if piece.isEncoded {
        // Only the first piece names the character set and the language.
        if octets.isEmpty, let mark = value.firstIndex(of: UInt8(ascii: "'")),
          let second = value[(mark + 1)...].firstIndex(of: UInt8(ascii: "'"))
        {
          charset = [UInt8](value[..<mark])
          value = value[(second + 1)...]
        }
        octets += [UInt8](value).withView(Self.percentDecoded)
      } else {
        octets += value
      }
      if first.piece < 0 { break }
    }
    return charset.withView { name in
      octets.withView { CharsetConversion.utf8($0, from: name) }
    } ?? octets
  }

  /// Splits the name: `filename*0*` is the encoded piece 0 of `filename`.
  private static func parameter(_ name: ByteView, _ value: [UInt8]) -> Parameter {
    let isEncoded = name.last == UInt8(ascii: "*")
    let bare = isEncoded ? name.upTo(name.count - 1) : name
    guard let star = bare.firstIndex(of: UInt8(ascii: "*")),
      let number = bare.number(at: star + 1)?.value
    else {
      return Parameter(
        name: bare.bytes.map(\.lowercased), piece: -1, isEncoded: isEncoded, value: value)
    }
    return Parameter(
      name: bare.upTo(star).bytes.map(\.lowercased), piece: number, isEncoded: isEncoded,
      value: value)
  }

  /// The token or quoted string at `start`, and where it ends.
  private static func parameterValue(_ view: ByteView, _ start: Int) -> ([UInt8], Int) {
    var at = start
    var text: [UInt8] = []
    guard view[at] == UInt8(ascii: "\"") else {
      while at < view.count, view[at] != UInt8(ascii: ";"), !view[at].isSpace { at += 1 }
      return (view[start..<at].bytes, at)
    }
    at += 1
    while at < view.count, view[at] != UInt8(ascii: "\"") {
      if view[at] == UInt8(ascii: "\\") { at += 1 }
      if view[at] != 10 && view[at] != 13 { text.append(view[at]) }
      at += 1
    }
    return (text, min(at + 1, view.count))
  }

  /// The position after white space and comments in parentheses.
  private static func skipComments(_ view: ByteView, _ start: Int) -> Int {
    var at = view.skipSpaces(start)
    var depth = 0
    while at < view.count, depth > 0 || view[at] == UInt8(ascii: "(") {
      if view[at] == UInt8(ascii: "(") { depth += 1 }
      if view[at] == UInt8(ascii: ")") { depth -= 1 }
      at += 1
      if depth == 0 { at = view.skipSpaces(at) }
    }
    return at
  }

  private static func percentDecoded(_ view: ByteView) -> [UInt8] {
    var result: [UInt8] = []
    var at = 0
    while at < view.count {
      if view[at] == UInt8(ascii: "%"), let value = view.hexPair(at: at + 1) {
        result.append(value)
        at += 3
      } else {
        result.append(view[at])
        at += 1
      }
    }
    return result
  }
}

extension EncodedWords {
  /// The words of an array, decoded.
  fileprivate static func decoded(_ bytes: [UInt8]) -> [UInt8] { bytes.withView { decode($0) } }
}
