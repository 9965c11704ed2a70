// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// One thing to check.
package enum CheckInput: Sendable {
  /// A patch or mail in a file; `-` is standard input.
  case patch(path: String)
  /// A source file.
  case file(path: String)
  /// A commit as a patch, with the names that reports give it.
  case commit(text: [UInt8], name: String, displayName: String)

  /// How the user named it.
  package var name: String {
    switch self {
    case .patch(let path), .file(let path): path
    case .commit(_, let name, _): name
    }
  }
}

/// Reads inputs and checks them, one after the other.
package struct InputChecker: ~Copyable {
  private var checker: Checker
  private var buffer = ByteBuffer(capacity: 1 << 16)
  private let isColored: Bool
  private let readsMail: Bool

  /// A checker for a run.
  package init(services: Services, isColored: Bool, readsMail: Bool) {
    checker = Checker(services: services)
    self.isColored = isColored
    self.readsMail = readsMail
  }

  /// Checks one input; a mailbox gives a result a message, and what cannot be read gives a result
  /// with its failure.
  package mutating func check(_ input: CheckInput) -> [InputResult] {
    switch input {
    case .commit(let text, let name, let displayName):
      text.withView { checker.check(patch: $0, name: name) }
      return [result(displayName)]
    case .file(let path):
      if let failure = read(path) { return [failure] }
      checker.check(file: path, contents: buffer.view)
      return [result(path)]
    case .patch(let path):
      if let failure = read(path) { return [failure] }
      return checkPatch(path)
    }
  }

  private mutating func checkPatch(_ path: String) -> [InputResult] {
    guard readsMail, let messages = MailReader.messages(in: buffer.view) else {
      checker.check(patch: buffer.view, name: path)
      return [result(path == "-" ? Self.subject(of: buffer.view) : path)]
    }
    var results: [InputResult] = []
    for message in messages {
      message.text.withView {
        checker.check(patch: $0, name: path, hasCutAddresses: message.hasCutAddresses)
      }
      let isNamedBySubject = messages.count > 1 || path == "-"
      let subject = message.subject.map { "\"\($0)\"" }
      var result = result(isNamedBySubject ? subject ?? "Your patch" : path)
      result.notes = message.notes
      results.append(result)
    }
    joinFixes(of: messages, in: &results)
    return results
  }

  /// Makes the fixed messages one text, that of the whole input, which the last of them gets.
  private func joinFixes(of messages: [MailMessage], in results: inout [InputResult]) {
    guard let last = results.lastIndex(where: { $0.fixedLines != nil }) else { return }
    var lines: [[UInt8]] = []
    for (message, result) in zip(messages, results) {
      lines += result.fixedLines ?? message.text.withView(Self.lines)
    }
    for index in results.indices { results[index].fixedLines = nil }
    if MailReader.plainMessages(in: buffer.view) != nil {
      results[last].fixedLines = lines
    } else {
      results[last].hasUnwritableFixes = true
    }
  }

  private static func lines(_ text: ByteView) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      lines.append(text[start..<end].bytes)
      start = end + 1
    }
    return lines
  }

  private func result(_ displayName: String) -> InputResult {
    var result = checker.result(isColored: isColored)
    result.displayName = displayName
    return result
  }

  /// Reads a file; the result names the failure where there is one.
  private mutating func read(_ path: String) -> InputResult? {
    buffer.clear()
    do {
      try InputFile.read(path, into: &buffer)
      return nil
    } catch {
      var result = InputResult()
      result.silence = .empty
      result.displayName = path
      result.failure = error
      return result
    }
  }

  /// How a report names what came from standard input: by its last subject.
  private static func subject(of text: ByteView) -> String {
    var name = "Your patch"
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      let line = text[start..<end]
      if line.hasIgnoringCase("Subject:"), line[8].isSpace {
        let subject = line.from(line.skipSpaces(8))
        if !subject.isEmpty { name = "\"\(subject.string)\"" }
      }
      start = end + 1
    }
    return name
  }
}
