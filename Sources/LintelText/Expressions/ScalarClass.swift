// SPDX-License-Identifier: GPL-2.0-only

/// The characters that one step of a regular expression takes.
///
/// ASCII is a bit set; beyond it there are ranges and Unicode's idea of `\w`, `\s` and `\d`, as in
/// Perl with decoded text.
struct ScalarClass: Sendable {
  /// The kinds of characters beyond ASCII that are members, as a bit each.
  struct Kinds: OptionSet, Sendable {
    let rawValue: UInt8
    static let word = Kinds(rawValue: 1)
    static let notWord = Kinds(rawValue: 2)
    static let space = Kinds(rawValue: 4)
    static let notSpace = Kinds(rawValue: 8)
    static let digit = Kinds(rawValue: 16)
    static let notDigit = Kinds(rawValue: 32)
    static let all: Kinds = [.word, .notWord]
  }

  private(set) var ascii = ByteSet(low: 0, high: 0)
  private var ranges: [ClosedRange<UInt32>] = []
  private var kinds: Kinds = []
  private var isInverted = false

  /// No characters.
  init() {}

  /// One character.
  init(_ scalar: UInt32) { insert(scalar...scalar) }

  /// A kind of characters: those of `ascii`, and beyond ASCII those of `kinds`.
  init(_ ascii: ByteSet, _ kinds: Kinds) {
    self.ascii = ascii
    self.kinds = kinds
  }

  /// Every character but the newline.
  static let dot = ScalarClass(ByteSet(low: ~(1 << 10), high: ~0), .all)
  /// Every character.
  static let any = ScalarClass(ByteSet(low: ~0, high: ~0), .all)

  /// Adds the characters from one to another.
  mutating func insert(_ range: ClosedRange<UInt32>) {
    for scalar in range.clamped(to: 0...127) where range.contains(scalar) { insert(ascii: scalar) }
    if range.upperBound > 127 { ranges.append(max(range.lowerBound, 128)...range.upperBound) }
  }

  /// Adds the members of another class that is not inverted.
  mutating func formUnion(_ other: ScalarClass) {
    ascii = ascii.union(other.ascii)
    ranges += other.ranges
    kinds.formUnion(other.kinds)
  }

  /// Makes members of all that are none, and the other way round.
  mutating func invert() {
    ascii = ByteSet(low: ~ascii.low, high: ~ascii.high)
    isInverted.toggle()
  }

  /// Adds the capitals of lowercase letters and the lowercase letters of capitals.
  mutating func foldCase() {
    let letters: UInt64 = 0x07ff_fffe
    let upper = ascii.high & letters
    let lower = ascii.high >> 32 & letters
    ascii = ByteSet(low: ascii.low, high: ascii.high | upper << 32 | lower)
    for range in ranges where range.count == 1 {
      guard let scalar = Unicode.Scalar(range.lowerBound) else { continue }
      for text in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
        if let other = text.unicodeScalars.first, text.unicodeScalars.count == 1,
          other.value != scalar.value
        {
          insert(other.value...other.value)
        }
      }
    }
  }

  /// Whether the character is a member.
  func contains(_ scalar: UInt32) -> Bool {
    if scalar < 128 { return ascii.contains(UInt8(scalar)) }
    if kinds == .all { return !isInverted }
    return hasBeyond(scalar) != isInverted
  }

  /// Whether Perl's `\w` takes the character.
  static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 128 { return UInt8(scalar).isWord }
    guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
    if properties.isAlphabetic || properties.isJoinControl { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
      return true
    default: return false
    }
  }

  private mutating func insert(ascii scalar: UInt32) {
    let bit: UInt64 = 1 << UInt64(scalar & 63)
    ascii =
      scalar < 64
      ? ByteSet(low: ascii.low | bit, high: ascii.high)
      : ByteSet(low: ascii.low, high: ascii.high | bit)
  }

  private func hasBeyond(_ scalar: UInt32) -> Bool {
    if ranges.contains(where: { $0.contains(scalar) }) { return true }
    guard kinds != [] else { return false }
    let properties = Unicode.Scalar(scalar)?.properties
    let isSpace = properties?.isWhitespace ?? false
    let isDigit = properties?.generalCategory == .decimalNumber
    return kinds.contains(ScalarClass.isWord(scalar) ? .word : .notWord)
      || kinds.contains(isSpace ? .space : .notSpace)
      || kinds.contains(isDigit ? .digit : .notDigit)
  }
}
