// SPDX-License-Identifier: GPL-2.0-only

package import HTTPTypes

/// Under which names the board may be asked.
///
/// A page elsewhere can make a name of its own point at this machine (DNS rebinding) and would then
/// read the board with its reader's rights; its requests name the wrong host.
package struct Origins: Sendable, Equatable {
  /// A scheme, and a host with its port where that is not the scheme's own.
  private struct Origin: Sendable, Equatable {
    var scheme: String
    var host: String
  }

  private var named: [Origin] = []
  private let isLoopback: Bool
  private let bindHost: String

  /// The origins of a board at `host`, with those that it is reached by through something else.
  ///
  /// On loopback the machine's own names are added. An address that stands for all of the machine's
  /// needs at least one origin.
  package init(host: String, others: [String]) throws(BoardError) {
    bindHost = host.contains(":") ? "[\(host)]" : host.lowercased()
    isLoopback = ["127.0.0.1", "localhost", "::1"].contains(host.lowercased())
    for other in others {
      let text = other.lowercased()
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 3, ["http:", "https:"].contains(parts[0]), parts[1].isEmpty,
        !parts[2].isEmpty, !text.contains("@"), !text.contains(" ")
      else {
        throw .usage("--origin \(other): write https://board.example.org, or with :PORT")
      }
      let scheme = String(parts[0].dropLast())
      named.append(Origin(scheme: scheme, host: Self.short(String(parts[2]), scheme)))
    }
    if ["0.0.0.0", "::"].contains(host), others.isEmpty {
      throw .usage("--host \(host): say with --origin under which address the board is reached")
    }
  }

  /// The origin that a request was sent to; nil for one that is none of the board's.
  package func origin(of request: HTTPRequest, port: Int) -> String? {
    guard let authority = request.authority?.lowercased() else { return nil }
    if let named = named.first(where: { $0.host == Self.short(authority, $0.scheme) }) {
      return "\(named.scheme)://\(named.host)"
    }
    let host = Self.short(authority, "http")
    var own = isLoopback ? ["127.0.0.1", "localhost", "[::1]"] : []
    if !["0.0.0.0", "[::]"].contains(bindHost) { own.append(bindHost) }
    let isOwn = own.contains { Self.short("\($0):\(port)", "http") == host }
    return isOwn ? "http://\(host)" : nil
  }

  /// Whether a request that changes something was sent by a page of the board, or by no page.
  package func isOwn(_ request: HTTPRequest, origin: String) -> Bool {
    if let sender = request.headerFields[.origin] { return sender.lowercased() == origin }
    if let site = request.headerFields[.fetchSite] {
      return ["same-origin", "none"].contains(site)
    }
    return true
  }

  /// A host without the port that its scheme has anyway.
  private static func short(_ host: String, _ scheme: String) -> String {
    let port = scheme == "https" ? ":443" : ":80"
    return host.hasSuffix(port) ? String(host.dropLast(port.count)) : host
  }
}

extension HTTPField.Name {
  /// Where a browser says a request comes from.
  static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
}
