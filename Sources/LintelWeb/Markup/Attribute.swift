// SPDX-License-Identifier: GPL-2.0-only

/// An attribute of an element.
package struct Attribute: Sendable {
  /// The names that take any text.
  ///
  /// None of them can make a browser run or fetch anything; the ones that hold an address are made
  /// from an `Address` only.
  package enum Name: String, Sendable {
    case autocomplete, charset, `class`, colspan, content, datetime, `for`, id, lang, list
    case maxlength, method, name, open, placeholder, rel, role, scope, selected, size, spellcheck
    case title, type, value
    case ariaCurrent = "aria-current"
    case ariaLabel = "aria-label"
    case ariaHidden = "aria-hidden"
    case required, autofocus, `defer`
    // Of drawings.
    case viewBox, preserveAspectRatio, x, y, x1, x2, y1, y2, width, height, d
    case textAnchor = "text-anchor"
    // From an `Address`.
    case href, src, action
  }

  /// The name.
  let name: Name
  /// The value; nil for an attribute that is there or not.
  let value: String?

  private init(_ name: Name, _ value: String?) {
    self.name = name
    self.value = value
  }

  /// An attribute with a text. A name that holds an address has none this way.
  package static func text(_ name: Name, _ value: String) -> Attribute {
    switch name {
    case .href, .src, .action: Attribute(name, "#")
    default: Attribute(name, value)
    }
  }

  /// An attribute with a number.
  package static func number(_ name: Name, _ value: Int) -> Attribute { .text(name, String(value)) }

  /// An attribute without a value.
  package static func flag(_ name: Name) -> Attribute { Attribute(name, nil) }

  /// The class that the style sheet knows.
  package static func style(_ value: String) -> Attribute { .text(.class, value) }

  /// Where a link leads.
  package static func href(_ address: Address) -> Attribute { Attribute(.href, address.text) }

  /// Where a script is.
  package static func src(_ address: Address) -> Attribute { Attribute(.src, address.text) }

  /// Where a form goes.
  package static func action(_ address: Address) -> Attribute { Attribute(.action, address.text) }
}
