// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A row of `VariantTable`.
package struct VariantRow: Sendable {
  /// What it is called in the table.
  package let name: ByteView
  package let variant: Variant
  package let availability: Availability
  /// The text that a script has exactly where it behaves so.
  package let probe: ByteView
  /// The types that it concerns, with commas between.
  package let types: ByteView
  /// What it changes.
  package let effect: ByteView
}

/// A row of `MaintainerVariantTable`.
package struct MaintainerVariantRow: Sendable {
  /// What it is called in the table.
  package let name: ByteView
  package let variant: MaintainerVariant
  package let availability: Availability
  /// The text that a script has exactly where it behaves so.
  package let probe: ByteView
  /// What it changes.
  package let effect: ByteView
}

/// The tables of what differs from version to version, read.
package enum VersionTables {
  /// Calls `body` with each row of `VariantTable`; a row that is wrong is left out, and a test finds
  /// it.
  package static func forEachVariant(_ body: (VariantRow) -> Void) {
    var number: UInt8 = 0
    ByteView(VariantTable.text).forEachTableLine { place in
      let line = ByteView(VariantTable.text)[place]
      guard let variant = Variant(rawValue: number) else { return }
      number += 1
      var fields = Fields(line)
      let name = fields.next()
      guard let availability = Availability(fields.next()) else { return }
      body(
        VariantRow(
          name: name, variant: variant, availability: availability, probe: fields.next(),
          types: fields.next(), effect: fields.next()))
    }
  }

  /// Calls `body` with each row of `MaintainerVariantTable`; one that is wrong is left out.
  package static func forEachMaintainerVariant(_ body: (MaintainerVariantRow) -> Void) {
    var number: UInt8 = 0
    ByteView(MaintainerVariantTable.text).forEachTableLine { place in
      guard let variant = MaintainerVariant(rawValue: number) else { return }
      number += 1
      var fields = Fields(ByteView(MaintainerVariantTable.text)[place])
      let name = fields.next()
      guard let availability = Availability(fields.next()) else { return }
      body(
        MaintainerVariantRow(
          name: name, variant: variant, availability: availability, probe: fields.next(),
          effect: fields.next()))
    }
  }

  /// Calls `body` with each type that not all versions have, and which ones have it.
  package static func forEachType(_ body: (ByteView, Availability) -> Void) {
    forEachPair(in: ByteView(TypeTable.text), body)
  }

  /// Calls `body` with each deprecated function that not all versions have, and which ones have it.
  package static func forEachDeprecation(_ body: (ByteView, Availability) -> Void) {
    forEachPair(in: ByteView(DeprecatedAPITable.versions), body)
  }

  private static func forEachPair(
    in table: ByteView, _ body: (ByteView, Availability) -> Void
  ) {
    table.forEachTableLine { place in
      var fields = Fields(table[place])
      let name = fields.next()
      if let availability = Availability(fields.next()) { body(name, availability) }
    }
  }

  /// Which versions have a type; nil where all have it.
  package static func availability(of type: StaticString) -> Availability? {
    var found: Availability?
    forEachType { name, availability in
      if name.equals(type) { found = availability }
    }
    return found
  }

  /// The parts of a line between ` | `.
  private struct Fields {
    private let line: ByteView
    private var at = 0

    init(_ line: ByteView) { self.line = line }

    /// The next field, without white space around it; empty where there is none.
    mutating func next() -> ByteView {
      let end = line.firstIndex(of: " | ", from: at) ?? line.count
      defer { at = end + 3 }
      return line[min(at, line.count)..<end].trimmed
    }
  }
}
