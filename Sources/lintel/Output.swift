// SPDX-License-Identifier: GPL-2.0-only

import LintelText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the program says.
enum Output {
  /// Writes to standard output; where that fails the program ends.
  static func write(_ text: String) { Array(text.utf8).withView { write($0) } }

  /// Writes to standard output; where that fails the program ends.
  static func write(_ bytes: ByteView, as program: String = "lintel") {
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
    _ = Array("\(program): \(message)\n".utf8).withView { OutputFile.writeAll(2, $0) }
  }
}

/// The process itself.
enum Process {
  /// Ends it.
  static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

  /// Ends it while other threads are busy.
  static func exitNow(_ status: Int32) -> Never { Glibc._exit(status) }
}
