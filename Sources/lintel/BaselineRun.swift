// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// The baseline of a run: what it leaves out, and what becomes of the file at the end.
struct BaselineRun {
  private let path: String
  private let inputs: [String]
  private let task: BaselineTask?
  private let earlier: Baseline
  private let known: BaselineFilter?
  private let writer: BaselineWriter?

  /// What decides whether a finding is reported.
  var filter: (any FindingFilter)? {
    if let writer { return writer }
    return task == .prune ? known.map(SilentFilter.init) : known
  }

  /// Reads the file that the options name; nil where they name none.
  init?(_ options: CheckOptions, _ task: BaselineTask?, _ tree: Tree?) throws(InputError) {
    guard let path = options.baseline else { return nil }
    self.path = path
    self.task = task
    inputs = options.inputs
    let paths = PathsFromTop(tree: tree)
    let isNew = task == .write && !FileKind.exists(path)
    earlier = isNew ? Baseline() : try BaselineReader.read(path)
    if task == .write {
      writer = BaselineWriter(replacing: earlier, inputs: inputs, name: path, paths: paths)
      known = nil
    } else {
      writer = nil
      known = BaselineFilter(earlier, name: path, paths: paths)
    }
  }

  /// Does what the task is, after all was checked; the exit status.
  ///
  /// - Parameter status: That of the check. After one that failed the file stays as it is.
  func finish(status: Int32) -> Int32 {
    guard let task else { return status }
    if status == ExitStatus.failure.rawValue {
      if task != .check {
        Output.complain("lintel", "\(path): not written, as not all was checked")
      }
      return status
    }
    switch task {
    case .write:
      guard let result = writer?.result else { return status }
      return write(result) {
        let files = result.files.count
        return "\(path): \(result.count) findings in \(files) file\(files == 1 ? "" : "s")\n"
      }
    case .prune:
      guard let result = known?.pruned(inputs: inputs) else { return status }
      return write(result) { "\(path): \(result.count) of \(earlier.count) findings are left\n" }
    case .check:
      guard let left = known?.pruned(inputs: inputs).count, left < earlier.count else {
        return status
      }
      Output.complain(
        "lintel",
        "\(path): \(earlier.count - left) of its findings are gone; "
          + "lintel baseline prune takes them out")
      return ExitStatus.findings.rawValue
    }
  }

  private func write(_ result: Baseline, _ message: () -> String) -> Int32 {
    do throws(InputError) {
      if result != earlier || !FileKind.exists(path) {
        let text = result.text
        try text.withView { bytes throws(InputError) in
          try OutputFile.writeAtomically(path, bytes: bytes, keepingModeOf: path)
        }
      }
    } catch {
      Output.complain("lintel", error.description)
      return ExitStatus.failure.rawValue
    }
    Output.write(message())
    return ExitStatus.clean.rawValue
  }
}

/// Lets another filter see all findings, and leaves out all: where entries go, what is new is no matter.
private struct SilentFilter: FindingFilter {
  let filter: BaselineFilter

  func startInput(isFile: Bool) { filter.startInput(isFile: isFile) }

  func hides(_ finding: FindingRecord) -> Bool {
    _ = filter.hides(finding)
    return true
  }
}
