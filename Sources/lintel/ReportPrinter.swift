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
    /// The reports for other programs.
    let sinks: FormatSinks
    /// The file of the report as text; nil where it goes to standard output.
    let textFile: StreamedFile?
    /// What those reports tell of an input that could not be checked.
    var problems: [String] = []
    /// The reasons that were told for inputs.
    var reasons: Set<String> = []

    /// Takes away the files of reports that are not whole.
    func discard() {
      sinks.discard()
      textFile?.discard()
    }
  }

  private let program: String
  /// Whether the exit statuses are the script's.
  private let isScript: Bool
  private let options: CheckOptions
  /// What is not reported; nil where everything is.
  private let filter: (any FindingFilter)?
  private let state: Mutex<State>

  init(
    _ invocation: Invocation, options: CheckOptions, inputs: any InputSource,
    extent: CheckpatchReport.Extent, descriptions: TypeDescriptions,
    filter: (any FindingFilter)? = nil
  ) throws(InputError) {
    program = invocation.name
    isScript = invocation.isCheckpatch
    self.options = options
    self.filter = filter
    var textFile: StreamedFile?
    if let path = options.textReport?.path { textFile = try StreamedFile(path) }
    let sinks = try FormatSinks(options.formats, TypeCatalog.ofChecks)
    state = Mutex(
      State(
        report: CheckpatchReport(
          options: options, hasSeveralInputs: inputs.hasSeveral, extent: extent,
          descriptions: descriptions, filter: filter),
        sinks: sinks, textFile: textFile))
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
      if result.startsInput { filter?.startInput(isFile: part.isFile) }
      state.report.add(
        result, name: part.name, isOneOfSeveral: part.hasSeveralMails,
        fixedPath: writeFixed(part, &state.failureStatus))
      flush(&state)
      if !state.sinks.isEmpty { hand(part, to: &state) }
    }
  }

  /// Hands what counts of a part to the reports for other programs.
  private func hand(_ part: Delivery, to state: inout State) {
    let result = part.result
    var words = result.unchecked.map { "\(part.name): \($0)" }
    if let failure = result.failure { words.append(failure.description) }
    state.problems += words
    let input = FormatInput(
      name: part.name, title: result.displayName, isCommit: part.isCommit, problems: words)
    do throws(FormatSinks.Failure) {
      try state.sinks.add(state.report.records, of: input)
      let isInput = result.silence == .none || !words.isEmpty
      if result.endsInput, isInput { try state.sinks.end(input) }
    } catch {
      state.discard()
      end(error)
    }
  }

  /// Ends the reports for other programs.
  private func finishSinks(_ state: inout State) {
    var totals = FormatTotals()
    totals.inputs = state.report.total.inputs
    totals.errors = state.report.total.errors
    totals.warnings = state.report.total.warnings
    totals.checks = state.report.total.checks
    totals.problems = state.problems
    do throws(FormatSinks.Failure) {
      try state.sinks.finish(totals)
      do throws(InputError) { try state.textFile?.finish() } catch { throw .file(error) }
    } catch {
      state.discard()
      end(error)
    }
  }

  /// Ends the program, as a report cannot be written.
  private func end(_ failure: FormatSinks.Failure) -> Never {
    guard case .file(let error) = failure else {
      Process.exitNow(Output.failure(program, status: isScript ? nil : ExitStatus.failure.rawValue))
    }
    Output.complain(program, error.description)
    Process.exitNow(ExitStatus.failure.rawValue)
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
      let isAsked = !isScript && options.patch && !options.inputs.isEmpty
      if isAsked, !state.hasInput, state.failureStatus == 0 {
        Output.complain(program, "\(inputNames): nothing to check, the input is empty")
        state.failureStatus = ExitStatus.failure.rawValue
        state.problems.append("\(inputNames): nothing to check, the input is empty")
      }
      finishSinks(&state)
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
      state.problems += problems
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
      state.problems.append("stopped: \(total.inputs)\(all) inputs checked")
      finishSinks(&state)
      return ExitStatus.stopped(by: signal)
    }
  }

  private func flush(_ state: inout State) {
    guard state.report.text.count > 0 else { return }
    state.progressLine.clear()
    defer { state.report.clear() }
    guard let request = options.textReport else { return }
    if request.path == nil {
      if OutputFile.writeAll(1, state.report.text) { return }
      state.discard()
      end(.standardOutput)
    }
    do throws(InputError) { try state.textFile?.write(state.report.text) } catch {
      state.discard()
      end(.file(error))
    }
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
