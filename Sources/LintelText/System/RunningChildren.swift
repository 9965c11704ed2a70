// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Synchronization

/// The programs that this one has started and that have not ended, for the handlers of signals.
///
/// A signal may come at any moment, so the list is made of numbers that are each read and written at
/// once, and has a fixed length; a program for which there is no room ends when it finds that nobody
/// reads what it writes.
enum RunningChildren {
  /// Adds a program; the first one lets signals reach it.
  static func add(_ process: pid_t) {
    if !isReady.exchange(true, ordering: .relaxed) { Signals.endChildrenToo() }
    for place in processes.indices {
      let swap = processes[place].compareExchange(
        expected: 0, desired: process, ordering: .sequentiallyConsistent)
      if swap.exchanged { break }
    }
    // The signal may have come before it was in the list.
    if Signals.stop != 0 { kill(process, SIGTERM) }
  }

  /// Takes out a program, before its number can be another's.
  static func remove(_ process: pid_t) {
    for place in processes.indices {
      let swap = processes[place].compareExchange(
        expected: process, desired: 0, ordering: .sequentiallyConsistent)
      if swap.exchanged { return }
    }
  }

  /// Sends a signal to all of them.
  static func end(with number: Int32) {
    // Before the first one the list is not there yet, and a handler must not be what makes it.
    guard isReady.load(ordering: .relaxed) else { return }
    for place in processes.indices {
      let process = processes[place].load(ordering: .sequentiallyConsistent)
      if process > 0 { kill(process, number) }
    }
  }
}

private let isReady = Atomic(false)
private let processes = InlineArray<32, Atomic<pid_t>> { _ in Atomic(0) }
