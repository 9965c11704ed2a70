// SPDX-License-Identifier: GPL-2.0-only

/// Where a mail comes from, as far as an archive's table says it: no person is named.
package struct MailOrigin: Sendable, Equatable {
  /// The id without its brackets; empty where the mail has none.
  package let messageID: [UInt8]
  /// The moment of the `Date:` field, in seconds since 1970 (UTC); nil for what is no date.
  package let seconds: Int?
  /// The domain of the address in `From:`, in lowercase; empty where there is none.
  package let domain: [UInt8]

  /// What the header says.
  package init(_ header: MailHeader) {
    messageID = header.value("Message-ID").map(Self.id) ?? []
    seconds = header.value("Date").flatMap { MailMoment.seconds($0.string) }
    domain = header.value("From").map(Self.domain) ?? []
  }

  /// The longest id and domain that are told, in bytes.
  private static let longest = 1000

  /// What stands between the first brackets, or the whole value without them.
  private static func id(_ value: ByteView) -> [UInt8] {
    guard let open = value.firstIndex(of: UInt8(ascii: "<")),
      let close = value.firstIndex(of: UInt8(ascii: ">"), from: open)
    else { return value.trimmed.upTo(longest).bytes.filter { $0 > 32 } }
    return value[(open + 1)..<close].upTo(longest).bytes.filter { $0 > 32 }
  }

  /// What follows the last `@` of the value, as far as it can be a domain.
  private static func domain(_ value: ByteView) -> [UInt8] {
    guard let at = value.lastIndex(of: UInt8(ascii: "@")) else { return [] }
    let start = at + 1
    let end = value.skip(domainBytes, start)
    var domain = value[start..<end].upTo(longest).bytes
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    for index in domain.indices where capitals.contains(domain[index]) { domain[index] |= 0x20 }
    while domain.last == UInt8(ascii: ".") { domain.removeLast() }
    return domain
  }

  private static let domainBytes = ByteSet(".-").union(ByteSet.word)
}
