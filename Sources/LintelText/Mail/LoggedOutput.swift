// SPDX-License-Identifier: GPL-2.0-only

/// Tells which lines of a log are what a program printed, or a quotation, and which its author wrote.
///
/// The lines are read once, in order.
package struct LoggedOutput: Sendable {
  /// What the last line was.
  private enum Kind { case gap, prose, list, introduction, output }

  private var last = Kind.gap
  /// Prose has begun at the margin; in a log that is indented as a whole it does not.
  private var hasProse = false
  /// The lines are output up to the next blank one.
  private var isOpen = false
  /// The lines belong to an item of a list as long as they are indented.
  private var inList = false

  /// A log of which no line was read.
  package init() {}

  /// Reads the next line; true where it is output or a quotation.
  package mutating func reads(_ line: ByteView) -> Bool {
    let start = line.skipSpaces(0)
    if start >= line.count {
      (last, isOpen) = (.gap, false)
      return false
    }
    if isOpen || Self.startsOutput(line, start) {
      (last, isOpen) = (.output, true)
      return true
    }
    if line[start] == UInt8(ascii: ">") {
      last = .output
      return true
    }
    if isListItem(line, start) {
      (last, inList) = (.list, true)
      return false
    }
    if start == 0 {
      (hasProse, inList) = (true, false)
      last = line[line.skipSpacesBack(line.count) - 1] == UInt8(ascii: ":") ? .introduction : .prose
      return false
    }
    let isOutput = isIndentedOutput(line, start)
    last = isOutput ? .output : inList ? .list : .prose
    return isOutput
  }

  /// Whether an indented line is set off from the author's words.
  private func isIndentedOutput(_ line: ByteView, _ start: Int) -> Bool {
    guard hasProse, !inList, start > 1 || line[0] == UInt8(ascii: "\t") else { return false }
    return last == .gap || last == .introduction || last == .output
  }

  /// Whether the line starts an item of a list: `- `, `* `, `1. `, `a) `, `(1) `.
  private func isListItem(_ line: ByteView, _ start: Int) -> Bool {
    if last == .output { return false }
    let mark = line[start]
    if ByteSet("-*+o").contains(mark) { return line[start + 1].isSpace }
    let word = mark == UInt8(ascii: "(") ? start + 1 : start
    let digits = line.skip(.digit, word)
    let end = digits > word ? digits : line[word].isLower ? word + 1 : word
    return end > word && ByteSet(".)").contains(line[end]) && line[end + 1].isSpace
  }

  /// Whether output begins, or goes on, in a line whose text starts at `start`.
  private static func startsOutput(_ line: ByteView, _ start: Int) -> Bool {
    isCommand(line, start) || hasTime(line) || isComplaint(line, start)
      || isDiagnostic(line, start)
  }

  /// Whether a shell's prompt and a command stand there: `$ make`, `# insmod`, `user@host:~$ make`.
  private static func isCommand(_ line: ByteView, _ start: Int) -> Bool {
    let next = line[start + 1]
    if line[start] == UInt8(ascii: "$") {
      return next.isSpace || next.isLower || next == UInt8(ascii: ".")
    }
    if line[start] == UInt8(ascii: "#") {
      let command = line[start + 2]
      return next == UInt8(ascii: " ")
        && (command.isLower || command == UInt8(ascii: ".") || command == UInt8(ascii: "/"))
    }
    let head = line[start..<min(start + 48, line.count)]
    for prompt: StaticString in ["# ", "$ "] {
      guard let sign = head.firstIndex(of: prompt) else { continue }
      let place = head.upTo(sign)
      if place.has("/ ") || place.has("~") || place.contains(UInt8(ascii: "@")) { return true }
    }
    return false
  }

  /// Whether the kernel's time stands near the start, as in `[   12.345678]`.
  private static func hasTime(_ line: ByteView) -> Bool {
    guard let open = line.upTo(64).firstIndex(of: UInt8(ascii: "[")) else { return false }
    let seconds = line.skipSpaces(open + 1)
    let dot = line.skip(.digit, seconds)
    guard dot > seconds, line[dot] == UInt8(ascii: ".") else { return false }
    let end = line.skip(.digit, dot + 1)
    return end == dot + 7 && line[end] == UInt8(ascii: "]")
  }

  /// What the kernel, make and linkers start a complaint with.
  private static let complaints: [StaticString] = [
    "WARNING: ", "BUG: ", "Call trace:", "Call Trace:", "Kernel panic", "Internal error: ",
    "Unable to handle kernel ", "general protection fault", "INFO: ", "In file included from ",
    "make[", "make: ", "ld: ", "ERROR: modpost: ", "depmod: ",
  ]

  private static func isComplaint(_ line: ByteView, _ start: Int) -> Bool {
    complaints.contains { line.has($0, at: start) }
  }

  /// What follows the place in a compiler's complaint.
  private static let diagnoses: [StaticString] = [
    " error:", " fatal error:", " warning:", " note:", " undefined reference to ",
  ]

  /// Whether a compiler, or a tool like it, names a place and its complaint: `file.c:12:3: error: `.
  private static func isDiagnostic(_ line: ByteView, _ start: Int) -> Bool {
    let name = line.skip(pathBytes, start)
    guard name > start, line[name] == UInt8(ascii: ":") else { return false }
    var at = name + 1
    for _ in 0..<2 {
      let digits = line.skip(.digit, at)
      if digits > at, line[digits] == UInt8(ascii: ":") { at = digits + 1 }
    }
    return diagnoses.contains { line.has($0, at: at) }
      || line.has(" In function ", at: at)
  }

  private static let pathBytes = ByteSet.word.union(ByteSet("/.-+"))
}
