// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// One thing to check.
package enum CheckInput: Sendable {
  /// A patch or mail in a file; `-` is standard input.
  case patch(path: String)
  /// A source file.
  case file(path: String)
  /// A patch that is already in memory, with the name that reports give it.
  case text([UInt8], name: String, displayName: String, notes: [String])
}

/// Checks inputs, and reads them.
package struct InputChecker: ~Copyable {
  private var checker: Checker
  private var buffer = ByteBuffer(capacity: 1 << 16)
  private let isColored: Bool

  /// A checker for a run.
  package init(services: Services, isColored: Bool) {
    checker = Checker(services: services)
    self.isColored = isColored
  }

  /// Checks one input; one that cannot be read has its failure in the result.
  package mutating func check(_ input: CheckInput) -> InputResult {
    switch input {
    case .file(let path):
      return read(path) { this in
        this.checker.check(file: path, contents: this.buffer.view)
        return path
      }
    case .patch(let path):
      return read(path) { this in
        this.checker.check(patch: this.buffer.view, name: path)
        return path == "-" ? Self.subject(of: this.buffer.view) : path
      }
    case .text(let bytes, let name, let displayName, let notes):
      bytes.withView { checker.check(patch: $0, name: name) }
      var result = checker.result(isColored: isColored)
      result.displayName = displayName
      result.notes = notes
      return result
    }
  }

  private mutating func read(
    _ path: String, _ check: (inout InputChecker) -> String
  ) -> InputResult {
    buffer.clear()
    do {
      try InputFile.read(path, into: &buffer)
    } catch {
      var result = InputResult()
      result.silence = .empty
      result.displayName = path
      result.failure = "\(error.path): \(error.reason)"
      return result
    }
    let displayName = check(&self)
    var result = checker.result(isColored: isColored)
    result.displayName = displayName
    return result
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
