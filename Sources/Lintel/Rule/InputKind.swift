// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a patch or mail is for; `--precise` asks less of what is not the author's to change.
enum InputKind {
  /// A patch for the kernel, or what cannot be told.
  case kernel
  /// A patch of the kernel that is sent to a stable one: its log and lines are as they are.
  case stableBackport
  /// A patch for another program, which has a style of its own.
  case otherProject

  /// The groups of types that are asked for; nil for all types.
  var asked: TypeGroups? {
    switch self {
    case .kernel: nil
    case .stableBackport: [.corruption, .mail, .trailers, .whiteSpaceErrors]
    case .otherProject: [.corruption, .emptyLog, .whiteSpaceErrors, .layout]
    }
  }
}

/// What a text is, read once from its header, its log and the paths of its diff.
struct InputFacts {
  private(set) var kind = InputKind.kernel
  /// Whether the patch is one of a series, of which the others are not looked at.
  private(set) var isOneOfSeveral = false
  /// The lines that the patch removes.
  private(set) var removedLines = RemovedLines()

  /// A hunk of the text.
  struct Hunk {
    /// The number of its header's line, from 1.
    let line: Int
    /// Where that starts in the text.
    let offset: Int
    /// Whether the hunk removes lines.
    var hasRemoved = false
  }

  /// The hunks, in their order.
  private(set) var hunks: [Hunk] = []

  private var hasUpstreamCommit = false
  private var hasKernelPath = false
  private var hasOtherPath = false

  /// Reads the whole text, however much of it is held while it is checked.
  init(_ text: ByteView) {
    let header = MailHeader(text)
    let tags = header.subject.map { subject in Array(subject.utf8).withView { SubjectTags($0) } }
    isOneOfSeveral = tags?.isOneOfSeveral ?? false
    let start = text.count - header.body.count
    read(header.body, start: start, lines: text.upTo(start).occurrences(of: UInt8(ascii: "\n")))
    if tags?.words.contains(where: { ProjectNames.isOther($0) }) == true
      || hasOtherPath && !hasKernelPath
    {
      kind = .otherProject
    } else if hasUpstreamCommit || tags?.isForStable == true {
      kind = .stableBackport
    }
  }

  /// Reads the body, which starts at an offset of the text, after so many lines.
  private mutating func read(_ body: ByteView, start: Int, lines: Int) {
    var inLog = true
    var number = lines
    var at = 0
    while at < body.count {
      let end = body.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? body.count
      let line = body[at..<end]
      let offset = start + at
      at = end + 1
      number += 1
      if !inLog, line[0] == UInt8(ascii: "@"), line.has("@@ -") {
        hunks.append(Hunk(line: number, offset: offset))
      }
      if line.has("diff --git ") || line.has("--- ") && body.has("+++ ", at: at) {
        inLog = false
        readPath(DiffHeader.fileName(line)?.path ?? .empty)
      } else if line.has("+++ ") {
        readPath(DiffHeader.fileName(line)?.path ?? .empty)
      } else if inLog {
        if line.equals("---") { inLog = false }
        if Self.namesUpstreamCommit(line.trimmed) { hasUpstreamCommit = true }
      } else if line[0] == UInt8(ascii: "-") {
        removedLines.add(line)
        if !hunks.isEmpty { hunks[hunks.count - 1].hasRemoved = true }
      }
    }
  }

  /// Reads the path of a file of the diff; one without a folder tells nothing.
  private mutating func readPath(_ path: ByteView) {
    // git leaves out its `a/` and `b/` where a user asks it to.
    if let slash = path.firstIndex(of: UInt8(ascii: "/")),
      ProjectNames.isAtTopOfKernel(path.upTo(slash))
    {
      hasKernelPath = true
      return
    }
    let path = DiffHeader.withoutFirstFolder(path)
    guard let slash = path.firstIndex(of: UInt8(ascii: "/")), !path.equals("dev/null") else {
      if ProjectNames.isAtTopOfKernel(path) { hasKernelPath = true }
      return
    }
    if ProjectNames.isAtTopOfKernel(path.upTo(slash)) {
      hasKernelPath = true
    } else {
      hasOtherPath = true
    }
  }

  /// Whether the line says which commit of the kernel is sent: `[ Upstream commit ID ]`, or
  /// `commit ID upstream.`, as stable-kernel-rules.rst has them.
  private static func namesUpstreamCommit(_ line: ByteView) -> Bool {
    if line[0] == UInt8(ascii: "[") {
      let start = line.skipSpaces(1)
      return line.hasIgnoringCase("upstream commit ", at: start)
        && line.skip(.hexDigit, start + 16) >= start + 24
    }
    let end = line.skip(.hexDigit, 7)
    guard line.hasIgnoringCase("commit "), end == 47, line.hasIgnoringCase(" upstream", at: end)
    else { return false }
    // Where the sentence goes on it is one of the author's.
    let rest = line.from(end + 9)
    return rest.isEmpty || rest.equals(".")
  }
}
