// SPDX-License-Identifier: GPL-2.0-only

import LintelText

@testable import LintelCensus

/// A piece of source, and what is found in it.
enum Snippet {
  /// The APIs of the snippets.
  static let apis = APISet([
    APISet.API(name: "kmap", replacement: "kmap_local_page", partner: "kunmap", family: ""),
    APISet.API(name: "kmap_atomic", replacement: "", partner: "", family: ""),
    APISet.API(name: "kunmap", replacement: "kunmap_local", partner: "kmap", family: ""),
  ])

  /// The places in a text.
  static func sites(_ text: String, path: String = "a.c") -> [CallSite] {
    Array(text.utf8).withView { SiteScanner.sites(in: $0, path: path, apis: apis) }
  }

  /// The places as "line API function kind", with "if-0" after where nothing compiles them.
  static func rows(_ text: String, path: String = "a.c") -> [String] {
    sites(text, path: path).map { site in
      let name = apis.apis[site.api].name
      let state = site.isDisabled ? " if-0" : ""
      return "\(site.line) \(name) \(site.function) \(site.kind.rawValue)\(state)"
    }
  }
}
