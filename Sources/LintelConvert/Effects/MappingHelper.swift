// SPDX-License-Identifier: GPL-2.0-only

/// What a function does with a mapping that it shares with its callers.
///
/// Nothing in it belongs to one text, so that what is found in a header serves other files.
struct MappingHelper: Hashable, Sendable {
  /// One half of a pair.
  enum Role: Hashable, Sendable {
    /// Each way through it maps a page and gives the address back, or one that is so far from it.
    case maps(MappingDistance)
    /// Each way through it unmaps the page that an argument points into.
    case unmapsAddress(argument: Int)
    /// Each way through it unmaps a page that an argument names.
    case unmapsPage
  }

  let role: Role
  /// Which mapping is made or undone.
  let kind: MappingKind
  /// What names the page, where an argument does.
  var page: PageName?
  /// What its body is known to do, and may do while its caller has other pages mapped.
  var facts: KernelFact = []
}

/// How far the address that a function gives back is from what the mapping call gave.
enum MappingDistance: UInt8, Hashable, Sendable, Comparable {
  case none
  /// Something that is less than a page was added.
  case offset
  /// It may be past the page.
  case moved

  static func < (one: MappingDistance, other: MappingDistance) -> Bool {
    one.rawValue < other.rawValue
  }
}

/// A page as a function's argument names it: `bh->b_page` is the member `->b_page` of an argument.
struct PageName: Hashable, Sendable {
  /// The place of the argument.
  let argument: Int
  /// What stands after the argument's name, without spaces; empty for the argument itself.
  let suffix: String
  /// The members in it.
  let members: [String]
}
