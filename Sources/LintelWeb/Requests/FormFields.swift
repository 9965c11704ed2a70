// SPDX-License-Identifier: GPL-2.0-only

/// The fields of a form, from an address or from the body of a request.
package struct FormFields: Sendable {
  private var values: [String: String] = [:]

  /// The most fields that are taken.
  static let most = 32

  /// Reads `name=value&name=value`; a field that is there twice, or is not coded as fields are, is
  /// refused.
  package init(_ text: some Collection<UInt8>) throws(Failure) {
    let pairs = text.split(separator: UInt8(ascii: "&"))
    if pairs.count > Self.most { throw .badRequest("There are too many fields.") }
    for pair in pairs {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentCoding.decode(parts[0]),
        let value = PercentCoding.decode(parts.count == 2 ? Array(parts[1]) : [])
      else { throw .badRequest("A field is not coded as forms are.") }
      if values.updateValue(value, forKey: name) != nil {
        throw .badRequest("A field is there twice.")
      }
    }
  }

  /// The value of a field without spaces around it; empty where it is missing.
  package subscript(name: String) -> String { trimmed(values[name] ?? "") }

  /// Whether the field is there.
  package func has(_ name: String) -> Bool { values[name] != nil }

  /// The number in a field that may be missing.
  package func number(_ name: String, in range: ClosedRange<Int>, else other: Int) throws(Failure)
    -> Int
  {
    let text = self[name]
    if text.isEmpty { return other }
    guard let number = Int(text), range.contains(number) else {
      throw .badRequest("\(name) must be a number from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }

  private func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return String(rest)
  }
}
