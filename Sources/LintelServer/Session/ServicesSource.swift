// SPDX-License-Identifier: GPL-2.0-only

package import Lintel

/// Why a folder cannot be worked in, for the user.
package struct ServicesProblem: Error, Equatable {
  package let message: String

  package init(_ message: String) { self.message = message }
}

/// Makes what checks share, for the working directory as it is.
package protocol ServicesSource: Sendable {
  /// The options, tables and tree of a check; with `forFixes` those that only make safe fixes.
  func services(forFixes: Bool) throws(ServicesProblem) -> Services

  /// The people and lists that files of the tree concern, one a line of a mail's header each; none
  /// where nobody can tell.
  func recipients(of paths: [String]) -> [String]

  /// What a campaign's ledger has left in a file; none where there is no ledger.
  func campaignSites(in path: String) -> [CampaignSite]

  /// Claims sites of the ledger, by their ids, for the user; why that was refused, or nil.
  func claim(_ ids: [String]) -> String?
}
