// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Fixes inputs one after the other, and counts.
struct FixRun: ~Copyable {
  /// What is done with a fixed text.
  enum Mode {
    /// It takes the place of the input.
    case write
    /// The difference is shown.
    case diff
    /// The input is named.
    case check
  }

  private var fixer: Fixer
  private let mode: Mode
  private var made = 0
  private var withheld = 0
  private var files = 0
  private var hasFailed = false
  /// Whether anything was there to be fixed.
  private var hasInput = false
  /// Whether inputs are source files whatever they look like.
  var takesSource = false
  private var writesText = false

  init(services: Services, mode: Mode) {
    fixer = Fixer(services: services)
    self.mode = mode
  }

  /// Fixes one input; a failure is told, and the next input is none the worse.
  mutating func fix(_ input: CheckInput) {
    var buffer = ByteBuffer(capacity: 1 << 16)
    do throws(InputError) {
      if case .unreadable(let error, _) = input { throw error }
      try read(input, into: &buffer)
      // A source file with a name may well be empty.
      if buffer.count > 0 || input.name != "-" && !isPatch(input, buffer.view) { hasInput = true }
      let outcome = outcome(input, buffer.view)
      for problem in outcome.problems { complain("\(input.name): \(problem)") }
      withheld += outcome.withheld
      try outcome.text.withView { text throws(InputError) in
        try deliver(text, buffer.view, input)
      }
      guard outcome.made > 0 else { return }
      made += outcome.made
      files += 1
    } catch {
      if !input.isGone(after: error) { complain(error.description) }
    }
  }

  /// Reads no more than is checked; much less than that is fixed.
  private func read(_ input: CheckInput, into buffer: inout ByteBuffer) throws(InputError) {
    let limit = Limits.inputBytes
    guard let file = input.listed else {
      return try InputFile.read(input.path, limit: limit, into: &buffer)
    }
    var folder = TreeFolder(file.root)
    _ = try folder.read(file.path, limit: limit, into: &buffer)
  }

  /// Prints the summary for the inputs that the user named; the exit status.
  mutating func finish(inputs: [String], unsafeFixes: Bool) -> Int32 {
    if !hasInput && !hasFailed {
      let names = inputs.map { $0 == "-" ? "standard input" : $0 }
      complain("\(names.joined(separator: " ")): nothing to fix, the input is empty")
    }
    let verb = mode == .write ? "Fixed" : "Would fix"
    var line = "\(verb) \(counted(made, "finding"))"
    if files > 0 { line += " in \(counted(files, "file"))" }
    if withheld > 0 && !unsafeFixes { line += "; \(withheld) more with --unsafe-fixes" }
    // What goes to standard output is the diff, or the text, alone.
    if mode == .diff || writesText {
      _ = Array("\(line)\n".utf8).withView { OutputFile.writeAll(2, $0) }
    } else {
      Output.write("\(line)\n")
    }
    if hasFailed { return ExitStatus.failure.rawValue }
    return (mode != .write && made > 0 ? ExitStatus.findings : .clean).rawValue
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Tells of a failure, which the exit status says as well.
  mutating func complain(_ message: String) {
    hasFailed = true
    Output.complain("lintel", message)
  }

  /// A source file is fixed as one, and so is what looks like no patch.
  private mutating func outcome(_ input: CheckInput, _ text: ByteView) -> Fixer.Outcome {
    let name = input.name
    if isPatch(input, text) { return fixer.fix(patch: text, name: name) }
    var outcome = fixer.fix(file: name, contents: text)
    // Nobody has asked for the pictures of a folder.
    if case .listedFile = input, !Byproducts.isText(named: name) { outcome.isBinary = false }
    return outcome
  }

  private func isPatch(_ input: CheckInput, _ text: ByteView) -> Bool {
    !takesSource && looksLikePatch(input, text)
  }

  private func looksLikePatch(_ input: CheckInput, _ text: ByteView) -> Bool {
    if input.name == "-" { return true }
    if input.name.hasSuffix(".patch") || input.name.hasSuffix(".diff") { return true }
    return !input.isFile && MailReader.isPatchOrMail(text)
  }

  private mutating func deliver(
    _ new: ByteView, _ old: ByteView, _ input: CheckInput
  ) throws(InputError) {
    let name = input.name
    let isStream = input.path == "-"
    let isChanged = !new.equals(old)
    switch mode {
    case .write where isStream:
      writesText = true
      Output.write(new)
    case .write:
      guard isChanged else { return }
      try WriteBack(path: input.path, listed: input.listed).replace(with: new)
    case .diff:
      guard isChanged else { return }
      let place = DiffPlace(isStream && name == "-" ? "stdin" : name)
      if place.folder != "." { Output.complain("lintel", "\(name): patch -p1 -d \(place.folder)") }
      let diff = UnifiedDiff.text(old: old, new: new, path: place.path)
      diff.withView { Output.write($0) }
    case .check: if isChanged { Output.write("would fix \(QuotedName.shown(name))\n") }
    }
  }
}
