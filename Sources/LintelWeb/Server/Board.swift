// SPDX-License-Identifier: GPL-2.0-only

package import LintelCampaign

/// A ledger's board: the ledger, and what the board remembers of its users.
package struct Board: Sendable {
  let work: LedgerWork
  let origins: Origins
  let sessions = SessionStore()
  let changes: RateLimit
  let failures = RateLimit(perMinute: Limits.failedTries)
  let recipe: @Sendable (String) -> Recipe?

  /// The board of a ledger; `recipe` tells how calls of a function are converted.
  package init(
    _ work: LedgerWork, options: BoardOptions, recipe: @escaping @Sendable (String) -> Recipe?
  ) throws(BoardError) {
    self.work = work
    origins = try Origins(host: options.host, others: options.origins)
    changes = RateLimit(perMinute: options.changesPerMinute)
    self.recipe = recipe
  }
}
