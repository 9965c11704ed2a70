// SPDX-License-Identifier: GPL-2.0-only

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
    let digits = String(hash.value, radix: 16)
    return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(length))
  }
}

/// The hash FNV-1a in 64 bits, whose values never change from one Swift to the next.
struct FNV1a {
  /// The hash of what was added so far.
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

  mutating func add(_ text: String) { for byte in text.utf8 { add(byte: byte) } }
}
