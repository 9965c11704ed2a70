// SPDX-License-Identifier: GPL-2.0-only

package import LintelCampaign

/// Where a link leads: a page of the board, or a page on the web.
package struct Address: Sendable, Equatable {
  /// The address as it stands in a page, before it is escaped.
  package let text: String

  private init(text: String) { self.text = text }

  /// A page of the board, by the parts of its path and its fields; empty fields are left out.
  package init(_ path: [String], _ fields: [(name: String, value: String)] = []) {
    var text = path.map { "/" + PercentCoding.encode($0) }.joined()
    if text.isEmpty { text = "/" }
    let pairs = fields.filter { !$0.value.isEmpty }.map {
      "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))"
    }
    if !pairs.isEmpty { text += "?" + pairs.joined(separator: "&") }
    self.text = text
  }

  /// A page on the web; nil for what is no plain http or https address.
  package init?(external link: String) {
    guard link.hasPrefix("https://") || link.hasPrefix("http://"), link.utf8.count <= 2_000,
      link.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
    else { return nil }
    self.init(text: link)
  }

  /// The page of a site.
  package static func site(_ key: String) -> Address { Address(["site", key]) }

  /// The page of a subsystem.
  package static func subsystem(_ title: String) -> Address {
    // An empty field would be left out, and the page needs one.
    title.isEmpty ? Address(text: "/subsystem?title=") : Address(["subsystem"], [("title", title)])
  }

  /// The content of the same page.
  package static let mainPart = Address(text: "#main")

  /// The list of sites that a search finds.
  package static func sites(_ search: SiteSearch) -> Address { Address(["sites"], search.fields) }

  /// The list of the sites that somebody has.
  package static func held(by person: Person) -> Address {
    var search = SiteSearch()
    search.person = person.address
    return sites(search)
  }
}
