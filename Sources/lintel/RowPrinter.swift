// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Synchronization

/// Prints the rows of inputs as they come, each at once when its input is done.
final class RowPrinter: Sendable {
  private struct State: ~Copyable {
    var rows: RowWriter
    var out = ByteBuffer(capacity: 1 << 16)
    /// What has no row, since it could not be read, in words for the user.
    var problems: [String] = []
  }

  private let program: String
  private let state: Mutex<State>

  /// So many bytes of one input wait at the most.
  private static let piece = 1 << 16

  /// Prints the first row.
  init(_ program: String, _ services: Services) {
    self.program = program
    var state = State(rows: RowWriter(services.options, TypeCatalog.ofChecks))
    RowWriter.start(services, to: &state.out)
    self.state = Mutex(state)
    self.state.withLock { flush(&$0) }
  }

  /// What could not be read, in words for the user.
  var problems: [String] { state.withLock { $0.problems } }

  /// Prints a part of what an input gave.
  func add(_ part: Delivery) {
    state.withLock { state in
      if let failure = part.result.failure { state.problems.append(failure.description) }
      let isLast = state.rows.add(part, to: &state.out)
      if isLast || state.out.count >= Self.piece { flush(&state) }
    }
  }

  private func flush(_ state: inout State) {
    if !OutputFile.writeAll(1, state.out.view) {
      Process.exitNow(Output.failure(program))
    }
    state.out.clear()
  }
}
