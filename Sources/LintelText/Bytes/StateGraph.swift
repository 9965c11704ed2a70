// SPDX-License-Identifier: GPL-2.0-only

/// The states of a `TextMatcher` while they are put together: prefixes of texts, and the edges between
/// them.
struct StateGraph {
  /// The labels of the texts that end in each state.
  private(set) var labels: [[Int]] = [[]]
  private let classCount: Int
  /// A row for each state: for each class the next state.
  private var edges: [UInt16]
  /// The states in the order of their length; the state of no text is left out.
  private var order: [Int] = []

  /// The number of states.
  var count: Int { labels.count }

  /// A state for each prefix of a text, and an edge to each from the next shorter prefix.
  init(_ texts: [(text: ByteView, label: Int)], classes: [UInt8], count classCount: Int) {
    self.classCount = classCount
    edges = [UInt16](repeating: 0, count: classCount)
    for (text, label) in texts {
      var state = 0
      for index in 0..<text.count {
        let edge = state * classCount + Int(classes[Int(text[index])])
        if edges[edge] == 0 {
          edges[edge] = UInt16(truncatingIfNeeded: labels.count)
          edges += repeatElement(0, count: classCount)
          labels.append([])
        }
        state = Int(edges[edge])
      }
      labels[state].append(label)
    }
  }

  /// For each class the state after a byte of it.
  func targets(_ state: Int) -> ArraySlice<UInt16> {
    edges[(state * classCount)..<((state + 1) * classCount)]
  }

  /// Adds the edges that go on after a mismatch, breadth first, and hands labels on.
  mutating func link() {
    var fallback = [Int](repeating: 0, count: count)
    order = (0..<classCount).map { Int(edges[$0]) }.filter { $0 != 0 }
    var head = 0
    while head < order.count {
      let state = order[head]
      head += 1
      labels[state] += labels[fallback[state]]
      let (row, other) = (state * classCount, fallback[state] * classCount)
      for kind in 0..<classCount {
        let elsewhere = edges[other + kind]
        let next = Int(edges[row + kind])
        if next == 0 {
          edges[row + kind] = elsewhere
        } else {
          fallback[next] = Int(elsewhere)
          order.append(next)
        }
      }
    }
  }

  /// A number for each state, short ones first and those in which texts end last, and the first
  /// number of the latter.
  var numbers: (of: [Int], firstEnd: Int) {
    var numbers = [Int](repeating: 0, count: count)
    let plain = order.filter { labels[$0].isEmpty }
    let ends = order.filter { !labels[$0].isEmpty }
    for (number, state) in (plain + ends).enumerated() { numbers[state] = number + 1 }
    return (numbers, plain.count + 1)
  }
}
