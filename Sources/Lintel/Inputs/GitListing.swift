// SPDX-License-Identifier: GPL-2.0-only

package import LintelText
import Synchronization

/// Files of a folder as `git ls-files` lists them, one by one while git still looks for more.
///
/// What is missing at the end is in `problems`; nothing is lost in silence.
package final class GitListing: Sendable {
  /// Which files are listed.
  package enum Choice: Sendable {
    case tracked
    /// Neither tracked nor ignored.
    case untracked

    fileprivate var options: [String] {
      switch self {
      case .tracked: ["--stage"]
      case .untracked: ["--others", "--exclude-standard"]
      }
    }
  }

  private struct State: ~Copyable {
    var process: ChildProcess?
    var record = ByteBuffer()
    /// Whether something came that is no record.
    var isGarbled = false
    /// The last tracked file: one that is being merged is listed for each side.
    var last: [UInt8] = []
    var problems: [InputError] = []
    var repositories: [String] = []
    /// Files that git lists and that are not there: how many, and the first.
    var missing = (count: 0, first: "")
  }

  private let folder: String
  /// What stands before the names that git prints for the files of the folder.
  private let prefix: String
  private let choice: Choice
  private let state: Mutex<State>

  /// Starts git for the files below `folder`.
  ///
  /// - Parameter fromHere: Whether git is to find its repository from the working folder, where the
  ///   environment names one; else from `folder`.
  package init(_ choice: Choice, below folder: String, fromHere: Bool) {
    let shown = FolderPath.shown(FolderPath.prefix(of: folder))
    self.choice = choice
    self.folder = shown
    prefix = fromHere ? FolderPath.prefix(of: folder) : ""
    var state = State()
    let list = ["ls-files", "-z"] + choice.options
    do {
      state.process = try GitCommand(
        fromHere ? list + ["--", folder] : list, in: fromHere ? .workingDirectory : .folder(folder)
      ).start()
      state.process?.closeInput()
    } catch {
      state.problems = [Self.problem(shown, GitFailure.reason(starting: error))]
    }
    self.state = Mutex(state)
  }

  /// Why files may be missing; all is known after the last file.
  package var problems: [InputError] { state.withLock { $0.problems } }

  /// Other repositories in the folder, whose files are not listed.
  package var repositories: [String] { state.withLock { $0.repositories } }

  /// The next file, and what it is; nil at the end.
  package func next() -> (file: ListedFile, kind: GitIndex.Entry.Kind)? {
    state.withLock { state in
      while state.process != nil {
        state.record.clear()
        let isRead = state.process?.readRecord(
          endingWith: 0, into: &state.record, limit: GitCommand.longestName)
        guard isRead == true,
          state.process?.hasCutRecord == false
        else {
          finish(&state)
          return nil
        }
        guard isRecord(state.record.view) else {
          state.isGarbled = true
          finish(&state)
          return nil
        }
        if let entry = choice == .tracked ? tracked(&state) : untracked(&state) { return entry }
      }
      return nil
    }
  }

  /// Whether git prints such a record.
  private func isRecord(_ record: ByteView) -> Bool {
    guard choice == .tracked else { return !record.isEmpty }
    let tab = record.firstIndex(of: UInt8(ascii: "\t")) ?? record.count
    return record[0].isDigit && tab + 1 < record.count
  }

  /// The file in a record `MODE ID STAGE<tab>NAME`.
  private func tracked(
    _ state: inout State
  ) -> (file: ListedFile, kind: GitIndex.Entry.Kind)? {
    guard let tab = state.record.view.firstIndex(of: UInt8(ascii: "\t")) else {
      return nil
    }
    let name = state.record.view.from(tab + 1)
    if state.last.withView({ $0.equals(name) }) { return nil }
    state.last = name.bytes
    let kind: GitIndex.Entry.Kind =
      state.record.view.has("100") ? .regular : state.record.view.has("16") ? .repository : .link
    return (file(name, isTracked: true), kind)
  }

  private func untracked(
    _ state: inout State
  ) -> (file: ListedFile, kind: GitIndex.Entry.Kind)? {
    let name = state.record.view
    let file = file(name, isTracked: false)
    if name.last == UInt8(ascii: "/") {
      state.repositories.append(file.name)
      return nil
    }
    guard let kind = FileKind(ofEntry: file.name) else {
      if state.missing.count == 0 { state.missing.first = file.name }
      state.missing.count += 1
      return nil
    }
    return kind == .regular && !Self.isByproduct(file.name) ? (file, .regular) : nil
  }

  /// A file by the name that git prints.
  ///
  /// From the working folder git counts names from there, so they start with the folder as the user
  /// typed it, or it is no path to that folder in another form.
  private func file(_ name: ByteView, isTracked: Bool) -> ListedFile {
    let path = name.string
    if prefix.isEmpty { return ListedFile(path, below: folder, isTracked: isTracked) }
    return path.hasPrefix(prefix)
      ? ListedFile(
        String(path.dropFirst(prefix.count)), below: folder, isTracked: isTracked)
      : ListedFile(path, isTracked: isTracked)
  }

  private static func isByproduct(_ path: String) -> Bool {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) }
    return Byproducts.isFile(name ?? path, at: path)
  }

  private static func problem(_ folder: String, _ reason: String) -> InputError {
    InputError(path: folder, code: InputError.gaveUp, detail: reason)
  }

  /// Notes how git ended, and what it could not look into.
  private func finish(_ state: inout State) {
    guard var process = state.process.take() else { return }
    let isCut = process.hasCutRecord || state.isGarbled
    if let reason = GitFailure.reason(ending: &process) {
      state.problems.append(Self.problem(folder, reason))
    } else if isCut {
      state.problems.append(Self.problem(folder, GitFailure.garbled))
    }
    if state.missing.count > 0 {
      let (count, first) = state.missing
      let what = count == 1 ? "a file that is" : "\(count) files that are"
      state.problems.append(
        Self.problem(folder, "git lists \(what) not there: \(QuotedName.shown(first))"))
    }
    let warning = "warning: could not open directory "
    for line in process.errorText.split(separator: "\n")
    where line.hasPrefix(warning) {
      state.problems.append(Self.problem(folder, "git: \(line.dropFirst("warning: ".utf8.count))"))
    }
  }
}
