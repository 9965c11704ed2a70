// SPDX-License-Identifier: GPL-2.0-only

/// Somebody who claims, converts or reviews: a name and a mail address.
///
/// The address is the identity; capitals and lowercase letters of it are the same.
package struct Person: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The name as they write it; may be empty.
  package let name: String
  /// The mail address without angle brackets.
  package let address: String

  /// A person of this name and address; what would break a line is left out of both.
  package init(name: String, address: String) {
    self.name = name.printable.trimmingSpace
    self.address = address.printable.trimmingSpace
  }

  /// Reads `Name <address>`, also with more after it as `git var GIT_AUTHOR_IDENT` prints it, the old
  /// form `address (Name)` or a bare address; nil for text without one.
  package init?(_ text: String) {
    if let open = text.lastIndex(of: "<") {
      guard let close = text[open...].firstIndex(of: ">") else { return nil }
      self.init(
        name: String(text[..<open]), address: String(text[text.index(after: open)..<close]))
      guard !address.isEmpty, !address.contains(" ") else { return nil }
    } else {
      let parts = text.split(separator: "(", maxSplits: 1)
      let word = String(parts.first ?? "").trimmingSpace
      guard word.contains("@"), !word.contains(" ") else { return nil }
      self.init(name: parts.count == 2 ? String(parts[1].prefix { $0 != ")" }) : "", address: word)
    }
  }

  /// `Name <address>`, or the bare address of somebody without a name.
  package var description: String { name.isEmpty ? address : "\(name) <\(address)>" }

  /// Whether both are the same person.
  package func isSame(as other: Person) -> Bool {
    address.lowercased() == other.address.lowercased()
  }
}
