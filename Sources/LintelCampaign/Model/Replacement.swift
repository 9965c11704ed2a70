// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
import LintelText

/// What takes the place of a deprecated function, as the table of deprecated functions has it.
package struct Replacement: Sendable, Hashable {
  /// What to call instead.
  package let direct: String
  /// The replacement, the helpers that do what it is for, and those of the function that undoes it.
  package let names: Set<String>
  /// The function that undoes it, or that it undoes; empty where there is none.
  package let partner: String

  /// What the table says of a function; nil where it has neither the function nor one that names it
  /// among its family.
  package init?(_ api: String, _ table: Deprecations) {
    func entry(_ name: String) -> DeprecatedAPI? {
      Array(name.utf8).withView { table.entry(named: $0) }
    }
    let own =
      entry(api)
      ?? table.entries.first { $0.family.string.split(separator: " ").contains { $0 == api } }
    guard let own else { return nil }
    partner = own.pairsWith.string
    direct = own.replacement.string
    var names: Set<String> = []
    for entry in [own, entry(partner)] {
      guard let entry else { continue }
      names.insert(entry.replacement.string)
      for name in entry.helpers.string.split(separator: " ") { names.insert(String(name)) }
    }
    self.names = names
  }
}
