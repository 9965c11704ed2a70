// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// A value that is made on the first question, once, whichever worker asks first.
///
/// The others wait: they need the same value, and making it twice would take twice the time.
final class Lazy<Value: Sendable>: Sendable {
  /// The value once it is there: further questions need no lock.
  private let made = SharedReference<LazyValue<Value>>()
  private let lock = Mutex(())
  private let make: @Sendable () -> Value

  /// A value that `make` gives when it is first asked for.
  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// The value.
  var get: Value {
    if let known = made.object { return known.value }
    return lock.withLock { _ in
      if let known = made.object { return known.value }
      let fresh = LazyValue(SearchBudget.suspended(make))
      made.set(fresh)
      return fresh.value
    }
  }
}

/// A value in an object, so that threads can share a reference to it.
private final class LazyValue<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
