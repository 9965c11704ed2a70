// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A claim that travels by mail: it is a line for each site, in the form of trailers.
package struct ClaimMail: Sendable {
  /// The ids of the sites.
  package let keys: [String]
  /// When the claim ends; nil for one that does not.
  package let expires: Timestamp?

  private static let siteTag = "Lintel-claim: "
  private static let expiryTag = "Lintel-claim-expires: "
  /// The most sites of one mail.
  private static let mostSites = 100_000

  /// The claim that a mail makes in its own words; nil for a mail without one.
  init?(_ mail: Mail) {
    var keys: [String] = []
    var expires: Timestamp?
    mail.body.withView { body in
      var at = 0
      while at < body.count, keys.count < Self.mostSites {
        let end = body.firstIndex(of: 10, from: at) ?? body.count
        let line = body[at..<end]
        at = end + 1
        guard line.has("Lintel-claim"), line.count < 2000 else { continue }
        let text = line.string.trimmingSpace
        if text.hasPrefix(Self.siteTag) {
          let key = text.dropFirst(Self.siteTag.count).prefix { $0 != " " && $0 != "\r" }
          if key.utf8.count == SiteKey.length, key.utf8.allSatisfy(\.isHexDigit) {
            keys.append(String(key))
          }
        } else if text.hasPrefix(Self.expiryTag) {
          let day = text.dropFirst(Self.expiryTag.count).prefix(10)
          expires = Timestamp(deadline: String(day), now: mail.sent)
        }
      }
    }
    if keys.isEmpty { return nil }
    self.keys = keys
    self.expires = expires
  }

  /// The mail that states a claim of these sites, ready for `git send-email` or any mail program.
  package static func text(
    sites: [Site], claimant: Person, expires: Timestamp?, contacts: [Contact], now: Timestamp
  ) -> String {
    // The same claim has the same id, so that it is read once however often it is sent.
    var hash = FNV1a()
    for site in sites { hash.add(site.key) }
    hash.add(claimant.address)
    let messageID = "\(now.seconds).\(hash.value.hexadecimal).claim@lintel"
    let files = Set(sites.map(\.path))
    let apis = Set(sites.map(\.api)).sorted().joined(separator: ", ")
    var text = "From: \(claimant)\n"
    text += "Date: \(MailDate.text(now))\n"
    text += "Message-ID: <\(messageID)>\n"
    text += "Subject: [CLAIM] \(apis): \(sites.count) call\(sites.count == 1 ? "" : "s")"
    text += " in \(files.count) file\(files.count == 1 ? "" : "s")\n"
    let lists = contacts.filter { $0.role == .list }.map(\.person.address)
    if !lists.isEmpty { text += "To: " + lists.joined(separator: ",\n    ") + "\n" }
    text += "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n"
    text += "I convert these calls; please tell me if you have begun already.\n\n"
    for site in sites {
      let function = site.function.isEmpty ? "" : " in \(site.function)()"
      text += siteTag
      text += "\(site.key) \(site.path):\(site.line) \(site.api)()\(function)".printable + "\n"
    }
    if let expires { text += expiryTag + expires.day + "\n" }
    return text
  }
}
