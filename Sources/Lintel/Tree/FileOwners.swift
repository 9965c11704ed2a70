// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What a check asks of MAINTAINERS, which is read by a module above this one.
///
/// Paths are counted from the top of the tree. It may be asked from several workers at once.
package protocol FileOwners: Sendable {
  /// Whether a section other than the one that has all files has the path, be it there or not.
  func hasSection(for path: ByteView) -> Bool
  /// Whether a field names the path itself, without a wildcard.
  func names(_ path: ByteView) -> Bool
}
