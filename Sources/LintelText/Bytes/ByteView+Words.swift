// SPDX-License-Identifier: GPL-2.0-only

/// Small questions about text that the readers and rules ask over and over.
///
/// A "word" is a run of letters, digits and underscores. All positions are offsets into the view.
extension ByteView {
  /// The first position at or after `start` that is no white space.
  @inlinable @inline(__always)
  package func skipSpaces(_ start: Int) -> Int {
    guard start >= 0 else { return start }
    var at = start
    // Safe: 0 <= at < count.
    while at < count, unsafe base[at].isSpace { at += 1 }
    return at
  }

  /// The first position at or after `start` that is neither a space nor a tab.
  @inlinable @inline(__always)
  package func skipSpacesAndTabs(_ start: Int) -> Int {
    var at = start
    while self[at] == 32 || self[at] == 9 { at += 1 }
    return at
  }

  /// The position after the last byte before `end` that is no white space.
  @inlinable @inline(__always)
  package func skipSpacesBack(_ end: Int) -> Int {
    var at = min(end, count)
    // Safe: 0 < at <= count.
    while at > 0, unsafe base[at - 1].isSpace { at -= 1 }
    return at
  }

  /// The position after the last byte before `end` that is neither a space nor a tab.
  @inlinable @inline(__always)
  package func skipSpacesAndTabsBack(_ end: Int) -> Int {
    var at = min(end, count)
    while at > 0 && (self[at - 1] == 32 || self[at - 1] == 9) { at -= 1 }
    return at
  }

  /// The first position at or after `start` whose byte is not in `set`.
  @inlinable @inline(__always)
  package func skip(_ set: ByteSet, _ start: Int) -> Int {
    guard start >= 0 else { return start }
    var at = start
    // Safe: 0 <= at < count.
    while at < count, unsafe base[at].isA(set) { at += 1 }
    return at
  }

  /// The end of the word that starts (or goes on) at `start`.
  @inlinable @inline(__always)
  package func wordEnd(_ start: Int) -> Int { skip(ByteClass.word, start) }

  /// The first position at or after `start` whose byte is not of the class.
  @inlinable @inline(__always)
  package func skip(_ kind: ByteClass, _ start: Int) -> Int {
    guard start >= 0 else { return start }
    var at = start
    let near = min(count, start + SearchBudget.near)
    // Safe: 0 <= at < near <= count.
    while at < near, unsafe base[at].isA(kind) { at += 1 }
    return at == near && at < count ? skipDistant(kind, at) : at
  }

  /// The first position at or after `start`, which must not be negative, whose byte is of the class;
  /// the end of the view where there is none.
  @inlinable @inline(__always)
  package func next(_ kind: ByteClass, from start: Int) -> Int {
    var at = start
    // Safe: 0 <= start <= at < count.
    while at < count, unsafe !base[at].isA(kind) { at += 1 }
    return at
  }

  /// The start of the word that ends at `end`.
  @inlinable @inline(__always)
  package func wordStart(_ end: Int) -> Int {
    var at = min(end, count)
    let near = max(at - SearchBudget.near, 0)
    // Safe: 0 <= near < at <= count.
    while at > near, unsafe base[at - 1].isWord { at -= 1 }
    return at == near && at > 0 ? distantWordStart(at) : at
  }

  /// Whether a word starts or ends at `index`: exactly one of its neighbours is a word byte.
  @inlinable @inline(__always)
  package func isWordBoundary(_ index: Int) -> Bool { self[index - 1].isWord != self[index].isWord }

  /// Whether `literal` stands at `index` as a word of its own.
  @inlinable @inline(__always)
  package func hasWord(_ literal: StaticString, at index: Int) -> Bool {
    has(literal, at: index) && !self[index - 1].isWord
      && !self[index + literal.utf8CodeUnitCount].isWord
  }

  /// Where `literal` stands as a word of its own, first at or after `start`.
  @inlinable
  package func range(ofWord literal: StaticString, from start: Int = 0) -> Range<Int>? {
    var at = start
    var near = start + SearchBudget.near
    while let found = firstIndex(of: literal, from: at) {
      let end = found + literal.utf8CodeUnitCount
      if !self[found - 1].isWord && !self[end].isWord { return found..<end }
      at = found + 1
      if at > near && !SearchBudget.goesOn(at, &near) { break }
    }
    return nil
  }

  /// Where `literal` stands first at or after `start` such that no word goes on into it.
  @inlinable
  package func range(ofWordPrefix literal: StaticString, from start: Int = 0) -> Range<Int>? {
    var at = start
    var near = start + SearchBudget.near
    while let found = firstIndex(of: literal, from: at) {
      if !self[found - 1].isWord { return found..<(found + literal.utf8CodeUnitCount) }
      at = found + 1
      if at > near && !SearchBudget.goesOn(at, &near) { break }
    }
    return nil
  }

