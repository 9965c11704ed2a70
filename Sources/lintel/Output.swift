// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import LintelText

/// What the program says.
enum Output {
  /// Writes to standard output; where that fails the program ends.
  static func write(_ text: String) { Array(text.utf8).withView { write($0) } }

  /// Writes to standard output; where that fails the program ends.
  ///
  /// On a terminal what would steer it is shown, unless the text is all ours.
  static func write(_ bytes: ByteView, as program: String = "lintel", isOurs: Bool = false) {
    if !isOurs, bytes.steersTerminal, Terminal.isTerminal(1) {
      var text = ByteBuffer(capacity: bytes.count + 64)
      text.append(shown: bytes)
      return write(text.view, as: program, isOurs: true)
    }
    if !OutputFile.writeAll(1, bytes) { Process.exit(failure(program)) }
  }

  /// The exit status after standard output took no more: 1 without a word where its reader has seen
  /// enough, else `status` and a line with the reason, such as a full disk.
  ///
  /// Without a `status` it is the system's error number. To be called before anything else fails.
  static func failure(_ program: String, status: Int32? = 2) -> Int32 {
    let code = errno
    if code == EPIPE { return 1 }
    complain(program, InputError(path: "standard output", code: code).description)
    return status ?? code
  }

  /// Writes one line to standard error.
  static func complain(_ program: String, _ message: String) {
    var line = ByteBuffer()
    line.append("\(program): \(message)")
    // A name may have a line end, and a line is one line.
    if Terminal.isTerminal(2) { line.showControls(from: 0) }
    line.append("\n")
    _ = OutputFile.writeAll(2, line.view)
  }
}

/// The process itself.
enum Process {
  /// Ends it.
  static func exit(_ status: Int32) -> Never {
    Signals.endChildrenOfStopped()
    Glibc.exit(status)
  }

  /// Ends it while other threads are busy.
  static func exitNow(_ status: Int32) -> Never {
    Signals.endChildrenOfStopped()
    Glibc._exit(status)
  }
}
