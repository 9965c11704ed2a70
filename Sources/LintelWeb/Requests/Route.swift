// SPDX-License-Identifier: GPL-2.0-only

package import HTTPTypes

/// The addresses of the board.
package enum Route: Sendable, Equatable {
  case overview, sites, subsystem, signIn, signOut, claimFree
  case site(key: String)
  case claim(key: String)
  case release(key: String)
  case style, script, icon
  case progressData, sitesData, subsystemData
  case siteData(key: String)
  case claimData(key: String)
  case releaseData(key: String)

  /// The route of a path; nil where nothing is.
  package init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
      .map(String.init)
    switch parts.count {
    case 1: self.init(single: parts[0])
    case 2 where parts[0] == "api": self.init(data: parts[1])
    case 2 where parts == ["subsystem", "claim"]: self = .claimFree
    case 2 where parts[0] == "site" && Self.isKey(parts[1]): self = .site(key: parts[1])
    case 3 where parts[0] == "site" && Self.isKey(parts[1]):
      switch parts[2] {
      case "claim": self = .claim(key: parts[1])
      case "release": self = .release(key: parts[1])
      default: return nil
      }
    case 3 where parts[0] == "api" && parts[1] == "sites" && Self.isKey(parts[2]):
      self = .siteData(key: parts[2])
    case 4 where parts[0] == "api" && parts[1] == "sites" && Self.isKey(parts[2]):
      switch parts[3] {
      case "claim": self = .claimData(key: parts[2])
      case "release": self = .releaseData(key: parts[2])
      default: return nil
      }
    default: return nil
    }
  }

  private init?(single name: String) {
    switch name {
    case "": self = .overview
    case "sites": self = .sites
    case "subsystem": self = .subsystem
    case "sign-in": self = .signIn
    case "sign-out": self = .signOut
    case "style.css": self = .style
    case "script.js": self = .script
    case "favicon.ico": self = .icon
    default: return nil
    }
  }

  private init?(data name: String) {
    switch name {
    case "progress": self = .progressData
    case "sites": self = .sitesData
    case "subsystem": self = .subsystemData
    default: return nil
    }
  }

  /// Whether a text has the form of a site's id.
  private static func isKey(_ text: String) -> Bool {
    text.utf8.count == 12
      && text.utf8.allSatisfy {
        ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
          || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "f"))
      }
  }

  /// The methods that the route takes.
  package var methods: [HTTPRequest.Method] {
    switch self {
    case .signIn: [.get, .head, .post]
    case .signOut, .claim, .release, .claimFree, .claimData, .releaseData: [.post]
    default: [.get, .head]
    }
  }

  /// Whether answers are JSON.
  package static func isData(path: String) -> Bool { path == "/api" || path.hasPrefix("/api/") }
}
