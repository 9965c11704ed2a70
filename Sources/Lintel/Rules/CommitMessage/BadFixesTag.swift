// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a Fixes trailer that scripts, or a reader, would have to guess at.
enum BadFixesTag: CommitRule {
  static let info = RuleInfo(
    type: "BAD_FIXES_TAG", level: .warning, group: .commitMessage, fix: .unsafe,
    why: """
      The stable team and others find what a patch repairs by its Fixes: trailer: 12 or more \
      lowercase digits of the commit's id, then its subject in quotes and parentheses, on one line.
      """,
    reference: "Documentation/process/submitting-patches.rst#describe-your-changes",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Fixes: 12345abc ("example: add the thing")
          !fixes: 123456789abc ("example: add the thing")
          !Fixes: 123456789abc (example: add the thing)
          !Fixes: 123456789abc "example: add the thing"
          !Fixes: commit 123456789abc ("example: add the thing")
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !fixes: commit 123456789abc (example: add the thing)
          +---
          """,
        fixed: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Fixes: 123456789abc ("example: add the thing")
          +---
          """, options: ["--precise"]),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Fixes: 123456789abc ("example: add the thing")
          +---
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard !log.inHeader, let tag = Tag(line.code, line.services.profile) else { return }
    log.hasFixesTag = true
    // What the script writes for the id of a commit that it cannot find.
    var id = line.options.precise ? tag.shortID : ByteView("0123456789ab").bytes
    var title = tag.title.bytes
    var isKnown = false
    switch line.services.git.commitInfo(tag.id) {
    case .found(let known, let subject):
      id = known
      title = subject
      isKnown = true
    case .unknown where line.has(.fixesKnownOnly): return
    case .unknown: if !line.options.precise { id = [] }
    case .ambiguous, .noAnswer: break
    }
    if tag.isWellFormed && tag.title.bytes == title { return }
    guard out.report(Self.self, .style(id, title)), out.isFixing,
      isKnown || tag.hasTitle && id.count == 12 || !line.options.precise
    else { return }
    out.fixes?[line.index] =
      ByteView("Fixes: ").bytes + id + ByteView(" (\"").bytes + title + ByteView("\")").bytes
  }

  /// A Fixes trailer, however it is written.
  private struct Tag {
    let id: ByteView
    var title = ByteView("commit title")
    private(set) var isWellFormed = false
    private(set) var hasTitle = false

    /// The first 12 digits of the id, in lowercase.
    var shortID: [UInt8] { id.upTo(12).bytes.map(\.lowercased) }

    init?(_ line: ByteView, _ profile: ScriptProfile) {
      let start = line.skipSpaces(0)
      guard line.hasIgnoringCase("fixes", at: start) else { return nil }
      let tagEnd = start + (line[start + 5] == UInt8(ascii: ":") ? 6 : 5)
      var idStart = line.skipSpaces(tagEnd)
      if line.hasIgnoringCase("commit", at: idStart) { idStart = line.skipSpaces(idStart + 6) }
      let digitsEnd = line.skip(.hexDigit, idStart)
      let idEnd = min(digitsEnd, idStart + 40)
      guard idEnd - idStart >= 5, profile.has(.lenientFixes) || !line[digitsEnd].isWord else {
        return nil
      }
      id = line[idStart..<idEnd]
      let open = line.skipSpaces(idEnd)
      guard let close = line.closingParenthesis(of: open) else { return }
      let inner = line[(open + 1)..<close]
      title = inner.unwrapped("\"", "\"")
      hasTitle = true
      isWellFormed =
        start == 0 && line.has("Fixes:") && idStart == 7 && line[6] == UInt8(ascii: " ")
        && open == idEnd + 1 && line[idEnd] == UInt8(ascii: " ")
        && (profile.has(.fixesLongID) ? (12...40).contains(id.count) : id.count == 12)
        && !id.bytes.contains(where: \.isUpper) && title.count < inner.count
    }
  }
}

extension Message {
  fileprivate static func style(_ id: [UInt8], _ title: [UInt8]) -> Message {
    "write 'Fixes: <12 digits or more of the id> (\"<subject>\")', here: 'Fixes: \(id) (\"\(title)\")'"
  }
}
