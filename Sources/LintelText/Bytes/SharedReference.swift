// SPDX-License-Identifier: GPL-2.0-only

public import Synchronization

/// A reference that is set once and read by many threads, without a lock.
@usableFromInline
package final class SharedReference<Object: AnyObject & Sendable>: Sendable {
  /// The address of the object, which is kept alive; 0 before it is set.
  @usableFromInline let address = Atomic<UInt>(0)

  /// A reference to nothing.
  @inlinable
  package init() {}

  deinit {
    guard let object = unsafe Self.pointer(address.load(ordering: .acquiring)) else { return }
    // Safe: `set` has retained the object, once.
    unsafe Unmanaged<Object>.fromOpaque(object).release()
  }

  @inlinable @inline(__always)
  static func pointer(_ address: UInt) -> UnsafeRawPointer? {
    unsafe UnsafeRawPointer(bitPattern: address)
  }

  /// The object, or nil before it is set.
  @inlinable @inline(__always)
  package var object: Object? {
    guard let object = unsafe Self.pointer(address.load(ordering: .acquiring)) else { return nil }
    // Safe: the address is that of an object that `set` has retained, and it never changes again.
    return unsafe Unmanaged<Object>.fromOpaque(object).takeUnretainedValue()
  }

  /// Sets the object; where another one was set before, that one stays.
  package func set(_ object: Object) {
    let retained = unsafe Unmanaged.passRetained(object)
    let fresh = unsafe UInt(bitPattern: retained.toOpaque())
    let isSet = address.compareExchange(
      expected: 0, desired: fresh, successOrdering: .acquiringAndReleasing,
      failureOrdering: .acquiring
    ).exchanged
    // Safe: balances the retain above.
    if !isSet { unsafe retained.release() }
  }
}
