// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Standard input, output and error, which a program may be started without.
package enum StandardStreams {
  /// Takes the numbers of those that are closed, before anything is opened.
  ///
  /// The next file that is opened would get them: a report would go into it, or be lost. What is
  /// opened here can be neither read (standard input) nor written (the others), so that the first
  /// use fails as it does for a closed one.
  package static func holdClosed() {
    for stream: Int32 in 0...2 where fcntl(stream, F_GETFD) < 0 && errno == EBADF {
      // The lowest free number is the one that is wanted.
      // Safe: the path is a literal.
      _ = unsafe open("/dev/null", (stream == 0 ? O_WRONLY : O_RDONLY) | O_CLOEXEC)
    }
  }

  /// Keeps standard output for whoever has the descriptor that is returned: what anybody else writes
  /// there goes to standard error from now on. Nil where there is none.
  package static func reserveOutput() -> Int32? {
    let kept = fcntl(1, F_DUPFD_CLOEXEC, 3)
    guard kept >= 0, dup2(2, 1) >= 0 else { return nil }
    return kept
  }
}
