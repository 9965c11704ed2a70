// SPDX-License-Identifier: GPL-2.0-only

/// A part of a page, which can only be built from elements, attributes and text.
///
/// There is no way to add markup as a string: names of elements and attributes are enumerations, and
/// what comes from a ledger, a tree or a request is text, which is escaped here and nowhere else.
package struct HTML: Sendable {
  /// The markup so far.
  package private(set) var source = ""

  /// An empty part.
  package init() {}

  /// A part that `body` builds.
  package init(_ body: (inout HTML) -> Void) { body(&self) }

  /// Adds text.
  package mutating func text(_ text: String) { Self.escape(text, into: &source) }

  /// Adds a part that was built before.
  package mutating func add(_ part: HTML) { source += part.source }

  /// Adds an element with what `body` puts into it.
  package mutating func element(
    _ tag: Tag, _ attributes: Attribute..., body: (inout HTML) -> Void
  ) {
    open(tag, attributes)
    body(&self)
    source += "</\(tag.rawValue)>"
  }

  /// Adds an element with text in it.
  package mutating func element(_ tag: Tag, _ attributes: Attribute..., text: String) {
    open(tag, attributes)
    self.text(text)
    source += "</\(tag.rawValue)>"
  }

  /// Adds an element that can hold nothing.
  package mutating func void(_ tag: VoidTag, _ attributes: Attribute...) {
    source += "<\(tag.rawValue)"
    write(attributes)
    source += ">"
  }

  private mutating func open(_ tag: Tag, _ attributes: [Attribute]) {
    source += "<\(tag.rawValue)"
    write(attributes)
    source += ">"
  }

  private mutating func write(_ attributes: [Attribute]) {
    for attribute in attributes {
      source += " \(attribute.name.rawValue)"
      guard let value = attribute.value else { continue }
      source += "=\""
      Self.escape(value, into: &source)
      source += "\""
    }
  }

  /// Adds text so that it is text in an element and in a quoted attribute alike.
  ///
  /// Control characters are left out, and so are those that turn the direction of writing: source
  /// that is shown must read as a compiler reads it.
  private static func escape(_ text: String, into source: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": source += "&lt;"
      case ">": source += "&gt;"
      case "&": source += "&amp;"
      case "\"": source += "&quot;"
      case "'": source += "&#39;"
      case "\n", "\t": source.unicodeScalars.append(scalar)
      default:
        switch scalar.value {
        case 0..<32, 127..<160, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
        default: source.unicodeScalars.append(scalar)
        }
      }
    }
  }
}
