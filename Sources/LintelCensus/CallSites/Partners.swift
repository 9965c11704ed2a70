// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds which calls of a function undo each other.
enum Partners {
  /// Sets the partners of each call whose API has one in the set.
  ///
  /// Two calls belong together when they have the same argument, or when one has the argument that
  /// the other's result is assigned to. Where no such two are in the function, all calls of the
  /// other API in it may be the ones. Once `Limits.censusPairs` are used up, the calls of further
  /// functions have none, and say so.
  static func find(in sites: inout [CallSite], owners: [Int], apis: APISet) {
    let partners = apis.apis.map { apis.number(named: $0.partner) }
    let hasPartner = partners.indices.map { partners[$0] != nil || partners.contains($0) }
    var places: [Int: [Int]] = [:]
    for (index, site) in sites.enumerated()
    where site.kind == .call && owners[index] >= 0 && hasPartner[site.api] {
      places[owners[index], default: []].append(index)
    }
    var pairs = Limits.censusPairs
    for owner in places.keys.sorted() {
      guard let calls = places[owner], calls.count > 1 else { continue }
      if calls.count <= limit { pairs -= calls.count * calls.count }
      guard calls.count <= limit, pairs >= 0 else {
        for call in calls { sites[call].isUnpaired = true }
        continue
      }
      for call in calls {
        let others = calls.filter { belongs(sites[call].api, sites[$0].api, partners) }
        let same = others.filter { isSame(sites[call], sites[$0]) }
        let lines = (same.isEmpty ? others : same).map { sites[$0].line }
        sites[call].partners = Set(lines).sorted()
      }
    }
  }

  /// More calls than this in one function are not compared with each other.
  private static let limit = 1000

  private static func belongs(_ one: Int, _ other: Int, _ partners: [Int?]) -> Bool {
    partners[one] == other || partners[other] == one
  }

  private static func isSame(_ one: CallSite, _ other: CallSite) -> Bool {
    let (first, second) = (plain(one.argument), plain(other.argument))
    return first == second || !one.target.isEmpty && one.target == second
      || !other.target.isEmpty && other.target == first
  }

  /// An argument without a cast before it or an address operator.
  private static func plain(_ argument: String) -> Substring {
    var rest = argument[...]
    if rest.hasPrefix("("), let close = rest.firstIndex(of: ")"), rest.hasSuffix(")") == false {
      rest = rest[rest.index(after: close)...]
    }
    if rest.hasPrefix("&") { rest = rest.dropFirst() }
    return rest
  }
}
