// SPDX-License-Identifier: GPL-2.0-only

/// Something about a function that decides its verdict; the place is a token of the file.
struct WalkFinding: Hashable {
  let code: ReasonCode
  let text: String
  let token: Int
  /// The number of the member that an address is stored in, where it is.
  var member: Int32?
  /// The way to it, as tokens and what happens there; no part of what makes two of them equal.
  var steps: [Step] = []

  /// A place on the way.
  struct Step: Hashable {
    let token: Int
    let text: String
  }

  static func == (one: WalkFinding, other: WalkFinding) -> Bool {
    one.code == other.code && one.token == other.token && one.text == other.text
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(code)
    hasher.combine(token)
  }
}

/// How an unmapping call is met.
struct UnmapUse: Equatable {
  /// The mappings that it undoes, and those that it would undo once exchanged.
  var sites: Set<Int32>
  /// What holds the address each time: names and members of local structures.
  var holders: Set<String>
  /// Whether it is one of two that must be exchanged.
  var isExchanged: Bool
  /// Whether the address that it is given may have left the page.
  var isMoved = false
}

/// A mapping that a function leaves to its caller.
struct HandedMapping: Hashable {
  let kind: MappingKind
  /// How far the address that is given back is from what was mapped.
  let distance: MappingDistance
  /// How a parameter names the page.
  var page: PageName?
}

/// What walking all ways through a function has found.
struct WalkResult {
  /// What makes it wrong to convert.
  var problems: [WalkFinding] = []
  /// What a person must look at.
  var reviews: [WalkFinding] = []
  /// What is said along.
  var notes: [WalkFinding] = []
  /// The ways that end with a mapping whose address is given back: right in a function that maps for
  /// its callers, wrong in any other.
  var handOvers: [WalkFinding] = []
  /// What is given back there.
  var handed: Set<HandedMapping> = []
  /// Whether some way ends, as it should, with nothing mapped.
  var endsPlainly = false
  /// The callees that are taken not to keep an address.
  var assumed: Set<String> = []
  /// The mapping calls that were met, by their tokens.
  var maps: Set<Int32> = []
  /// The unmapping calls that were met, by their tokens.
  var unmaps: [Int32: UnmapUse] = [:]

  /// The calls of `page_address()` that give what a mapping of `kmap()` gave, by their tokens, with the
  /// tokens of those; and those that give something else.
  var addresses: [Int32: Set<Int32>] = [:]
  var otherAddresses: Set<Int32> = []

  /// Adds what another combination of the same function has met.
  mutating func merge(_ other: WalkResult) {
    problems += other.problems.filter { !problems.contains($0) }
    reviews += other.reviews.filter { !reviews.contains($0) }
    notes += other.notes.filter { !notes.contains($0) }
    handOvers += other.handOvers.filter { !handOvers.contains($0) }
    handed.formUnion(other.handed)
    endsPlainly = endsPlainly || other.endsPlainly
    maps.formUnion(other.maps)
    addresses.merge(other.addresses) { $0.union($1) }
    otherAddresses.formUnion(other.otherAddresses)
    assumed.formUnion(other.assumed)
    for (token, use) in other.unmaps {
      guard var known = unmaps[token] else {
        unmaps[token] = use
        continue
      }
      known.sites.formUnion(use.sites)
      known.holders.formIntersection(use.holders)
      known.isMoved = known.isMoved || use.isMoved
      if known.isExchanged != use.isExchanged {
        problems.append(
          WalkFinding(
            code: .lastInFirstOut, text: "exchanged with another unmapping on some ways only",
            token: Int(token)))
      }
      unmaps[token] = known
    }
  }
}
