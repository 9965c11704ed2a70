// SPDX-License-Identifier: GPL-2.0-only

/// A mailed patch that converts a site, with what was answered.
package struct SitePatch: Sendable, Codable {
  /// The mail.
  package let patch: Site.Patch
  /// Whether a newer version took its place.
  package let isSuperseded: Bool
  /// Trailers that answers gave, such as `Reviewed-by: Ada <ada@example.org>`; without a person
  /// where the answer says that the patch was applied.
  package let tags: [String]
}
