// SPDX-License-Identifier: GPL-2.0-only

import LintelCensus
package import LintelText

/// Looks for what patches break of the rules of mappings.
///
/// A patch is applied to the file of the tree; of a series each patch to what those before it made.
/// Where the tree has the patch already, it is taken back to see what was there before. Of a file that
/// the tree does not have, or not as the patch wants it, each hunk is looked at alone, and that is said.
package struct PatchMappings {
  /// What a patch brings to a file.
  package struct File: Sendable {
    /// The text after the patch, or a part of it, for whoever shows its lines; those that no finding
    /// shows may be empty.
    package let text: [UInt8]
    /// The number of the first line of the text.
    package let firstLine: Int
    /// The findings in the order of the file; at least one.
    package let findings: [MappingFinding]
  }

  /// The files with findings, in the order of the patches; a file may come more than once.
  package private(set) var files: [File] = []
  /// What could not be followed.
  package private(set) var failures: [InputError] = []

  private let root: String
  /// What the patches so far have made of files.
  private var patched: [String: [UInt8]] = [:]
  /// How much of the bytes that may be judged is used up.
  private var spent = 0
  /// The files that were not looked at because of that.
  private var skipped: Set<String> = []

  /// Patches for the tree at `root`.
  package init(root: String) { self.root = root }

  /// Looks at a patch, a mail with one, or a mailbox; `name` is what messages call it.
  package mutating func read(_ input: ByteView, name: String) {
    let failures = self.failures.count
    var hasDiff = false
    for message in MailReader.messages(in: input) ?? [MailMessage(text: input.bytes)]
    where message.text.withView({ MailRole($0) == .patch }) {
      let diff = message.text.withView { FilePatchReader($0) }
      if let problem = diff.problem {
        fail(name, problem)
        continue
      }
      hasDiff = hasDiff || !diff.files.isEmpty
      for file in diff.files { read(file) }
      for path in diff.binaries where path.withView({ SourceFile.language(of: $0) }) != nil {
        self.failures.append(
          InputError(
            path: String(decoding: path, as: UTF8.self), code: InputError.gaveUp,
            detail: "mappings not checked: its patch is binary"))
      }
    }
    if !hasDiff, failures == self.failures.count { fail(name, "no patch is in it") }
  }

  private mutating func read(_ patch: FilePatch) {
    guard let newPath = patch.newPath else { return }
    let path = String(decoding: newPath, as: UTF8.self)
    guard newPath.withView({ SourceFile.language(of: $0) }) != nil else { return }
    if let cause = TreeFolder.refusal(of: path) { return fail(path, cause) }
    if spent >= Limits.mappedFileBytes { return skip(path) }
    do throws(InputError) {
      let old = try before(patch, path)
      spent += old.count / 16
      if patch.hunks.isEmpty {
        patched[path] = old
        return
      }
      try old.withView { old throws(InputError) in try compare(old, patch, path) }
    } catch {
      failures.append(error)
      for hunk in patch.hunks { look(at: HunkText(hunk), path) }
    }
  }

  /// The text that a patch applies to.
  private mutating func before(_ patch: FilePatch, _ path: String) throws(InputError) -> [UInt8] {
    guard let oldPath = patch.oldPath else { return [] }
    let old = String(decoding: oldPath, as: UTF8.self)
    if let text = patched[old] { return text }
    var folder = TreeFolder(root)
    var text = ByteBuffer()
    do throws(InputError) {
      _ = try folder.read(old, limit: Limits.censusBytes, into: &text)
    } catch {
      // A renamed file of a tree that has the patch already.
      guard error.isMissing, old != path, let new = folder.contents(path) else {
        guard error.isMissing else { throw error }
        throw misfit(old, "not in the tree")
      }
      return new.view.bytes
    }
    return text.view.bytes
  }

  private mutating func compare(
    _ text: ByteView, _ patch: FilePatch, _ path: String
  ) throws(InputError) {
    let after: PatchedText
    do throws(PatchedText.Misfit) {
      after = try PatchedText(text, patch)
    } catch {
      guard let before = try? PatchedText(text, patch.reversed) else {
        throw misfit(path, "the hunk at line \(error.line) does not apply")
      }
      return try before.text.withView { old throws(InputError) in
        guard let after = try? PatchedText(old, patch) else {
          throw misfit(path, "the patch does not apply")
        }
        note(after, old, path)
      }
    }
    note(after, text, path)
  }

  private mutating func note(_ after: PatchedText, _ old: ByteView, _ path: String) {
    patched[path] = after.text
    let brought = BroughtFindings(from: old, to: after, path: path)
    spent += brought.judgedBytes
    if !brought.findings.isEmpty {
      let found: [File] = after.text.withView { text in
        let lines = LineIndex(text)
        return brought.findings.map { File($0, in: text, lines) }
      }
      files += found
    }
    for (line, text) in brought.unchecked { failures.append(.notFollowed(path, line, text)) }
  }

  private mutating func look(at hunk: HunkText, _ path: String) {
    let findings = hunk.findings(path: path)
    if !findings.isEmpty {
      files.append(File(text: hunk.text, firstLine: hunk.firstLine, findings: findings))
    }
  }

  /// Says once of a file that it was not looked at, or not after all of its patches.
  private mutating func skip(_ path: String) {
    guard skipped.insert(path).inserted else { return }
    failures.append(
      InputError(
        path: path, code: InputError.gaveUp,
        detail: "mappings not checked: the patches before it took all that a run looks at"))
  }

  private func misfit(_ path: String, _ cause: String) -> InputError {
    InputError(
      path: path, code: InputError.gaveUp,
      detail: "\(cause), so no more than the patch shows of it was looked at")
  }

  private mutating func fail(_ path: String, _ cause: String) {
    failures.append(InputError(path: path, code: InputError.refused, detail: cause))
  }
}

extension PatchMappings.File {
  /// A finding with the lines of its file that a report shows, and empty ones between them.
  fileprivate init(_ finding: MappingFinding, in text: ByteView, _ lines: LineIndex) {
    let shown = Set([finding.line] + finding.steps.map(\.line))
    let first = shown.min() ?? finding.line
    let last = shown.max() ?? finding.line
    var kept: [UInt8] = []
    for line in first...last {
      if shown.contains(line), let start = lines.start(of: line) {
        let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
        kept += text[start..<min(end, start + Limits.shownLineBytes)].bytes
      }
      kept.append(UInt8(ascii: "\n"))
    }
    self.init(text: kept, firstLine: first, findings: [finding])
  }
}
