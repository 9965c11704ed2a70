// SPDX-License-Identifier: GPL-2.0-only

/// A mapping that is there.
struct LiveMapping: Hashable {
  /// The token of the call that made it.
  let site: Int32
  let kind: MappingKind
  /// Whether what names its page may name another one now.
  var isPageChanged = false
  /// The expression that the variable which names its page was given, and which names it still; -1 for
  /// none.
  var origin: Int32 = -1
}

/// How far an address is from what the mapping call gave.
enum MappingOffset: Hashable {
  case none
  /// Something was added in the same expression: the number of its text, or -1 where what it
  /// depends on has changed.
  case added(Int32)
  /// Something was added that is surely less than a page.
  case within
  /// Something was added once, outside of the mapping call's expression.
  case stepped
  /// It was moved, or comes from another pointer: it may be past the page.
  case moved
}

extension MappingOffset {
  /// Whether it may be past the page.
  var isMoved: Bool { self == .moved || self == .stepped }
}

/// An address in a mapped page.
struct HeldAddress: Hashable {
  /// The token of the call that mapped the page.
  let site: Int32
  var offset = MappingOffset.none
  /// Whether the page is mapped no more.
  var isDead = false
}

/// What is known at a place of a function, along one way to it.
struct MappingState: Hashable {
  /// The mappings that are there, the last one last.
  var live: [LiveMapping] = []
  /// The addresses that variables hold.
  var held: [Int: HeldAddress] = [:]
  /// The expressions that variables were given which name pages, and which have the same values still.
  var origins: [Int: Int32] = [:]
  /// Conditions whose answers are known, a bit each, and the answers.
  var known: UInt64 = 0
  var truth: UInt64 = 0
  /// How often page faults were switched off, and how often the task was pinned to its CPU.
  var faultsOff: Int8 = 0
  var pinned: Int8 = 0
  /// The mapping of kmap() that the next statement must unmap, as it was exchanged with one before;
  /// -1 for none.
  var exchange: Int32 = -1

  /// Forgets the answer to conditions.
  mutating func forget(_ conditions: UInt64) {
    known &= ~conditions
    truth &= known
  }

  /// Notes the answer to a condition.
  mutating func note(_ condition: Int, _ answer: Bool) {
    known |= 1 << UInt64(condition)
    if answer { truth |= 1 << UInt64(condition) } else { truth &= ~(1 << UInt64(condition)) }
  }

  /// The answer to a condition, if it is known.
  func answer(_ condition: Int) -> Bool? {
    known >> UInt64(condition) & 1 == 0 ? nil : truth >> UInt64(condition) & 1 == 1
  }
}

/// What an expression gives, as far as anybody asks.
struct MappingValue: Equatable {
  /// The address in a mapped page that it is.
  var held: HeldAddress?
  /// Whether it is only taken to be that address, as a callee got it: a pointer may come from it.
  var isGuess = false
  /// The number that it is; any negative one stands for all of them.
  var number: Int?

  static let unknown = MappingValue()
}
