// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Byte strings that stand for numbers, arranged so that one walk along a path finds all of them
/// that the path starts with.
struct PrefixTree: Sendable {
  private struct Node {
    /// Where the node's children start, and how many there are; they are sorted by their bytes.
    var firstChild: Int32 = 0
    var childCount: Int32 = 0
    /// Where the node's numbers start, and how many there are.
    var firstNumber: Int32 = 0
    var numberCount: Int32 = 0
  }

  private var nodes: [Node] = [Node()]
  /// The byte that leads to each node.
  private var bytes: [UInt8] = [0]
  private var numbers: [Int32] = []

  /// A tree in which each prefix stands for its place in the array.
  init(_ prefixes: [[UInt8]]) {
    let order = prefixes.indices.sorted { prefixes[$0].lexicographicallyPrecedes(prefixes[$1]) }
    var pending: [(node: Int, range: Range<Int>, depth: Int)] = [(0, 0..<order.count, 0)]
    var next = 0
    while next < pending.count {
      var (node, range, depth) = pending[next]
      next += 1
      nodes[node].firstNumber = Int32(numbers.count)
      // What ends here sorts before what goes on.
      while let at = range.first, prefixes[order[at]].count == depth {
        numbers.append(Int32(order[at]))
        range.removeFirst()
      }
      nodes[node].numberCount = Int32(numbers.count) - nodes[node].firstNumber
      nodes[node].firstChild = Int32(nodes.count)
      var start = range.lowerBound
      while start < range.upperBound {
        let byte = prefixes[order[start]][depth]
        var end = start + 1
        while end < range.upperBound, prefixes[order[end]][depth] == byte { end += 1 }
        pending.append((nodes.count, start..<end, depth + 1))
        nodes.append(Node())
        bytes.append(byte)
        nodes[node].childCount += 1
        start = end
      }
    }
  }

  /// Calls `body` with the number of each prefix that `path` starts with, the shortest first.
  func forEachPrefix(of path: ByteView, _ body: (Int) -> Void) {
    var node = nodes[0]
    var at = 0
    while true {
      for number in node.firstNumber..<(node.firstNumber + node.numberCount) {
        body(Int(numbers[Int(number)]))
      }
      guard at < path.count else { return }
      var low = Int(node.firstChild)
      var high = low + Int(node.childCount)
      let end = high
      while low < high {
        let middle = (low + high) / 2
        if bytes[middle] < path[at] { low = middle + 1 } else { high = middle }
      }
      guard low < end, bytes[low] == path[at] else { return }
      node = nodes[low]
      at += 1
    }
  }
}
