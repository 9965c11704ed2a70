// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
import LintelText

/// How calls of a function are converted, as the table of deprecated functions has it.
///
/// What an entry leaves out is that of the function it is converted together with.
package struct Recipe: Sendable {
  /// What to call instead.
  package let replacement: String
  /// What is wrong with the function.
  package let reason: [String]
  /// What to mind.
  package let note: [String]
  /// Lines that call it.
  package let before: [String]
  /// The lines that take their place.
  package let after: [String]
  /// What somebody has to look at.
  package let review: [String]
  /// Commits that show how.
  package let examples: [String]
  /// Where to read more.
  package let link: [String]

  /// The recipe for a function; nil where the table does not have it.
  package init?(_ api: String, _ table: Deprecations) {
    guard let entry = Self.entry(api, table) else { return nil }
    let partner = Self.entry(entry.pairsWith.string, table)
    func lines(_ field: (DeprecatedAPI) -> ByteView, shared: Bool = false) -> [String] {
      var text = field(entry)
      if text.isEmpty, shared, let partner { text = field(partner) }
      return text.string.split(separator: "\n").map(String.init)
    }
    replacement = entry.replacement.string
    reason = lines { $0.reason }
    note = lines { $0.note }
    before = lines({ $0.before }, shared: true)
    after = lines({ $0.after }, shared: true)
    review = lines({ $0.review }, shared: true)
    examples = lines({ $0.examples }, shared: true)
    link = lines { $0.link }
  }

  private static func entry(_ name: String, _ table: Deprecations) -> DeprecatedAPI? {
    Array(name.utf8).withView { table.entry(named: $0) }
  }

  /// The table of a tree and of the user's settings in `home`.
  package static func table(root: String, home: String?) throws(LedgerError) -> Deprecations {
    do {
      return try Deprecations.load(tree: root, home: home, files: [])
    } catch {
      throw .invalid(error.description)
    }
  }
}
