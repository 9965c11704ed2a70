// SPDX-License-Identifier: GPL-2.0-only

extension ExpressionParser {
  /// The characters that a backslash and what follows it stand for, in a set and outside.
  mutating func escapedClass() throws(ExpressionError) -> ScalarClass {
    let character = current
    at += 1
    if let kind = EscapedKind.named(character) { return kind }
    switch Unicode.Scalar(character) {
    case "t": return ScalarClass(9)
    case "n": return ScalarClass(10)
    case "f": return ScalarClass(12)
    case "r": return ScalarClass(13)
    case "a": return ScalarClass(7)
    case "e": return ScalarClass(27)
    case "x": return literal(try hexadecimal())
    case "0": return ScalarClass(0)
    default:
      if character < 128, UInt8(character).isWord, character != 0x5F {
        throw ExpressionError("\\\(Unicode.Scalar(UInt8(character))) is not understood")
      }
      return literal(character)
    }
  }

  private mutating func hexadecimal() throws(ExpressionError) -> UInt32 {
    let isBraced = take("{")
    var value: UInt32 = 0
    var digits = 0
    while at < text.count, text[at] < 128, UInt8(text[at]).isHexDigit, isBraced || digits < 2 {
      let byte = UInt8(text[at])
      value = value << 4 | UInt32(byte.isDigit ? byte - 48 : byte.lowercased - 87)
      digits += 1
      at += 1
      if value > 0x10FFFF { throw ExpressionError("\\x{...} is no character") }
    }
    if isBraced, !take("}") { throw ExpressionError("\\x{ is not closed") }
    return value
  }

  /// The set whose members start at the position, and its end.
  mutating func characterSet() throws(ExpressionError) -> ScalarClass {
    var set = ScalarClass()
    let isInverted = take("^")
    var isFirst = true
    while at < text.count {
      if has("]"), !isFirst {
        at += 1
        if flags.ignoresCase { set.foldCase() }
        if isInverted { set.invert() }
        return set
      }
      isFirst = false
      if let kind = try namedKind() {
        set.formUnion(kind)
        continue
      }
      let (low, kind) = try member()
      guard let low else {
        set.formUnion(kind)
        continue
      }
      if has("-"), at + 1 < text.count, text[at + 1] != 0x5D {
        at += 1
        let (high, kind) = try member()
        guard let high else {
          set.insert(low...low)
          set.insert(0x2D...0x2D)
          set.formUnion(kind)
          continue
        }
        guard low <= high else { throw ExpressionError("a range in [...] runs backwards") }
        set.insert(low...high)
      } else {
        set.insert(low...low)
      }
    }
    throw ExpressionError("a [ is not closed")
  }

  /// A member of a set: one character, or a kind of them.
  private mutating func member() throws(ExpressionError) -> (UInt32?, ScalarClass) {
    let character = current
    at += 1
    guard character == 0x5C else { return (character, ScalarClass()) }
    guard at < text.count else { throw ExpressionError("a [ is not closed") }
    if has("b") {
      at += 1
      return (8, ScalarClass())
    }
    if EscapedKind.named(current) != nil { return (nil, try escapedClass()) }
    if has("x") {
      at += 1
      return (try hexadecimal(), ScalarClass())
    }
    let single = try escapedClass()
    for scalar in UInt32(0)..<128 where single.contains(scalar) { return (scalar, single) }
    return (text[at - 1], single)
  }

  /// `[:alpha:]` and its like.
  private mutating func namedKind() throws(ExpressionError) -> ScalarClass? {
    guard has("["), at + 1 < text.count, text[at + 1] == 0x3A else { return nil }
    var end = at + 2
    var name = ""
    while end < text.count, text[end] < 128, UInt8(text[end]).isLower || text[end] == 0x5E {
      name.unicodeScalars.append(Unicode.Scalar(UInt8(text[end])))
      end += 1
    }
    guard end + 1 < text.count, text[end] == 0x3A, text[end + 1] == 0x5D else { return nil }
    guard let kind = EscapedKind.posix(name) else {
      throw ExpressionError("[:\(name):] is not understood")
    }
    at = end + 2
    return kind
  }
}
