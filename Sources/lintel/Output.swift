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
}

/// How far a long run is, for a person at a terminal.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var done = 0
  private var isOnScreen = false

  init(total: Int) {
    self.total = total
    isShown = total > 1 && Terminal.isTerminal(2)
  }

  /// Counts an input; after a second, and then a few times a second, the line is written.
  mutating func advance() {
    done += 1
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .seconds(1), now - last > .milliseconds(100) else { return }
    last = now
    isOnScreen = true
    _ = Array("\rchecked \(done) of \(total)\u{1B}[K".utf8).withView { OutputFile.writeAll(2, $0) }
  }

  /// Takes the line off the screen.
  mutating func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    _ = Array("\r\u{1B}[K".utf8).withView { OutputFile.writeAll(2, $0) }
  }
}
