// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The id of a site: what it was called when it was first seen, as a short hash.
///
/// Ledgers that begin with the same tree agree on it without asking each other, which is what claims
/// in mails and merges rely on.
enum SiteKey {
  /// The number of hexadecimal digits.
  static let length = 12

  /// The id for a site; `salt` is 0, or counts on where another site has that id.
  static func key(_ site: SeenSite, salt: Int = 0) -> String {
    var hash = FNV1a()
    for part in [site.api, site.path, site.function, String(site.ordinal)] {
      hash.add(part)
      hash.add(byte: 0)
    }
    if salt > 0 { hash.add(String(salt)) }
    return String(hash.value.hexadecimal.prefix(length))
  }
}