  /// Whether `literal` stands anywhere as a word of its own.
  @inlinable
  package func contains(word literal: StaticString) -> Bool { range(ofWord: literal) != nil }

  /// Where `literal` stands as a word that an open parenthesis follows, with or without white
  /// space between: a call, or what looks like one.
  @inlinable
  package func range(ofCall literal: StaticString, from start: Int = 0) -> Range<Int>? {
    var at = start
    var near = start + SearchBudget.near
    while let found = range(ofWord: literal, from: at) {
      if self[skipSpaces(found.upperBound)] == UInt8(ascii: "(") { return found }
      at = found.upperBound
      if at > near && !SearchBudget.goesOn(at, &near) { break }
    }
    return nil
  }

  /// The view without white space at both ends.
  @inlinable
  package var trimmed: ByteView {
    let start = skipSpaces(0)
    return self[start..<max(start, skipSpacesBack(count))]
  }

  /// Whether every byte is white space.
  @inlinable
  package var isBlank: Bool { skipSpaces(0) >= count }

  /// Whether both views are equal, capitals and lowercase letters being the same.
  package func equalsIgnoringCase(_ other: ByteView) -> Bool {
    count == other.count && hasIgnoringCase(other, at: 0)
  }

  /// Whether `other` stands at `index`, capitals and lowercase letters being the same.
  package func hasIgnoringCase(_ other: ByteView, at index: Int = 0) -> Bool {
    guard index >= 0, other.count <= count - index else { return false }
    for offset in 0..<other.count
    where self[index + offset].lowercased != other[offset].lowercased {
      return false
    }
    return true
  }

  /// Whether `literal` stands at `index`, capitals and lowercase letters being the same.
  package func hasIgnoringCase(_ literal: StaticString, at index: Int = 0) -> Bool {
    hasIgnoringCase(ByteView(literal), at: index)
  }

  /// Where `literal` stands first at or after `start`, capitals and lowercase letters being the same.
  package func firstIndexIgnoringCase(of literal: StaticString, from start: Int = 0) -> Int? {
    let needle = ByteView(literal)
    var at = max(start, 0)
    var near = at + SearchBudget.near
    while at + needle.count <= count {
      if hasIgnoringCase(needle, at: at) { return at }
      at += 1
      if at > near && !SearchBudget.goesOn(at, &near) { break }
    }
    return nil
  }

  /// Whether the view ends with `literal`.
  @inlinable @inline(__always)
  package func hasSuffix(_ literal: StaticString) -> Bool {
    has(literal, at: count - literal.utf8CodeUnitCount)
  }

  /// The position of the parenthesis that closes the one at `open`, or nil.
  ///
  /// Only round parentheses count; `open` must be the position of a `(`.
  package func closingParenthesis(of open: Int) -> Int? {
    guard self[open] == UInt8(ascii: "(") else { return nil }
    var depth = 0
    var at = open
    var stop = min(count, open + SearchBudget.near)
    if stop < count { stop = open + SearchBudget.reach(count - open) }
    // Safe, here and below: 0 <= open <= at < stop <= count.
    while at < stop {
      let byte = unsafe base[at]
      if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { break }
      }
      at += 1
    }
    if at - open > SearchBudget.near { SearchBudget.spend(at - open) }
    return depth == 0 ? at : nil
  }

  /// The number that the digits at `start` write, or nil without digits or past 2^62.
  package func number(at start: Int) -> (value: Int, end: Int)? {
    var at = start
    var value = 0
    while self[at].isDigit {
      guard value < 1 << 58 else { return nil }
      value = value * 10 + Int(self[at] - 48)
      at += 1
    }
    return at == start ? nil : (value, at)
  }
}

extension ByteView {
  /// The position of the first white space, or nil.
  package var firstSpace: Int? {
    // Safe: index < count.
    for index in 0..<count where unsafe base[index].isSpace { return index }
    return nil
  }
}

extension ByteView {
  /// The position after the last byte before `end` that is not `byte`.
  @inlinable
  package func skipTrailing(_ byte: UInt8, before end: Int) -> Int {
    var at = min(end, count)
    while at > 0 && self[at - 1] == byte { at -= 1 }
    return at
  }
}

extension ByteView {
  /// Whether `literal` stands at `index` and no word goes on after it.
  @inlinable @inline(__always)
  package func hasKeyword(_ literal: StaticString, at index: Int) -> Bool {
    has(literal, at: index) && !self[index + literal.utf8CodeUnitCount].isWord
  }
}
