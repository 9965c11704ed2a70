// SPDX-License-Identifier: GPL-2.0-only

/// A value of JSON, as messages have them (RFC 8259).
package indirect enum JSONValue: Sendable, Equatable {
  /// A key of an object, and what it stands for.
  package struct Member: Sendable, Equatable {
    package let key: String
    package let value: JSONValue
  }

  case null
  case bool(Bool)
  /// A number without a fraction that fits into 64 bits.
  case integer(Int)
  /// Any other number.
  case real(Double)
  case string(String)
  case array([JSONValue])
  /// In the order of the text; of a key that comes twice the last one counts.
  case object([Member])

  /// What `key` stands for; nil where this is no object, or has no such key.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The values of an array; nil for anything else.
  package var array: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  /// The text of a string; nil for anything else.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The integer; nil for anything else.
  package var integer: Int? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// Whether it is `true`.
  package var isTrue: Bool { self == .bool(true) }

  /// The value without its members that are nil: optional ones are left out of a message.
  package static func object(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }
}
