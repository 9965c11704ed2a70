// SPDX-License-Identifier: GPL-2.0-only

import Synchronization

/// Keeps the value that holds one where it is: it is passed by its address.
///
/// A large struct of plain fields is loadable, and the compiler copies all of it to the stack for
/// each call that borrows it: hundreds of bytes a rule and line. What holds an atomic cannot be
/// copied like that. The atomic itself is never used.
package struct StaysInPlace: ~Copyable, Sendable {
  private let anchor = Atomic(false)

  /// A marker for the value that holds it.
  package init() {}
}
