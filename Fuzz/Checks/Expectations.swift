// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Ends the process with a message, for libFuzzer to keep the input, where something does not hold.
func expect(_ holds: Bool, _ message: @autoclosure () -> String) {
  if !holds { fail(message()) }
}

/// Ends the process with a message, for libFuzzer to keep the input.
func fail(_ message: String) -> Never {
  _ = Array("lintel-fuzz: \(message)\n".utf8).withView { OutputFile.writeAll(2, $0) }
  fatalError(message)
}

/// The longest time that an input may take.
enum TimeLimit {
  /// In nanoseconds of work: 300 ms, and 20 µs more for each byte beyond 4 KB.
  private static func limit(_ size: Int) -> UInt64 {
    300_000_000 + 20_000 * UInt64(max(0, size - 4096))
  }

  /// Runs `body`, which may take so many times the time for its input, and once more where it took too
  /// long, as the first run may have read tables.
  static func watch(_ size: Int, times: UInt64, _ body: () -> Void) {
    for _ in 0..<2 {
      let start = LibFuzzer.cpuTime
      body()
      let took = LibFuzzer.cpuTime - start
      if took <= times * limit(size) { return }
    }
    fail("\(size) bytes take longer than \(times * limit(size) / 1_000_000) ms")
  }
}
