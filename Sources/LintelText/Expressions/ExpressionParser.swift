// SPDX-License-Identifier: GPL-2.0-only

/// Reads the syntax of Perl's regular expressions, as far as they say which texts match.
///
/// Groups capture nothing and greed changes nothing, since the only question is whether there is a
/// match. What cannot be answered in linear time is refused: back references, recursion, code, and
/// looking around for more than a run of characters.
struct ExpressionParser {
  let text: [UInt32]
  var at = 0
  private var depth = 0
  var flags: Flags

  /// The modifiers in force.
  struct Flags {
    var ignoresCase = false
    var skipsSpace = false
    var dotTakesNewline = false
    var isMultiline = false
  }

  /// The expression that `text` writes; `skippingSpace` is the modifier `x`.
  static func parse(
    _ text: String, skippingSpace: Bool
  ) throws(ExpressionError) -> ExpressionNode {
    var parser = ExpressionParser(text, skippingSpace: skippingSpace)
    let node = try parser.choice()
    if parser.at < parser.text.count { throw ExpressionError("a ) closes nothing") }
    return node
  }

  private init(_ text: String, skippingSpace: Bool) {
    self.text = text.unicodeScalars.map(\.value)
    flags = Flags(skipsSpace: skippingSpace)
  }

  /// The character at the position, or 0 after the end.
  var current: UInt32 { at < text.count ? text[at] : 0 }

  func has(_ character: Unicode.Scalar) -> Bool {
    at < text.count && text[at] == character.value
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard has(character) else { return false }
    at += 1
    return true
  }

  mutating func choice() throws(ExpressionError) -> ExpressionNode {
    depth += 1
    defer { depth -= 1 }
    if depth > Limits.patternDepth { throw ExpressionError("groups are nested too deeply") }
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(ExpressionError) -> ExpressionNode {
    var parts: [ExpressionNode] = []
    skipSpace()
    while at < text.count, !has("|"), !has(")") {
      if let part = try atom() { parts.append(try repeats(of: part)) }
      skipSpace()
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// Passes over white space and comments where the modifier `x` makes them so.
  private mutating func skipSpace() {
    guard flags.skipsSpace else { return }
    while at < text.count {
      if text[at] < 128, UInt8(text[at]).isSpace {
        at += 1
      } else if has("#") {
        while at < text.count, !has("\n") { at += 1 }
      } else {
        return
      }
    }
  }

  /// The part at the position; nil for a modifier that stands alone.
  private mutating func atom() throws(ExpressionError) -> ExpressionNode? {
    let character = current
    at += 1
    switch Unicode.Scalar(character) {
    case "(": return try group()
    case "[": return .take(try characterSet())
    case ".": return .take(flags.dotTakesNewline ? .any : .dot)
    case "^": return .place(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .place(flags.isMultiline ? .lineEnd : .finalLineEnd)
    case "*", "+", "?": throw ExpressionError("a repeat has nothing to repeat")
    case "\\": return try escaped()
    default: return .take(literal(character))
    }
  }

  func literal(_ character: UInt32) -> ScalarClass {
    var taken = ScalarClass(character)
    if flags.ignoresCase { taken.foldCase() }
    return taken
  }

  /// The part with the repeats that stand after it.
  private mutating func repeats(of part: ExpressionNode) throws(ExpressionError) -> ExpressionNode {
    skipSpace()
    let least: Int
    var most: Int?
    if take("*") {
      least = 0
    } else if take("+") {
      least = 1
    } else if take("?") {
      (least, most) = (0, 1)
    } else if let counts = bounds() {
      (least, most) = counts
      if max(least, most ?? 0) > Limits.patternRepeats {
        throw ExpressionError("a repeat counts beyond \(Limits.patternRepeats)")
      }
      if let most, most < least { throw ExpressionError("a repeat counts backwards") }
    } else {
      return part
    }
    if !take("?") { _ = take("+") }
    skipSpace()
    if has("*") || has("+") || has("?") { throw ExpressionError("a repeat is repeated") }
    return .repeated(part, least: least, most: most)
  }

  /// The counts of `{2}`, `{2,}`, `{,2}` or `{2,4}`; other braces are characters.
  private mutating func bounds() -> (Int, Int?)? {
    guard has("{") else { return nil }
    var index = at + 1
    func number() -> Int? {
      let start = index
      var value = 0
      while index < text.count, text[index] &- 48 < 10 {
        value = min(value * 10 + Int(text[index] - 48), Limits.patternRepeats + 1)
        index += 1
      }
      return index > start ? value : nil
    }
    let least = number()
    var most = least
    let comma = index < text.count && text[index] == 0x2C
    if comma {
      index += 1
      most = number()
    }
    guard least != nil || (comma && most != nil), index < text.count, text[index] == 0x7D else {
      return nil
    }
    at = index + 1
    return (least ?? 0, most)
  }

  /// What a backslash and the character after it stand for, outside of a set.
  private mutating func escaped() throws(ExpressionError) -> ExpressionNode {
    guard at < text.count else { throw ExpressionError("a \\ has nothing after it") }
    switch Unicode.Scalar(current) {
    case "b", "B":
      let place: ExpressionNode.Place = has("b") ? .wordBoundary : .notWordBoundary
      at += 1
      if has("{") { throw ExpressionError("\\b{...} is not understood") }
      return .place(place)
    case "A", "z", "Z":
      let place: ExpressionNode.Place = has("A") ? .textStart : has("z") ? .textEnd : .finalLineEnd
      at += 1
      return .place(place)
    default: return .take(try escapedClass())
    }
  }
}
