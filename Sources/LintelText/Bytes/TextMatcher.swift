// SPDX-License-Identifier: GPL-2.0-only

/// Finds all of a set of texts at once, with a table look-up a byte (Aho-Corasick).
///
/// Bytes that no text has share one class. A state is a prefix of a text; it knows the labels of
/// the texts that end where it is reached.
@safe
@usableFromInline package final class TextMatcher: @unchecked Sendable {
  /// The class of each byte; class 0 is in no text.
  @usableFromInline let classes: UnsafeMutablePointer<UInt8>
  /// A row for each state: for each class the start of the row of the next state, and behind them 0
  /// where no text ends in the state, else the number of its set of labels plus one.
  @usableFromInline let next: UnsafeMutablePointer<UInt32>
  @usableFromInline let classCount: Int
  /// The sets of labels of the texts that can end together.
  package private(set) var labelSets: [[Int]] = []

  /// A matcher of texts; several may have the same label. Together they must be shorter than 65,535
  /// bytes.
  package init(_ texts: [(text: ByteView, label: Int)]) {
    var classCount = 1
    var size = 1
    unsafe classes = .allocate(capacity: 256)
    unsafe classes.initialize(repeating: 0, count: 256)
    // Safe, here and below: a byte is below 256, a class below `classCount`, a state below `size`.
    for (text, _) in texts {
      for index in 0..<text.count where unsafe classes[Int(text[index])] == 0 {
        unsafe classes[Int(text[index])] = UInt8(truncatingIfNeeded: classCount)
        classCount += 1
      }
      size += text.count
    }
    precondition(size <= 1 << 16)
    self.classCount = classCount
    unsafe next = .allocate(capacity: size * (classCount + 1))
    unsafe next.initialize(repeating: 0, count: size * (classCount + 1))
    link(add(texts))
  }

  deinit {
    unsafe classes.deallocate()
    unsafe next.deallocate()
  }

  /// Makes a state for each prefix of a text; gives the labels that end in each state.
  private func add(_ texts: [(text: ByteView, label: Int)]) -> [[Int]] {
    var labels: [[Int]] = [[]]
    for (text, label) in texts {
      var state = 0
      for index in 0..<text.count {
        let edge = unsafe state * (classCount + 1) + Int(classes[Int(text[index])])
        if unsafe next[edge] == 0 {
          unsafe next[edge] = UInt32(truncatingIfNeeded: labels.count * (classCount + 1))
          labels.append([])
        }
        state = unsafe Int(next[edge]) / (classCount + 1)
      }
      labels[state].append(label)
    }
    return labels
  }

  /// Adds the edges that go on after a mismatch, breadth first, and hands labels on.
  private func link(_ found: [[Int]]) {
    var labels = found
    let width = classCount + 1
    var fallback = [Int](repeating: 0, count: found.count)
    var queue: [Int] = []
    for kind in 0..<classCount where unsafe next[kind] != 0 {
      queue.append(unsafe Int(next[kind]) / width)
    }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      labels[state] += labels[fallback[state]]
      if !labels[state].isEmpty {
        labelSets.append(labels[state])
        unsafe next[state * width + classCount] = UInt32(truncatingIfNeeded: labelSets.count)
      }
      let row = state * width
      let other = fallback[state] * width
      for kind in 0..<classCount {
        let elsewhere = unsafe next[other + kind]
        let target = unsafe next[row + kind]
        if target == 0 {
          unsafe next[row + kind] = elsewhere
        } else {
          fallback[Int(target) / width] = Int(elsewhere) / width
          queue.append(Int(target) / width)
        }
      }
    }
  }

  /// Calls `body` with the number of a set of labels at each byte where texts end.
  @inlinable @inline(__always)
  package func forEachMatch(in line: ByteView, _ body: (Int) -> Void) {
    var row = 0
    for index in 0..<line.count {
      // Safe: index < line.count; classes, states and edges as in the initialiser.
      row = unsafe Int(next[row + Int(classes[Int(line.base[index])])])
      let found = unsafe next[row + classCount]
      if found != 0 { body(Int(found) - 1) }
    }
  }
}
