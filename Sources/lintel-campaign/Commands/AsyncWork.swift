// SPDX-License-Identifier: GPL-2.0-only

import Dispatch
import Synchronization

/// How asynchronous work ended.
private final class Outcome: Sendable {
  let result = Mutex<Result<Void, any Error>>(.success(()))
}

/// Runs asynchronous work, holds this thread until its end, and throws what it threw.
func waiting(for work: @escaping @Sendable () async throws -> Void) throws {
  let outcome = Outcome()
  let isDone = DispatchSemaphore(value: 0)
  Task.detached {
    do {
      try await work()
    } catch {
      outcome.result.withLock { $0 = .failure(error) }
    }
    isDone.signal()
  }
  isDone.wait()
  try outcome.result.withLock { $0 }.get()
}
