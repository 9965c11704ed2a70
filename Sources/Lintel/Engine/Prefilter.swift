// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Tells in one pass over a line which checks can find anything in it.
///
/// All the texts that checks need are searched for at once with an Aho-Corasick automaton: a table
/// look-up a byte, and a set of checks for each text found. Bytes that no text has share one class.
struct Prefilter: Sendable {
  /// The class of each byte; class 0 is in no text.
  private var classes = [UInt8](repeating: 0, count: 256)
  private var classCount = 1
  /// The next state for a state and a class.
  private var next: [UInt16] = []
  /// What a state adds: 0 for nothing, else an index into `masks` plus one.
  private var output: [UInt16] = []
  private var masks: [CheckMask] = []
  /// Checks that run on each line.
  private var always = CheckMask()

  /// A prefilter for the checks whose indices are in `wanted`.
  init(_ checks: [Check], wanted: CheckMask, deprecations: Deprecations) {
    var texts: [(text: ByteView, check: Int)] = []
    for (index, check) in checks.enumerated() where wanted.contains(index) {
      switch check.rule.needs {
      case .anyLine: always.insert(index)
      case .anyOf(let needed): texts += needed.map { (ByteView($0), index) }
      case .deprecatedNames:
        texts += Self.names(in: deprecations).map { ($0, index) }
      }
      // The byte that stands for comments makes blanks of itself where the input has it: nothing
      // that a rule needs can be told from such a line.
      texts.append((ByteView("\u{1C}"), index))
    }
    build(texts)
  }

  /// A prefilter that lets these checks look at each line.
  init(always: CheckMask) {
    self.always = always
    build([])
  }

  /// The names of a small table; of a large one, what stands behind each name in a call.
  private static func names(in deprecations: Deprecations) -> [ByteView] {
    let entries = deprecations.entries
    return entries.count > 64 ? [ByteView("(")] : entries.map(\.name)
  }

  private mutating func build(_ texts: [(text: ByteView, check: Int)]) {
    for (view, _) in texts {
      for index in 0..<view.count where classes[Int(view[index])] == 0 {
        classes[Int(view[index])] = UInt8(classCount)
        classCount += 1
      }
    }
    var found: [CheckMask?] = [nil]
    next = [UInt16](repeating: 0, count: classCount)
    for (view, check) in texts {
      var state = 0
      for index in 0..<view.count {
        let edge = state * classCount + Int(classes[Int(view[index])])
        if next[edge] == 0 {
          next[edge] = UInt16(found.count)
          found.append(nil)
          next += [UInt16](repeating: 0, count: classCount)
        }
        state = Int(next[edge])
      }
      var mask = found[state] ?? CheckMask()
      mask.insert(check)
      found[state] = mask
    }
    link(&found)
  }

  /// Adds the edges that go on after a mismatch, breadth first.
  private mutating func link(_ found: inout [CheckMask?]) {
    var fallback = [Int](repeating: 0, count: found.count)
    var queue: [Int] = []
    for kind in 0..<classCount where next[kind] != 0 { queue.append(Int(next[kind])) }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      if let inherited = found[fallback[state]] {
        var mask = found[state] ?? CheckMask()
        mask.formUnion(inherited)
        found[state] = mask
      }
      for kind in 0..<classCount {
        let edge = state * classCount + kind
        let elsewhere = next[fallback[state] * classCount + kind]
        if next[edge] == 0 {
          next[edge] = elsewhere
        } else {
          fallback[Int(next[edge])] = Int(elsewhere)
          queue.append(Int(next[edge]))
        }
      }
    }
    for mask in found {
      if let mask {
        masks.append(mask)
        output.append(UInt16(masks.count))
      } else {
        output.append(0)
      }
    }
  }

  /// The checks that have to look at the line.
  func candidates(_ line: ByteView) -> CheckMask {
    var mask = always
    var state = 0
    for index in 0..<line.count {
      state = Int(next[state * classCount + Int(classes[Int(line[index])])])
      let found = output[state]
      if found != 0 { mask.formUnion(masks[Int(found) - 1]) }
    }
    return mask
  }
}
