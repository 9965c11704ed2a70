// SPDX-License-Identifier: GPL-2.0-only

/// Which functions and macros of a file come back to each other: the strongly connected components of
/// the graph of their calls, by Kosaraju's algorithm, which takes time in proportion to the calls.
struct CallCycles {
  /// Words with the same number lead to each other.
  private var groups: [Int32: Int] = [:]
  /// The functions and macros, each after all that it calls, but for those that it comes back to.
  private(set) var order: [Int32] = []
  /// Those that come back to themselves.
  private var cyclic: Set<Int32> = []

  init() {}

  /// For each function or macro what it calls; what is no key is not of the file.
  init(_ callees: [Int32: Set<Int32>]) {
    var callers: [Int32: [Int32]] = [:]
    for (word, called) in callees {
      for other in called { callers[other, default: []].append(word) }
    }
    var count = 0
    order = Self.finished(callees)
    for root in order.reversed() where groups[root] == nil {
      var waiting = [root]
      groups[root] = count
      while let word = waiting.popLast() {
        for caller in callers[word] ?? [] where groups[caller] == nil {
          groups[caller] = count
          waiting.append(caller)
          cyclic.formUnion([word, caller])
        }
        if callees[word]?.contains(word) == true { cyclic.insert(word) }
      }
      count += 1
    }
  }

  /// Whether a function calls itself, directly or through others.
  func isInCycle(_ word: Int32) -> Bool { cyclic.contains(word) }

  /// Whether something that a function calls comes back to it.
  func leads(from callee: Int32, backTo word: Int32) -> Bool {
    callee == word || groups[callee] != nil && groups[callee] == groups[word]
  }

  /// The words in the order in which all that they call was visited.
  private static func finished(_ callees: [Int32: Set<Int32>]) -> [Int32] {
    var order: [Int32] = []
    var seen: Set<Int32> = []
    for root in callees.keys where seen.insert(root).inserted {
      var open = [(word: root, rest: Array(callees[root] ?? [])[...])]
      while let last = open.indices.last {
        guard let next = open[last].rest.popFirst() else {
          order.append(open.removeLast().word)
          continue
        }
        if let inner = callees[next], seen.insert(next).inserted {
          open.append((next, Array(inner)[...]))
        }
      }
    }
    return order
  }
}
