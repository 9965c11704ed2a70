// SPDX-License-Identifier: GPL-2.0-only

/// A call that a campaign's ledger has as left in the tree.
package struct CampaignSite: Sendable, Equatable {
  /// The site's id.
  package let id: String
  /// The name that is called.
  package let api: String
  /// The line, from 1, when the ledger last saw the tree.
  package let line: Int
  /// The function around the call; empty outside of one.
  package let function: String
  /// Who has it; nil for nobody.
  package let holder: String?

  package init(id: String, api: String, line: Int, function: String, holder: String?) {
    self.id = id
    self.api = api
    self.line = line
    self.function = function
    self.holder = holder
  }
}
