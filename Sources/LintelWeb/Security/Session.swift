// SPDX-License-Identifier: GPL-2.0-only

package import LintelCampaign

/// Somebody who has signed in with a browser.
package struct Session: Sendable {
  /// The id of the token that they signed in with.
  package let tokenID: String
  /// Who they are.
  package let person: Person
  /// What their forms must carry, so that no other page can send one for them.
  package let formKey: String
  /// When they have to sign in again.
  package let ends: ContinuousClock.Instant
}
