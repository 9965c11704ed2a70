// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What is known of a kernel function or macro by its name.
struct KernelFact: OptionSet, Hashable {
  let rawValue: UInt32

  /// Copies from or to user space, or acts on page faults being off.
  static let pageFaults = KernelFact(rawValue: 1)
  /// Uses what belongs to the CPU that it runs on.
  static let thisCPU = KernelFact(rawValue: 2)
  /// May sleep.
  static let sleeps = KernelFact(rawValue: 4)
  /// Keeps an address that it is given, or hands it to what runs elsewhere.
  static let keeps = KernelFact(rawValue: 8)
  /// Takes the address of memory that is always mapped.
  static let lowMemory = KernelFact(rawValue: 16)
  /// Nothing comes back from it.
  static let noReturn = KernelFact(rawValue: 32)
  /// Answers the same to the same arguments and changes nothing.
  static let pure = KernelFact(rawValue: 64)
  /// Takes or gives back a mapping that its caller does not see, as a stack has them.
  static let mapsLocally = KernelFact(rawValue: 128)
  static let unmapsLocally = KernelFact(rawValue: 256)
  /// Switches page faults off and on.
  static let faultsOff = KernelFact(rawValue: 512)
  static let faultsOn = KernelFact(rawValue: 1024)
  /// Keeps the task on its CPU, and lets it go.
  static let pins = KernelFact(rawValue: 2048)
  static let unpins = KernelFact(rawValue: 4096)
  /// Switches interrupts off.
  static let interruptsOff = KernelFact(rawValue: 8192)
  /// Changes what its arguments name.
  static let assigns = KernelFact(rawValue: 16384)
  /// Gives back memory that cannot be high.
  static let lowPage = KernelFact(rawValue: 32768)
  /// Gives back an address in what it is given.
  static let derives = KernelFact(rawValue: 131072)
  /// Gives back an address in the page of what it is given.
  static let inPage = KernelFact(rawValue: 524288)
  /// Uses what its first argument points to, whatever it does with the others.
  static let usesFirst = KernelFact(rawValue: 262144)
  /// Moves the pointers `next_in` and `next_out` of the structure that it is given.
  static let advances = KernelFact(rawValue: 1_048_576)
  /// Reads its arguments and does nothing with them.
  static let reads = KernelFact(rawValue: 65536)

  /// The fact with this name in the table; nil for none.
  init?(named name: ByteView) {
    let names: [(StaticString, KernelFact)] = [
      ("page-faults", .pageFaults), ("this-cpu", .thisCPU), ("sleeps", .sleeps),
      ("keeps", .keeps), ("low-memory", .lowMemory), ("no-return", .noReturn), ("pure", .pure),
      ("maps-locally", .mapsLocally), ("unmaps-locally", .unmapsLocally),
      ("faults-off", .faultsOff), ("faults-on", .faultsOn), ("pins", .pins), ("unpins", .unpins),
      ("interrupts-off", .interruptsOff), ("assigns", .assigns), ("low-page", .lowPage),
      ("reads", .reads), ("derives", .derives), ("uses-first", .usesFirst),
      ("in-page", .inPage), ("advances", .advances),
    ]
    guard let found = names.first(where: { name.equals($0.0) }) else { return nil }
    self = found.1
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// The table of what is known of names: exact ones, and patterns with `*` at their ends.
struct KernelFacts: Sendable {
  /// The table that the program has.
  static let builtIn = KernelFacts(ByteView(KernelFactsTable.text))

  private struct Pattern: Sendable {
    let text: [UInt8]
    let isOpenAtStart, isOpenAtEnd: Bool
    let fact: UInt32
  }

  private var exact: [String: UInt32] = [:]
  private var patterns: [Pattern] = []
  /// The lines that are no entries, for a test that reads the table.
  private(set) var problems: [String] = []

  /// Reads a table: on each line a fact, a colon, and names; `#` starts a comment.
  init(_ text: ByteView) {
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      read(text[at..<end])
      at = end + 1
    }
  }

  private mutating func read(_ whole: ByteView) {
    let line = whole.upTo(whole.firstIndex(of: UInt8(ascii: "#")) ?? whole.count).trimmed
    if line.isEmpty { return }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
      let fact = KernelFact(named: line.upTo(colon))
    else {
      problems.append(whole.string)
      return
    }
    var at = line.skipSpaces(colon + 1)
    while at < line.count {
      var end = at
      while end < line.count, !line[end].isSpace { end += 1 }
      add(line[at..<end], fact)
      at = line.skipSpaces(end)
    }
  }

  private mutating func add(_ name: ByteView, _ fact: KernelFact) {
    let star = UInt8(ascii: "*")
    let isOpenAtStart = name[0] == star
    let isOpenAtEnd = name.last == star
    guard isOpenAtStart || isOpenAtEnd else {
      exact[name.string, default: 0] |= fact.rawValue
      return
    }
    let text = name[(isOpenAtStart ? 1 : 0)..<(name.count - (isOpenAtEnd ? 1 : 0))]
    patterns.append(
      Pattern(
        text: text.bytes, isOpenAtStart: isOpenAtStart, isOpenAtEnd: isOpenAtEnd,
        fact: fact.rawValue))
  }

  /// What is known of a name.
  func facts(_ name: ByteView) -> KernelFact {
    var found = exact[name.string] ?? 0
    for pattern in patterns where found & pattern.fact == 0 {
      let isHere = pattern.text.withView { text in
        switch (pattern.isOpenAtStart, pattern.isOpenAtEnd) {
        case (true, true): name.firstIndex(of: text) != nil
        case (true, false): name.count >= text.count && name.has(text, at: name.count - text.count)
        default: name.has(text)
        }
      }
      if isHere { found |= pattern.fact }
    }
    return KernelFact(rawValue: found)
  }
}
