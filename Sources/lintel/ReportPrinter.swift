// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Synchronization

/// Prints results as they come, in order, and writes what was fixed.
final class ReportPrinter: Sendable {
  private struct State: ~Copyable {
    var report: CheckpatchReport
    var progressLine = ProgressLine()
    var failureStatus: Int32 = 0
  }

  private let program: String
  private let options: CheckOptions
  private let state: Mutex<State>

  init(
    program: String, options: CheckOptions, inputs: any InputSource,
    extent: CheckpatchReport.Extent, descriptions: TypeDescriptions
  ) {
    self.program = program
    self.options = options
    state = Mutex(
      State(
        report: CheckpatchReport(
          options: options, hasSeveralInputs: inputs.hasSeveral, extent: extent,
          descriptions: descriptions)))
  }

  /// Prints what an input gave.
  func add(_ input: Delivery) {
    state.withLock { state in
      for result in input.results {
        if let failure = result.failure {
          state.progressLine.clear()
          Output.complain(program, failure.description)
          // One that does not count must not hide one that does.
          let status = Self.status(of: failure, input)
          if status != 0 { state.failureStatus = status }
        }
        state.report.add(
          result, name: input.name, messageCount: input.results.count,
          fixedPath: writeFixed(result, input, &state.failureStatus))
      }
      flush(&state)
    }
  }

  /// Shows how far the run is, unless a report is just being written.
  func show(_ progress: RunProgress) {
    _ = state.withLockIfAvailable { $0.progressLine.show(progress) }
  }

  /// Ends the report; the exit status.
  func finish() -> Int32 {
    state.withLock { state in
      state.report.finish()
      flush(&state)
      state.progressLine.clear()
      if state.failureStatus != 0 { return state.failureStatus }
      return state.report.hasFindings ? 1 : 0
    }
  }

  /// Ends the report of a run that a signal has stopped, and says how far it came; the exit status.
  func finish(stoppedBy signal: Int32, _ progress: RunProgress) -> Int32 {
    state.withLock { state in
      if options.statistics { state.report.addStatistics() }
      flush(&state)
      state.progressLine.clear()
      let total = state.report.total
      let all = progress.inputCount.map { " of \($0)" } ?? ""
      Output.complain(
        program,
        "stopped: \(total.inputs)\(all) inputs checked, \(total.errors) errors, "
          + "\(total.warnings) warnings, \(total.checks) checks, \(total.lines) lines")
      // As the shell reports a program that the signal has ended.
      return 128 + signal
    }
  }

  private func flush(_ state: inout State) {
    guard state.report.text.count > 0 else { return }
    state.progressLine.clear()
    if !OutputFile.writeAll(1, state.report.text) {
      Process.exitNow(Output.failure(program, status: nil))
    }
    state.report.clear()
  }

  /// The exit status for an input that cannot be read: checkpatch.pl ends with the system's error
  /// number for a patch, and takes a source file that is not there for an empty one. What we refuse to
  /// read was asked for and not checked.
  private static func status(of failure: InputError, _ input: Delivery) -> Int32 {
    failure.isRefusal ? 2 : input.isFile ? 0 : failure.code
  }

  /// Writes the fixed lines of an input; the path that they were written to.
  ///
  /// Where that fails the status is the system's error number, as with checkpatch.pl.
  private func writeFixed(
    _ result: InputResult, _ input: Delivery, _ failureStatus: inout Int32
  ) -> String? {
    if result.hasUnwritableFixes {
      Output.complain(program, "\(input.name): not fixed: an encoded mail; decode it first")
    }
    guard let lines = result.fixedLines, !result.entries.isEmpty else { return nil }
    let isFile = input.isFile
    let suffix = options.fixInplace ? "" : ".EXPERIMENTAL-checkpatch-fixes"
    let path = input.name + suffix
    var text = ByteBuffer(capacity: 1 << 16)
    if isFile && options.precise {
      Fixer.fileText(lines).withView { text.append($0) }
    } else {
      append(lines, isFile: isFile, to: &text)
    }
    do {
      if let file = input.listed {
        try file.replace(text.view, suffix: suffix)
      } else if options.fixInplace {
        try OutputFile.writeAtomically(path, bytes: text.view, keepingModeOf: path, syncs: true)
      } else {
        try OutputFile.writeOver(path, bytes: text.view)
      }
      return path
    } catch {
      Output.complain(program, error.description)
      failureStatus = error.code
      return nil
    }
  }

  private func append(_ lines: [[UInt8]], isFile: Bool, to text: inout ByteBuffer) {
    // A source file was read as a patch: its three header lines and the markers go.
    for line in lines.dropFirst(isFile ? 3 : 0) {
      line.withView { view in
        text.append(isFile && view[0] == UInt8(ascii: "+") ? view.from(1) : view)
      }
      text.append(UInt8(ascii: "\n"))
    }
  }
}
