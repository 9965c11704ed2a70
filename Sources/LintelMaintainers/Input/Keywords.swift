// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The `K:` fields of all sections, ready to be looked for.
struct Keywords: Sendable {
  /// One of the fields.
  struct Keyword: Sendable {
    /// The section's place.
    let section: Int
    /// The field's place among all fields and titles.
    let index: Int
    /// Its regular expression.
    let text: String
  }

  /// All of them, in the order of MAINTAINERS.
  let all: [Keyword]

  private let anywhere: ExpressionSet
  private let changed: ExpressionSet

  /// The keywords of these sections.
  ///
  /// - Throws: The first of them that is no regular expression, and where it stands.
  init(_ sections: [Section]) throws(MaintainerFile.Problem) {
    var all: [Keyword] = []
    var anywhere: [Expression] = []
    var changed: [Expression] = []
    for (number, section) in sections.enumerated() {
      for (place, field) in section.fields.enumerated() where field.letter == UInt8(ascii: "K") {
        do throws(ExpressionError) {
          anywhere.append(try Expression(field.value, skippingSpace: true))
          // The script writes the one before the other, so the first of several alternatives is the
          // only one that has to stand in a changed line.
          changed.append(try Expression("^[+-].*" + field.value, skippingSpace: true))
        } catch {
          throw MaintainerFile.Problem(file: section.file, field: field, error: error)
        }
        all.append(Keyword(section: number, index: section.index + place, text: field.value))
      }
    }
    self.all = all
    self.anywhere = ExpressionSet(anywhere)
    self.changed = ExpressionSet(changed)
  }

  /// The places of the keywords in a line of a mail, or in a file.
  ///
  /// - Parameter isInPatch: Whether the patch has begun; then only changed lines count.
  func matches(_ text: ByteView, isInPatch: Bool) -> [Int] {
    (isInPatch ? changed : anywhere).matches(text)
  }

  /// The keywords at these places in the order in which their sections are named: that of their
  /// indices as text, as get_maintainer.pl sorts them.
  func ordered(_ places: Set<Int>) -> [Keyword] {
    places.map { all[$0] }.sorted { String($0.index) < String($1.index) }
  }
}
