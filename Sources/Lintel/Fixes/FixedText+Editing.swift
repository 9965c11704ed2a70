// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The small changes that fixes are made of.
extension FixedText {
  /// Changes the line at `index` as it is by now; another fix may have changed it before.
  package mutating func edit(_ index: Int, _ body: (inout [UInt8]) -> Void) {
    guard allowsEdit(index) else { return }
    var text = self[index]
    body(&text)
    self[index] = text
  }

  /// Replaces the first `old` in the line at `index` by `new`.
  package mutating func replaceFirst(_ old: ByteView, in index: Int, with new: [UInt8]) {
    guard allowsEdit(index) else { return }
    var text = self[index]
    new.withView { _ = text.replaceFirst(old, with: $0) }
    self[index] = text
  }
}

extension FixedText {
  /// Inserts an added line the way checkpatch.pl does for some types: without its `+`, which breaks a
  /// patch. With `isPrecise` the marker stays.
  package mutating func insertBroken(
    _ text: [UInt8], before index: Int, unless isPrecise: Bool
  ) {
    insert(isPrecise ? text : Array(text.dropFirst()), before: index)
  }
}

extension Array where Element == UInt8 {
  /// Removes the white space at the end.
  package mutating func trimEnd() { while let last, last.isSpace { removeLast() } }

  /// Replaces the bytes in `range`, which must lie inside the array or nothing happens.
  package mutating func replace(_ range: Range<Int>, with text: ByteView) {
    guard range.lowerBound >= 0, range.upperBound <= count else { return }
    replaceSubrange(range, with: text.bytes)
  }

  /// Replaces the first `old` by `new`; false when there is none.
  @discardableResult
  package mutating func replaceFirst(_ old: ByteView, with new: ByteView) -> Bool {
    guard let at = withView({ $0.firstIndex(of: old) }) else { return false }
    replace(at..<(at + old.count), with: new)
    return true
  }
}

extension Array where Element == UInt8 {
  /// Replaces `old` by `new` wherever it stands as a word of its own.
  package mutating func replaceWords(_ old: StaticString, with new: StaticString) {
    var at = 0
    while let found = withView({ $0.range(ofWord: old, from: at) }) {
      replace(found, with: ByteView(new))
      at = found.lowerBound + new.utf8CodeUnitCount
    }
  }
}
