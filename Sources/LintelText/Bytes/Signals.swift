// SPDX-License-Identifier: GPL-2.0-only

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the process does about signals.
package enum Signals {
  /// Makes writing to a pipe that nobody reads, and beyond a limit on files, an error instead of the
  /// end.
  package static func ignoreWriteFailures() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Notes the first SIGINT or SIGTERM instead of ending; a second one ends the process.
  ///
  /// A signal that is ignored already, as for a program in the background, stays so. One that is
  /// blocked is let through: a program that starts others from a thread hands its thread's mask on.
  package static func noteStops() {
    // The handler must not be the first to touch it.
    noted.store(0, ordering: .relaxed)
    var stops = sigset_t()
    // Safe: the set lives through the calls, which only read and write it.
    unsafe sigemptyset(&stops)
    for number in [SIGINT, SIGTERM] { _ = unsafe sigaddset(&stops, number) }
    _ = unsafe pthread_sigmask(SIG_UNBLOCK, &stops, nil)
    for number in [SIGINT, SIGTERM] {
      let before = signal(number, noteStop)
      // Safe: both are addresses of code, or small numbers, and are only compared.
      if unsafe unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        _ = signal(number, SIG_IGN)
      }
    }
  }

  /// The signal that asked the process to stop; 0 for none.
  package static var stop: Int32 { noted.load(ordering: .relaxed) }
}

private let noted = Atomic<Int32>(0)

private func noteStop(_ number: Int32) {
  noted.store(number, ordering: .relaxed)
  _ = signal(number, SIG_DFL)
}
