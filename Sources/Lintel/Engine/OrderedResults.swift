// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What the check of an input gave, on its way to the report.
package struct Delivery: Sendable {
  /// How the user named the input.
  package let name: String
  /// Whether it is a source file.
  package let isFile: Bool
  /// A result a mail; one for everything else.
  package let results: [InputResult]
}

/// Puts results back into the order of their inputs.
final class OrderedResults: Sendable {
  private struct State {
    /// The input whose result is handed on next.
    var next = 0
    /// What is behind it and done.
    var waiting: [Int: Delivery] = [:]
    /// About how many bytes wait.
    var waitingBytes = 0
    /// What workers are busy with.
    var inWork: Set<Int> = []
  }

  /// When so many bytes wait for one slow input, nobody goes on: memory is bounded.
  private static let window = 32 << 20

  private let state = Monitor(State())
  private let deliver: @Sendable (Delivery) -> Void

  init(deliver: @escaping @Sendable (Delivery) -> Void) { self.deliver = deliver }

  /// Waits until there is room for further results.
  ///
  /// There always is where nobody works at the input that the others wait for.
  func waitForRoom() {
    state.withLock(
      when: { $0.waitingBytes < Self.window || !$0.inWork.contains($0.next) }, { _ in })
  }

  /// Notes that a worker checks the input.
  func start(_ index: Int) {
    state.withLock { _ = $0.inWork.insert(index) }
  }

  /// Takes a result, and hands on all that nothing earlier is missing for.
  func add(_ index: Int, _ delivery: Delivery) {
    state.withLock { state in
      state.inWork.remove(index)
      if index == state.next {
        deliver(delivery)
        state.next += 1
      } else {
        state.waiting[index] = delivery
        state.waitingBytes += delivery.size
      }
      while let ready = state.waiting.removeValue(forKey: state.next) {
        state.waitingBytes -= ready.size
        deliver(ready)
        state.next += 1
      }
    }
  }

  /// Notes that an input will have no result.
  func drop(_ index: Int) {
    state.withLock { _ = $0.inWork.remove(index) }
  }

  /// Hands on what waits for inputs that were dropped.
  func finish() {
    state.withLock { state in
      for (_, delivery) in state.waiting.sorted(by: { $0.key < $1.key }) { deliver(delivery) }
      state.waiting = [:]
    }
  }
}

extension Delivery {
  /// About how many bytes it takes.
  fileprivate var size: Int {
    results.reduce(256) { size, result in
      size + result.text.count + result.trace.count
        + result.entries.count * MemoryLayout<InputResult.Entry>.stride
    }
  }
}
