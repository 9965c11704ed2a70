// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Synchronization

/// What the process does about signals.
package enum Signals {
  /// Makes writing to a pipe that nobody reads, and beyond a limit on files, an error instead of the
  /// end.
  package static func ignoreWriteFailures() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Makes the end of a program that was started known: who ignores that hands it on, and then every
  /// program would seem to end well.
  package static func heedEnds() { _ = signal(SIGCHLD, SIG_DFL) }

  /// Notes the first SIGINT or SIGTERM instead of ending; a second one ends the process. Programs that
  /// were started are ended by the first.
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
      if isIgnore(signal(number, noteStop)) { _ = signal(number, SIG_IGN) }
    }
  }

  /// Runs `body` to its end whatever SIGINT, SIGTERM and SIGHUP say; they are acted on afterwards.
  ///
  /// For the moments in which the end of the process would leave something behind. Not to be called
  /// by two threads at once.
  static func deferringStops<Result>(_ body: () -> Result) -> Result {
    deferred.store(0, ordering: .relaxed)
    // What each of them did before; an ignored one stays ignored.
    let before = [SIGINT, SIGTERM, SIGHUP].map { ($0, signal($0, deferStop)) }
    for (number, handler) in before where isIgnore(handler) { _ = signal(number, SIG_IGN) }
    let result = body()
    for (number, handler) in before { _ = signal(number, handler) }
    let number = deferred.load(ordering: .relaxed)
    if number != 0 { kill(getpid(), number) }
    return result
  }

  /// Lets a fault, and SIGQUIT, end the process as the system does: at once, and without a word.
  ///
  /// Swift's runtime would print pages about all threads, which takes seconds and tells a user
  /// nothing. Who sets `SWIFT_BACKTRACE` wants them.
  package static func endAtFaults() {
    if Environment.value("SWIFT_BACKTRACE") != nil { return }
    for number in [SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV] {
      if isIgnore(signal(number, SIG_DFL)) { _ = signal(number, SIG_IGN) }
    }
  }

  /// Makes SIGINT, SIGTERM and SIGHUP end the programs that were started along with this one, unless
  /// they mean something else already.
  static func endChildrenToo() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number, endAll)
      if !isDefault(before) { _ = signal(number, before) }
    }
  }

  private static func isDefault(_ handler: __sighandler_t?) -> Bool {
    // Safe: as below.
    unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_DFL, to: Int.self)
  }

  private static func isIgnore(_ handler: __sighandler_t?) -> Bool {
    // Safe: both are addresses of code, or small numbers, and are only compared.
    unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Ends what was started and has not heard the signal that asked this process to stop: for the end
  /// of the process, which nobody is going to wait for it any more.
  package static func endChildrenOfStopped() {
    if stop != 0 { RunningChildren.end(with: SIGKILL) }
  }

  /// The signal that asked the process to stop; 0 for none.
  package static var stop: Int32 { noted.load(ordering: .relaxed) }
}

private let noted = Atomic<Int32>(0)
private let deferred = Atomic<Int32>(0)

private func deferStop(_ number: Int32) { deferred.store(number, ordering: .relaxed) }

private func noteStop(_ number: Int32) {
  noted.store(number, ordering: .relaxed)
  RunningChildren.end(with: SIGTERM)
  _ = signal(number, endAll)
}

/// Ends the process as the signal would without a handler, and what it has started.
private func endAll(_ number: Int32) {
  RunningChildren.end(with: noted.load(ordering: .relaxed) == 0 ? SIGTERM : SIGKILL)
  _ = signal(number, SIG_DFL)
  kill(getpid(), number)
}
