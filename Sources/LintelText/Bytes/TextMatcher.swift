// SPDX-License-Identifier: GPL-2.0-only

/// Finds all of a set of texts at once, with a table look-up a byte (Aho-Corasick).
///
/// Bytes that no text has share one class. A state is a prefix of a text; it knows the labels of
/// the texts that end where it is reached. Each look-up waits for the one before it, so little of the
/// table is touched: states in which texts end come last, so that nothing has to be loaded to know
/// them, and the commonest bytes of C have the lowest classes, as those of a state then share a line
/// or two of the processor's cache.
@safe
@usableFromInline package final class TextMatcher: @unchecked Sendable {
  /// The class of each byte; class 0 is in no text.
  @usableFromInline let classes: UnsafeMutablePointer<UInt8>
  /// A row for each state: for each class the start of the row of the next state, and after them the
  /// number of its set of labels, where texts end in it.
  @usableFromInline let next: UnsafeMutablePointer<UInt32>
  @usableFromInline let classCount: Int
  /// The row of the first state in which texts end; its labels are the first of the sets.
  @usableFromInline let firstEnd: Int
  /// The sets of labels of the texts that can end together.
  package let labelSets: [[Int]]

  /// The bytes that C has most of, by how often they stand in the kernel.
  private static let commonest: StaticString = "etrsinadcolpu_mfgbhvkxywqjz0123456789 "

  /// A matcher of texts; several may have the same label. Together they must be shorter than 65,535
  /// bytes.
  package init(_ texts: [(text: ByteView, label: Int)]) {
    precondition(texts.reduce(1) { $0 + $1.text.count } <= 1 << 16)
    let (kinds, classCount) = Self.classes(of: texts.map(\.text))
    unsafe classes = .allocate(capacity: 256)
    // Safe: there are 256 kinds.
    for (byte, kind) in kinds.enumerated() { unsafe (classes + byte).initialize(to: kind) }
    var graph = StateGraph(texts, classes: kinds, count: classCount)
    graph.link()
    let (numbers, firstEnd) = graph.numbers
    self.classCount = classCount
    let width = classCount + 1
    let rows = numbers.map { UInt32(truncatingIfNeeded: $0 * width) }
    self.firstEnd = firstEnd * width
    unsafe next = .allocate(capacity: graph.count * width)
    var labelSets = [[Int]](repeating: [], count: graph.count - firstEnd)
    for state in 0..<graph.count {
      // Safe: each of the states has a row of its own.
      let row = unsafe next + Int(rows[state])
      for (kind, target) in graph.targets(state).enumerated() {
        unsafe (row + kind).initialize(to: rows[Int(target)])
      }
      let set = max(numbers[state] - firstEnd, 0)
      unsafe (row + classCount).initialize(to: UInt32(truncatingIfNeeded: set))
      if numbers[state] >= firstEnd { labelSets[set] = graph.labels[state] }
    }
    self.labelSets = labelSets
  }

  deinit {
    unsafe classes.deallocate()
    unsafe next.deallocate()
  }

  /// The class of each byte, and how many classes there are.
  private static func classes(of texts: [ByteView]) -> (kinds: [UInt8], count: Int) {
    var isUsed = [Bool](repeating: false, count: 256)
    for text in texts {
      for index in 0..<text.count { isUsed[Int(text[index])] = true }
    }
    var kinds = [UInt8](repeating: 0, count: 256)
    var count = 1
    for byte in ByteView(commonest).bytes + Array(UInt8.min...UInt8.max) where isUsed[Int(byte)] {
      isUsed[Int(byte)] = false
      kinds[Int(byte)] = UInt8(truncatingIfNeeded: count)
      count += 1
    }
    return (kinds, count)
  }

  /// Calls `body` with the number of a set of labels at each byte where texts end.
  @inlinable @inline(__always)
  package func forEachMatch(in line: ByteView, _ body: (Int) -> Void) {
    var row = 0
    for index in 0..<line.count {
      // Safe: index < line.count; classes and rows as in the initialiser.
      row = unsafe Int(next[row &+ Int(classes[Int(line.base[index])])])
      if row >= firstEnd { body(Int(unsafe next[row &+ classCount])) }
    }
  }
}
