// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// A value that threads change one at a time, and whose changes they can wait for.
///
/// `Synchronization.Mutex` has nothing to wait with.
@safe
package final class Monitor<Value>: @unchecked Sendable {
  private var value: Value
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let change: UnsafeMutablePointer<pthread_cond_t>

  /// A monitor of `value`.
  package init(_ value: Value) {
    self.value = value
    // Safe: both are initialised before use and live as long as this object.
    unsafe mutex = .allocate(capacity: 1)
    unsafe change = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(change, nil)
  }

  deinit {
    // Safe: nobody can use them any more.
    unsafe pthread_mutex_destroy(mutex)
    unsafe pthread_cond_destroy(change)
    unsafe mutex.deallocate()
    unsafe change.deallocate()
  }

  /// Waits until `condition` holds, then lets `body` change the value and wakes whoever waits.
  package func withLock<Result>(
    when condition: (Value) -> Bool = { _ in true }, _ body: (inout Value) -> Result
  ) -> Result {
    // Safe: initialised in `init`.
    unsafe pthread_mutex_lock(mutex)
    defer {
      unsafe pthread_cond_broadcast(change)
      unsafe pthread_mutex_unlock(mutex)
    }
    while !condition(value) { unsafe pthread_cond_wait(change, mutex) }
    return body(&value)
  }
}
