// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// Checks many inputs on several cores, and hands on the results in the order of the inputs.
package struct CheckRun {
  private let services: Services
  private let isColored: Bool
  private let readsMail: Bool
  private let jobs: Int

  /// A run.
  ///
  /// With `readsMail` mails are decoded and mailboxes taken apart first; checkpatch.pl does neither.
  package init(services: Services, isColored: Bool, readsMail: Bool) {
    self.services = services
    self.isColored = isColored
    self.readsMail = readsMail
    jobs = max(1, min(services.options.jobs ?? Processors.count, 256))
  }

  /// Checks the inputs; `deliver` gets the index of an input and what it gave, in order.
  package func check(
    _ inputs: [CheckInput], deliver: @escaping @Sendable (Int, [InputResult]) -> Void
  ) async {
    let workers = min(jobs, inputs.count)
    if workers <= 1 {
      var checker = InputChecker(services: services, isColored: isColored, readsMail: readsMail)
      for (index, input) in inputs.enumerated() { deliver(index, checker.check(input)) }
      return
    }
    let queue = InputQueue(inputs)
    let ordered = OrderedResults(deliver: deliver)
    let (services, isColored, readsMail) = (services, isColored, readsMail)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<workers {
        group.addTask {
          var checker = InputChecker(
            services: services, isColored: isColored, readsMail: readsMail)
          while let (index, input) = queue.next() {
            ordered.add(index, checker.check(input))
          }
        }
      }
    }
  }
}

/// The inputs, each for one worker.
private final class InputQueue: Sendable {
  private let inputs: [CheckInput]
  private let taken = Atomic(0)

  init(_ inputs: [CheckInput]) { self.inputs = inputs }

  /// The next input that nobody has taken.
  func next() -> (index: Int, input: CheckInput)? {
    let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < inputs.count ? (index, inputs[index]) : nil
  }
}

/// Puts results back into the order of their inputs.
private final class OrderedResults: Sendable {
  private struct State {
    var next = 0
    var waiting: [Int: [InputResult]] = [:]
  }

  private let state = Mutex(State())
  private let deliver: @Sendable (Int, [InputResult]) -> Void

  init(deliver: @escaping @Sendable (Int, [InputResult]) -> Void) { self.deliver = deliver }

  /// Takes a result, and hands on all that nothing earlier is missing for.
  func add(_ index: Int, _ results: [InputResult]) {
    state.withLock { state in
      state.waiting[index] = results
      while let ready = state.waiting.removeValue(forKey: state.next) {
        deliver(state.next, ready)
        state.next += 1
      }
    }
  }
}
