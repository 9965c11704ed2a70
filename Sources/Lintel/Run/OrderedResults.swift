// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Puts the parts of results back into the order of their inputs.
final class OrderedResults: Sendable {
  private struct State {
    /// The input whose parts are handed on at once.
    var next = 0
    /// What follows it, and whether it is all of an input.
    var waiting: [Int: (parts: [Delivery], isDone: Bool)] = [:]
    /// About how many bytes wait.
    var waitingBytes = 0
    /// What workers are busy with.
    var inWork: Set<Int> = []
    /// How many workers are about to take an input.
    var choosing = 0

    /// Whether a worker that is not at the next input may make more.
    ///
    /// Nobody waits unless somebody else works, or is about to, at the input that all wait for.
    var hasRoom: Bool {
      waitingBytes < OrderedResults.window || choosing == 0 && !inWork.contains(next)
    }
  }

  /// When so many bytes wait for one slow input, nobody else goes on: memory is bounded.
  private static let window = 16 << 20

  private let state = Monitor(State())
  private let deliver: @Sendable (Delivery) -> Void

  init(deliver: @escaping @Sendable (Delivery) -> Void) { self.deliver = deliver }

  /// Waits until there is room for the results of one more input.
  ///
  /// What follows is `start`, or `leave` where there is no further input.
  func waitForRoom() {
    state.withLock(when: { $0.hasRoom }, { $0.choosing += 1 })
  }

  /// Notes that a worker checks the input.
  func start(_ index: Int) {
    state.withLock { state in
      state.choosing -= 1
      state.inWork.insert(index)
    }
  }

  /// Notes that a worker has found no further input.
  func leave() {
    state.withLock { $0.choosing -= 1 }
  }

  /// Takes a part of the result of an input, when there is room for it.
  func add(_ part: Delivery, of index: Int) {
    func hasPlace(_ state: State) -> Bool { index == state.next || state.hasRoom }
    state.withLock(when: hasPlace) { state in
      if index == state.next {
        deliver(part)
      } else {
        state.waiting[index, default: ([], false)].parts.append(part)
        state.waitingBytes += part.size
      }
    }
  }

  /// Notes that an input has no further part, and hands on all that nothing earlier is missing for.
  func end(_ index: Int) {
    state.withLock { state in
      state.inWork.remove(index)
      guard index == state.next else {
        state.waiting[index, default: ([], false)].isDone = true
        return
      }
      state.next += 1
      while let ready = state.waiting.removeValue(forKey: state.next) {
        for part in ready.parts {
          state.waitingBytes -= part.size
          deliver(part)
        }
        guard ready.isDone else { return }
        state.next += 1
      }
    }
  }

  /// Notes that an input will have no result, or no more of it.
  func drop(_ index: Int) {
    state.withLock { state in
      state.inWork.remove(index)
      let dropped = state.waiting.removeValue(forKey: index)
      state.waitingBytes -= dropped?.parts.reduce(0) { $0 + $1.size } ?? 0
    }
  }

  /// Hands on what waits for inputs that were dropped.
  func finish() {
    state.withLock { state in
      for (_, result) in state.waiting.sorted(by: { $0.key < $1.key }) {
        result.parts.forEach(deliver)
      }
      state.waiting = [:]
    }
  }
}

extension Delivery {
  /// About how many bytes it takes.
  fileprivate var size: Int {
    256 + result.text.count + result.trace.count
      + result.entries.count * MemoryLayout<InputResult.Entry>.stride
      + result.records.reduce(0) { $0 + $1.size }
  }
}
