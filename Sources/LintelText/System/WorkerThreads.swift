// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Threads for the workers of a run.
///
/// Swift's tasks run on a thread a core: a read that waits would leave the core idle. And they start
/// threads where a single worker needs none.
package enum WorkerThreads {
  private final class Job: Sendable {
    let number: Int
    let body: @Sendable (Int) -> Void

    init(_ number: Int, _ body: @escaping @Sendable (Int) -> Void) {
      self.number = number
      self.body = body
    }
  }

  /// Calls `body` with the numbers from 0 below `count`, each on a thread of its own, and returns
  /// when all are done.
  ///
  /// A number whose thread cannot be started is done here, after the others.
  package static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    var left: [Int] = []
    for number in 1..<max(count, 1) {
      // Safe: the thread takes over the reference that is handed to it, and is joined below.
      let job = unsafe Unmanaged.passRetained(Job(number, body))
      var thread = pthread_t()
      let code = unsafe pthread_create(
        &thread, nil,
        { raw in
          guard let raw = unsafe raw else { return nil }
          let job = unsafe Unmanaged<Job>.fromOpaque(raw).takeRetainedValue()
          job.body(job.number)
          return nil
        }, job.toOpaque())
      if code == 0 {
        threads.append(thread)
      } else {
        unsafe job.release()
        left.append(number)
      }
    }
    body(0)
    for number in left { body(number) }
    for thread in threads { pthread_join(thread, nil) }
  }
}
