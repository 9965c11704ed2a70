// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Synchronization

/// Prints results as they come, in order, and writes what was fixed.
final class ReportPrinter: Sendable {
  private struct State: ~Copyable {
    var report: CheckpatchReport
    var progress: Progress
    var failureStatus: Int32 = 0
  }

  private let program: String
  private let options: CheckOptions
  private let inputs: [CheckInput]
  private let state: Mutex<State>

  init(
    program: String, options: CheckOptions, inputs: [CheckInput], descriptions: TypeDescriptions
  ) {
    self.program = program
    self.options = options
    self.inputs = inputs
    state = Mutex(
      State(
        report: CheckpatchReport(
          options: options, inputCount: inputs.count, descriptions: descriptions),
        progress: Progress(total: inputs.count)))
  }

  /// Prints what the input at `index` gave.
  func add(_ index: Int, _ results: [InputResult]) {
    let input = inputs[index]
    state.withLock { state in
      for result in results {
        if let failure = result.failure {
          state.progress.clear()
          Output.complain(program, failure.description)
          state.failureStatus = Self.status(of: failure, input)
        }
        state.report.add(
          result, name: input.name, messageCount: results.count,
          fixedPath: writeFixed(result, input, &state.failureStatus))
      }
      if state.report.text.count > 0 { state.progress.clear() }
      flush(&state.report)
      state.progress.advance()
    }
  }

  /// Ends the report; the exit status.
  func finish() -> Int32 {
    state.withLock { state in
      state.progress.clear()
      state.report.finish()
      flush(&state.report)
      if state.failureStatus != 0 { return state.failureStatus }
      return state.report.hasFindings ? 1 : 0
    }
  }

  private func flush(_ report: inout CheckpatchReport) {
    // Whoever reads the report may have seen enough.
    if !OutputFile.writeAll(1, report.text) { Process.exit(1) }
    report.clear()
  }

  /// The exit status for an input that cannot be read: checkpatch.pl ends with the system's error
  /// number for a patch, and takes a source file that is not there for an empty one.
  private static func status(of failure: InputError, _ input: CheckInput) -> Int32 {
    if case .file = input { return 0 }
    return failure.code
  }

  /// Writes the fixed lines of an input; the path that they were written to.
  ///
  /// Where that fails the status is the system's error number, as with checkpatch.pl.
  private func writeFixed(
    _ result: InputResult, _ input: CheckInput, _ failureStatus: inout Int32
  ) -> String? {
    if result.hasUnwritableFixes {
      Output.complain(program, "\(input.name): not fixed: an encoded mail; decode it first")
    }
    guard let lines = result.fixedLines, !result.entries.isEmpty else { return nil }
    var isFile = false
    if case .file = input { isFile = true }
    let path = options.fixInplace ? input.name : input.name + ".EXPERIMENTAL-checkpatch-fixes"
    var text = ByteBuffer(capacity: 1 << 16)
    if isFile && options.precise {
      Fixer.fileText(lines).withView { text.append($0) }
    } else {
      append(lines, isFile: isFile, to: &text)
    }
    do {
      try OutputFile.writeAtomically(path, bytes: text.view, keepingModeOf: path, syncs: true)
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
