// SPDX-License-Identifier: GPL-2.0-only

import Synchronization

/// A value that is made on the first question, once, whichever worker asks first.
///
/// The others wait: they need the same value, and making it twice would take twice the time.
final class Lazy<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  /// A value that `make` gives when it is first asked for.
  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// The value.
  var get: Value {
    value.withLock { slot in
      if let slot { return slot }
      let fresh = make()
      slot = fresh
      return fresh
    }
  }
}
