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
    /// Whether anything was there to be checked.
    var hasInput = false
    /// The reasons that were told for inputs.
    var reasons: Set<String> = []
  }

  private let program: String
  /// Whether the exit statuses are the script's.
  private let isScript: Bool
  private let options: CheckOptions
  private let state: Mutex<State>

  init(
    _ invocation: Invocation, options: CheckOptions, inputs: any InputSource,
    extent: CheckpatchReport.Extent, descriptions: TypeDescriptions
  ) {
    program = invocation.name
    isScript = invocation.isCheckpatch
    self.options = options
    state = Mutex(
      State(
        report: CheckpatchReport(
          options: options, hasSeveralInputs: inputs.hasSeveral, extent: extent,
          descriptions: descriptions)))
  }

  /// Prints a part of what an input gave.
  func add(_ part: Delivery) {
    state.withLock { state in
      let result = part.result
      if let failure = result.failure {
        state.progressLine.clear()
        Output.complain(program, failure.description)
        state.reasons.insert(failure.reason)
        // One that does not count must not hide one that does.
        let status = status(script: result.scriptStatus)
        if status != 0 { state.failureStatus = status }
      } else if result.silence != .empty || isNamedFile(part) && !result.isGone {
        state.hasInput = true
      }
      for remark in result.remarks { Output.complain(program, "\(part.name): \(remark)") }
      for words in result.unchecked {
        state.progressLine.clear()
        Output.complain(program, "\(part.name): \(words)")
        if !options.actsAsScript { state.failureStatus = 2 }
      }
      state.report.add(
        result, name: part.name, isOneOfSeveral: part.hasSeveralMails,
        fixedPath: writeFixed(part, &state.failureStatus))
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
      if !isScript, options.patch, !state.hasInput, state.failureStatus == 0 {
        Output.complain(program, "\(inputNames): nothing to check, the input is empty")
        state.failureStatus = ExitStatus.failure.rawValue
      }
      if state.failureStatus != 0 { return state.failureStatus }
      return (state.report.hasFindings ? ExitStatus.findings : .clean).rawValue
    }
  }

  /// Whether an input is a source file with a name: such a one may well be empty.
  private func isNamedFile(_ part: Delivery) -> Bool { part.isFile && part.name != "-" }

  /// Says what could not be found out for the whole run, which makes it one that failed.
  func add(problems: [String]) {
    state.withLock { state in
      state.progressLine.clear()
      // Git may have said the same when it was asked for a folder.
      let told = state.reasons
      for problem in problems where !told.contains(where: { problem.hasSuffix($0) }) {
        Output.complain(program, problem)
      }
      if !problems.isEmpty { state.failureStatus = ExitStatus.failure.rawValue }
    }
  }

  private var inputNames: String {
    options.inputs.map { $0 == "-" ? "standard input" : $0 }.joined(separator: " ")
  }

  /// The exit status for a failure after which the script ends with `script`.
  private func status(script: Int32) -> Int32 {
    isScript ? script : ExitStatus.failure.rawValue
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
      return ExitStatus.stopped(by: signal)
    }
  }

  private func flush(_ state: inout State) {
    guard state.report.text.count > 0 else { return }
    state.progressLine.clear()
    if !OutputFile.writeAll(1, state.report.text) {
      Process.exitNow(Output.failure(program, status: isScript ? nil : ExitStatus.failure.rawValue))
    }
    state.report.clear()
  }

  /// Writes the fixed lines of an input; the path that they were written to.
  ///
  /// Where that fails the status is the system's error number, as with checkpatch.pl.
  private func writeFixed(_ part: Delivery, _ failureStatus: inout Int32) -> String? {
    let result = part.result
    if let mail = result.unfixedMail {
      Output.complain(program, "\(part.name): \(mail)")
      failureStatus = 2
    }
    // Earlier parts of the result had the findings, where this one does not start it.
    guard result.fixedLines != nil || result.fixedInput != nil,
      !result.entries.isEmpty || !result.startsInput
    else { return nil }
    let lines = result.fixedLines ?? []
    let isFile = part.isFile
    var text = ByteBuffer(capacity: 1 << 16)
    if let whole = result.fixedInput {
      whole.withView { text.append($0) }
    } else {
      append(lines, isFile: isFile, to: &text)
    }
    let place = WriteBack(path: part.path, listed: part.listed)
    do {
      guard options.fixInplace else { return try place.writeBeside(text.view) }
      try place.replace(with: text.view)
      return part.path
    } catch {
      Output.complain(program, error.description)
      failureStatus = status(script: error.code)
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
