// SPDX-License-Identifier: GPL-2.0-only

/// What a scan of mails gave.
package struct ScanReport: Sendable {
  /// How many mails were read.
  package var mails = 0
  /// The patches that convert sites, with how many, in the order in which they were read.
  package var patches: [(messageID: String, subject: String, version: Int, sites: Int)] = []
  /// How many patches took the place of an older version.
  package var superseded = 0
  /// How many trailers were given to patches.
  package var tags = 0
  /// The claims that mails made, a line each.
  package var claims: [String] = []
  /// Claims that came too late, a line each.
  package var conflicts: [String] = []
  /// Mails that were passed over, a line each.
  package var refused: [String] = []
}
