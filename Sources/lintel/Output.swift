// SPDX-License-Identifier: GPL-2.0-only

import LintelText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the program says.
enum Output {
  /// Writes to standard output.
  static func write(_ text: String) {
    if !Array(text.utf8).withView({ OutputFile.writeAll(1, $0) }) { Process.exit(1) }
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
