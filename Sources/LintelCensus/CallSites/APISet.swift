// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
package import LintelText

/// The APIs that a census looks for, numbered from 0 in the order of their names.
package final class APISet: Sendable {
  /// An API and what the table knows of it.
  package struct API: Sendable, Equatable {
    /// The name as it is called.
    package let name: String
    /// What to call instead; empty where nobody has said.
    package let replacement: String
    /// The name that undoes it or that it undoes; empty where there is none.
    package let partner: String
    /// The API that it is a variant or wrapper of; empty for one of its own.
    package let family: String
  }

  /// The APIs in the order of their numbers.
  package let apis: [API]

  /// The names, with the numbers of the APIs, and the words that tell what is around one.
  let vocabulary: Vocabulary

  /// The named APIs, or all of the table and of the families of its entries where none is named.
  package convenience init(names: [String], table: Deprecations) {
    let known = APISet.known(table)
    // A name that the tree's own table does not have may still be one that we know.
    let others = names.isEmpty ? [:] : APISet.known(.builtIn)
    let wanted = names.isEmpty ? Set(known.keys) : Set(names)
    self.init(
      wanted.map { name in
        known[name] ?? others[name] ?? API(name: name, replacement: "", partner: "", family: "")
      })
  }

  private static func known(_ table: Deprecations) -> [String: API] {
    var known: [String: API] = [:]
    for entry in table.entries {
      let name = entry.name.string
      known[name] = API(
        name: name, replacement: entry.replacement.string, partner: entry.pairsWith.string,
        family: entry.wraps.string)
    }
    for entry in table.entries {
      for member in entry.family.string.split(separator: " ").map(String.init)
      where known[member] == nil {
        known[member] = API(
          name: member, replacement: entry.replacement.string, partner: entry.pairsWith.string,
          family: entry.name.string)
      }
    }
    return known
  }

  /// These APIs, whose names must differ.
  package init(_ apis: [API]) {
    let sorted = apis.sorted { $0.name < $1.name }
    self.apis = sorted
    vocabulary = Vocabulary(names: sorted.map { Array($0.name.utf8) }, CWords.lists)
  }

  /// The number of the API with this name, or nil.
  package func number(of name: ByteView) -> Int? {
    guard let number = vocabulary.number(of: name), number < apis.count else { return nil }
    return number
  }

  /// The number of the API with this name, or nil.
  package func number(named name: String) -> Int? {
    Array(name.utf8).withView { number(of: $0) }
  }
}
