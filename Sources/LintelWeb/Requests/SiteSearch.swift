// SPDX-License-Identifier: GPL-2.0-only

package import LintelCampaign

/// What the list of sites is asked for, as its address says it.
package struct SiteSearch: Sendable, Equatable {
  package var text = ""
  package var api = ""
  package var subsystem = ""
  package var path = ""
  package var person = ""
  /// A state, `left` for all that are in the tree, or empty.
  package var state = ""
  /// The page, from 1.
  package var page = 1

  /// How many sites are on a page.
  package static let pageSize = 50
  /// The state that stands for all that are in the tree.
  package static let left = "left"

  /// A search that finds all, or the sites of one function.
  package init(api: String = "") { self.api = api }

  /// The search that fields ask for.
  package init(_ fields: FormFields) throws(Failure) {
    text = fields["q"]
    api = fields["api"]
    subsystem = fields["subsystem"]
    path = fields["path"]
    person = fields["person"]
    state = fields["state"]
    page = try fields.number("page", in: 1...1_000_000, else: 1)
    for value in [text, api, subsystem, path, person] where value.utf8.count > 200 {
      throw .badRequest("A field is longer than 200 bytes.")
    }
    if !state.isEmpty, state != Self.left, SiteState(rawValue: state) == nil {
      throw .badRequest("state must be left or one of \(Self.states).")
    }
  }

  private static var states: String { SiteState.allCases.map(\.rawValue).joined(separator: ", ") }

  /// The same search at another page.
  package func at(page: Int) -> SiteSearch {
    var other = self
    other.page = page
    return other
  }

  /// The fields of the search's address.
  package var fields: [(name: String, value: String)] {
    [
      ("q", text), ("api", api), ("subsystem", subsystem), ("path", path), ("person", person),
      ("state", state), ("page", page == 1 ? "" : String(page)),
    ]
  }

  /// The ledger's filter for it; without a limit where all are wanted.
  package func filter(paged: Bool = true) -> SiteFilter {
    var filter = SiteFilter()
    filter.search = text
    filter.apis = api.isEmpty ? [] : [api]
    filter.subsystem = subsystem
    filter.path = path
    filter.person = person
    if state == Self.left {
      filter.states = SiteFilter.left.states
    } else if let state = SiteState(rawValue: state) {
      filter.states = [state]
    }
    if paged {
      filter.limit = Self.pageSize
      filter.offset = (page - 1) * Self.pageSize
    }
    return filter
  }
}
