// SPDX-License-Identifier: GPL-2.0-only

/// A section of MAINTAINERS, which is what the kernel calls a subsystem.
package struct Section: Sendable {
  /// A line `LETTER: value` of a section.
  package struct Field: Sendable {
    /// The capital letter.
    package let letter: UInt8
    /// What follows it, without the white space before it.
    package let value: String
    /// The number of the line in its file, from 1.
    package let line: Int
  }

  /// The line above the fields.
  package let title: String
  /// The path of the file that the section stands in.
  package let file: String
  /// The number of the title's line, from 1; that of the first field where there is no title.
  package let line: Int
  /// All fields, in their order.
  package let fields: [Field]

  /// Where the section's first field stands among all fields and titles.
  ///
  /// get_maintainer.pl numbers lines in this way, and by it sorts the sections whose keywords match.
  let index: Int

  /// The values of the fields with this letter, in their order.
  package func values(_ letter: Unicode.Scalar) -> [String] {
    fields.compactMap { $0.letter == UInt8(ascii: letter) ? $0.value : nil }
  }

  /// The last `S:`, such as `Maintained`.
  package var status: String? {
    fields.last { $0.letter == UInt8(ascii: "S") }?.value
  }

  /// The `M:` fields: mail addresses, nearly always with a name.
  package var maintainers: [String] { values("M") }

  /// The `R:` fields.
  package var reviewers: [String] { values("R") }

  /// The mail addresses of the `L:` fields, without remarks such as `(moderated)`.
  package var lists: [String] {
    values("L").map { String($0.prefix { $0 != " " && $0 != "\t" }) }
  }

  /// The `T:` fields: the kind of a repository and where it is.
  package var trees: [String] { values("T") }

  /// Whether somebody looks after it, as far as the status says.
  package var isMaintained: Bool {
    values("S").contains { value in
      let status = value.lowercased()
      return status.contains("maintain") || status.contains("support")
    }
  }
}
