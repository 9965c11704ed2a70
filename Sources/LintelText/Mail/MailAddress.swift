// SPDX-License-Identifier: GPL-2.0-only

/// A mail address as trailers and From lines write it: `Name (comment) <address> comment`.
///
/// It reads what people write, not what RFC 5322 allows, in the way of checkpatch.pl, so that both
/// agree on which addresses are the same.
package struct MailAddress: Sendable, Equatable {
  /// The name, in quotes where it has more than letters, digits, spaces and dashes.
  package let name: MailText
  /// What stands in parentheses within the name, parentheses included.
  package let nameComment: MailText
  /// The address without its angle brackets.
  package let address: MailText
  /// What follows the address.
  package let comment: MailText

  /// An address of these parts.
  package init(name: MailText, nameComment: MailText, address: MailText, comment: MailText) {
    self.name = name
    self.nameComment = nameComment
    self.address = address
    self.comment = comment
  }

  /// The parts of a written address; all are empty when it has none, or is ambiguous.
  package init(_ text: MailText) {
    let parts = Self.split(text)
    let name = Self.name(parts.name, text)
    self.init(
      name: text.with(Self.quoted(name.text, text)), nameComment: text.with(name.comment),
      address: text.with(Self.withoutBrackets(text.trim(parts.address))),
      comment: text.with(text.trim(parts.comment)))
  }

  /// The parts of an address in a line.
  package init(_ view: ByteView) { self.init(MailText(view)) }

  /// The address as it is best written; empty when there is none.
  package var formatted: MailText {
    let name = Self.quoted(Array(self.name.characters.trimming(while: Self.isPadding)), self.name)
    var result: [UInt32] = []
    let address = Self.withoutPunctuation(self.address.trim(self.address.characters))
    if name.isEmpty {
      result = address
    } else {
      result = name
      Self.append(nameComment.trim(nameComment.characters), to: &result)
      Self.append([Mark.less] + address + [Mark.greater], to: &result)
    }
    Self.append(comment.trim(comment.characters), to: &result)
    return self.address.with(result)
  }

  /// The address without what stands between a `+` and the `@` (RFC 5233).
  package var withoutSubaddress: MailText {
    let text = address.characters
    guard let at = text.lastIndex(of: Mark.at), at >= 2,
      let plus = text[..<(at - 1)].lastIndex(of: Mark.plus), plus > 0
    else { return address }
    return address.with(text[..<plus] + text[at...])
  }

  // MARK: - Reading

  /// The characters that have a meaning in an address.
  private enum Mark {
    static let quote: UInt32 = 0x22
    static let open: UInt32 = 0x28
    static let close: UInt32 = 0x29
    static let plus: UInt32 = 0x2B
    static let comma: UInt32 = 0x2C
    static let dash: UInt32 = 0x2D
    static let dot: UInt32 = 0x2E
    static let less: UInt32 = 0x3C
    static let greater: UInt32 = 0x3E
    static let at: UInt32 = 0x40
    static let backslash: UInt32 = 0x5C
    static let space: UInt32 = 0x20
  }

  private typealias Characters = [UInt32]

  private static func split(
    _ text: MailText
  ) -> (name: Characters, address: Characters, comment: Characters) {
    let characters = text.characters
    if let range = bracketed(text) {
      return (
        Array(characters[..<(range.lowerBound - 1)]), Array(characters[range]),
        Array(characters[(range.upperBound + 1)...])
      )
    }
    guard let range = bare(text) else { return ([], [], []) }
    var name = text.trim(characters[..<range.lowerBound])
    if name.first == Mark.quote { name.removeFirst() }
    if name.last == Mark.quote { name.removeLast() }
    let address = Array(characters[range])
    // A name needs an address in brackets, or nobody can tell where it ends.
    if !name.isEmpty && !isInBrackets(address) { return ([], [], []) }
    return (name, address, Array(characters[range.upperBound...]))
  }

  /// The last address between angle brackets that has no white space.
  private static func bracketed(_ text: MailText) -> Range<Int>? {
    var close = -1
    var at = -1
    for (index, character) in text.characters.enumerated().reversed() {
      if text.isSpace(character) {
        close = -1
        at = -1
      } else if character == Mark.greater && close < 0 {
        close = index
      } else if character == Mark.at && at < 0 && index <= close - 2 {
        at = index
      } else if character == Mark.less && at >= index + 2 {
        return (index + 1)..<close
      }
    }
    return nil
  }

  /// The first run without white space that has an `@` inside.
  private static func bare(_ text: MailText) -> Range<Int>? {
    let characters = text.characters
    var start = 0
    while start < characters.count {
      if text.isSpace(characters[start]) {
        start += 1
        continue
      }
      var end = start
      var hasAt = false
      while end < characters.count && !text.isSpace(characters[end]) {
        if characters[end] == Mark.at && end > start && end + 1 < characters.count
          && !text.isSpace(characters[end + 1])
        {
          hasAt = true
        }
        end += 1
      }
      if hasAt { return start..<end }
      start = end
    }
    return nil
  }

  private static func isInBrackets(_ address: Characters) -> Bool {
    address.count > 2 && address.first == Mark.less
      && address.firstIndex(of: Mark.greater) == address.count - 1
  }

  private static func withoutBrackets(_ address: Characters) -> Characters {
    var address = address
    if address.first == Mark.less { address.removeFirst() }
    if address.last == Mark.greater { address.removeLast() }
    return address
  }

  /// The name without its comments, quotes and padding, and the comments.
  private static func name(
    _ written: Characters, _ text: MailText
  ) -> (text: Characters, comment: Characters) {
    var name = written
    var quoted: Characters = []
    // What stands in quotes is no comment.
    if let first = name.firstIndex(of: Mark.quote), let last = name.lastIndex(of: Mark.quote),
      last > first + 1
    {
      quoted = Array(name[(first + 1)..<last])
      name.removeSubrange(first...last)
    }
    var plain: Characters = []
    var comment: Characters = []
    let closings = Parentheses.closings(name)
    var index = 0
    while index < name.count {
      guard closings[index] > index else {
        plain.append(name[index])
        index += 1
        continue
      }
      comment += name[index...closings[index]]
      while let last = plain.last, text.isSpace(last) { plain.removeLast() }
      plain.append(Mark.space)
      index = closings[index] + 1
      while index < name.count && text.isSpace(name[index]) { index += 1 }
    }
    return (text.trim(quoted + [Mark.space] + plain.trimming(while: isPadding)), comment)
  }

  // MARK: - Writing

  private static func isPadding(_ character: UInt32) -> Bool {
    character == Mark.space || character == Mark.quote
  }

  /// The name, in quotes if it needs them.
  private static func quoted(_ name: Characters, _ text: MailText) -> Characters {
    let isPlain = name.allSatisfy {
      $0 == Mark.space || $0 == Mark.dash || text.isWord($0)
    }
    if isPlain { return name }
    var result: Characters = [Mark.quote]
    for (index, character) in name.enumerated() {
      if character == Mark.quote && (index == 0 || name[index - 1] != Mark.backslash) {
        result.append(Mark.backslash)
      }
      result.append(character)
    }
    return result + [Mark.quote]
  }

  private static func withoutPunctuation(_ address: Characters) -> Characters {
    var address = address
    while let last = address.last,
      last == Mark.dot || last == Mark.comma || last == Mark.quote
    {
      address.removeLast()
    }
    return address
  }

  private static func append(_ part: Characters, to result: inout Characters) {
    if !part.isEmpty { result += [Mark.space] + part }
  }
}
