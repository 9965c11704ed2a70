// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What git is asked and told about the scripts of a folder.
struct ShimRepository {
  private let folder: String

  /// The repository that the folder is in; nil where it is in none.
  ///
  /// A repository that git does not answer for is an error: what is not hidden from it would be
  /// committed.
  init?(of folder: String) throws(ShimError) {
    self.folder = folder
    guard Self.hasRepository(above: folder) else { return nil }
    guard output(["rev-parse", "--is-inside-work-tree"]) == "true" else {
      throw ShimError("git does not answer for \(folder); git status there says why")
    }
  }

  private static func hasRepository(above folder: String) -> Bool {
    var parts = FileTree.absolutePath(folder).split(separator: "/")
    while true {
      if FileKind.exists("/" + parts.joined(separator: "/") + "/.git") { return true }
      if parts.popLast() == nil { return false }
    }
  }

  /// Whether git tracks the file.
  func isTracked(_ name: String) -> Bool { output(["ls-files", "--", name]) == name }

  /// Whether the file is another than the one in the index.
  func isChanged(_ name: String) -> Bool {
    run(["diff", "--quiet", "--", name]) != 0
  }

  /// The mark that the file has in the index.
  func mark(of name: String) -> Shim.IndexMark {
    guard let letter = output(["ls-files", "-v", "--", name])?.unicodeScalars.first else {
      return .none
    }
    if letter == "S" || letter == "s" { return .skipWorktree }
    return letter.properties.isLowercase ? .assumeUnchanged : .none
  }

  /// The mark that keeps a file which is there out of git's sight: in a sparse checkout git takes
  /// `skip-worktree` for a mistake, and removes it.
  var hidingMark: Shim.IndexMark {
    output(["config", "--bool", "core.sparseCheckout"]) == "true" ? .assumeUnchanged : .skipWorktree
  }

  /// Sets a mark, or takes all of them away.
  func set(_ mark: Shim.IndexMark, of name: String) throws(ShimError) {
    let options: [String]
    switch mark {
    case .none: options = ["--no-skip-worktree", "--no-assume-unchanged"]
    case .skipWorktree: options = ["--skip-worktree"]
    case .assumeUnchanged: options = ["--assume-unchanged"]
    }
    // One after the other: git takes the last of several only.
    for option in options where run(["update-index", option, "--", name]) != 0 {
      throw ShimError("git update-index \(option) failed for \(folder)/\(name)")
    }
  }

  /// Lets git look at files again whose times are no longer those that it remembers.
  ///
  /// Without a path: with one, git would take the file's contents into the index as well.
  func refresh() { _ = run(["update-index", "-q", "--refresh"]) }

  /// Writes the file as the index has it.
  func restore(_ name: String) -> Bool { run(["checkout-index", "-f", "--", name]) == 0 }

  /// The bytes of the file in the index.
  func indexed(_ name: String) -> [UInt8]? {
    guard var git = start(["cat-file", "blob", ":./" + name]) else { return nil }
    var text = ByteBuffer()
    while git.readRecord(endingWith: 10, into: &text) { text.append(10) }
    let bytes = text.view.bytes
    return git.waitForEnd() == 0 ? bytes : nil
  }

  // MARK: - What git ignores

  /// The line of .git/info/exclude before each of ours.
  private static let heading = "# lintel install-shim"

  private var excludePath: String? {
    output(["rev-parse", "--git-path", "info/exclude"]).map {
      $0.hasPrefix("/") ? $0 : folder + "/" + $0
    }
  }

  private func pattern(_ name: String) -> String {
    "/" + (output(["rev-parse", "--show-prefix"]) ?? "") + name
  }

  private func excludeLines(_ path: String) -> [String] {
    var text = ByteBuffer()
    guard (try? InputFile.read(path, into: &text)) != nil else { return [] }
    return text.view.string.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// Lets git ignore a file that it does not track.
  func ignore(_ name: String) throws(ShimError) {
    guard let path = excludePath else { throw ShimError("git does not say where info/exclude is") }
    var lines = excludeLines(path)
    let entry = [Self.heading, pattern(name)]
    if Self.place(of: entry, in: lines) != nil { return }
    if lines.last?.isEmpty == true { lines.removeLast() }
    if let end = path.lastIndex(of: "/") { FileTree.makeDirectory(String(path[..<end])) }
    try write(lines + entry + [""], to: path)
  }

  /// Takes back what `ignore` did; whether there was anything.
  @discardableResult
  func noLongerIgnore(_ name: String) throws(ShimError) -> Bool {
    guard let path = excludePath else { return false }
    var lines = excludeLines(path)
    guard let place = Self.place(of: [Self.heading, pattern(name)], in: lines) else { return false }
    lines.removeSubrange(place..<(place + 2))
    try write(lines, to: path)
    return true
  }

  private static func place(of entry: [String], in lines: [String]) -> Int? {
    lines.indices.dropLast().first { lines[$0] == entry[0] && lines[$0 + 1] == entry[1] }
  }

  private func write(_ lines: [String], to path: String) throws(ShimError) {
    do throws(InputError) {
      let text = Array(lines.joined(separator: "\n").utf8)
      try text.withView { view throws(InputError) in
        try OutputFile.writeAtomically(path, bytes: view, keepingModeOf: path)
      }
    } catch {
      throw ShimError(error.description)
    }
  }

  // MARK: - Asking

  /// The script itself may go through filters of the repository, which are programs too.
  private func start(_ arguments: [String]) -> ChildProcess? {
    let command = GitCommand(arguments, in: .folder(folder))
    guard var process = try? command.startReadingFiles() else { return nil }
    process.closeInput()
    return process
  }

  private func run(_ arguments: [String]) -> Int32 {
    guard var process = start(arguments) else { return -1 }
    return process.waitForEnd()
  }

  /// The first line of the answer; nil where git fails, or says nothing.
  private func output(_ arguments: [String]) -> String? {
    guard var process = start(arguments) else { return nil }
    var line = ByteBuffer()
    guard process.readLine(into: &line) else { return nil }
    return line.view.string
  }
}
