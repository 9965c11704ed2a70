// SPDX-License-Identifier: GPL-2.0-only

import LintelCensus
import LintelText

/// The lines of a source file, for what stands around a call.
struct SourceLines {
  private let text: ByteView
  /// Where each line starts.
  private var starts: [Int] = []

  /// How many lines with text above and below a call are its context.
  private static let contextLines = 3
  /// How far context is looked for, in lines.
  private static let farthest = 12
  /// The longest part of a line that is kept, in bytes.
  private static let longestLine = 400

  /// The lines of a text, which must live as long as this does.
  init(_ text: ByteView) {
    self.text = text
    var at = 0
    while at < text.count {
      starts.append(at)
      at = (text.firstIndex(of: 10, from: at) ?? text.count) + 1
    }
  }

  /// The line with a number counted from 1, each run of white space as one space.
  private func line(_ number: Int) -> String {
    guard starts.indices.contains(number - 1) else { return "" }
    let start = starts[number - 1]
    let end = min(text.firstIndex(of: 10, from: start) ?? text.count, start + Self.longestLine)
    return text[start..<end].string.collapsingSpace
  }

  private func context(_ numbers: some Sequence<Int>) -> [String] {
    Array(numbers.lazy.map(line).filter { !$0.isEmpty }.prefix(Self.contextLines))
  }

  /// The calls of a file as a ledger sees them.
  func sites(
    _ calls: [CallSite], of path: String, apis: [String], subsystem: String
  ) -> [SeenSite] {
    struct Place: Hashable {
      let api: Int
      let function: String
    }
    var ordinals: [Place: Int] = [:]
    return calls.map { call in
      let ordinal = ordinals[Place(api: call.api, function: call.function), default: 0] + 1
      ordinals[Place(api: call.api, function: call.function)] = ordinal
      return SeenSite(
        api: apis[call.api], kind: call.kind.rawValue, path: path, line: call.line,
        function: call.function, ordinal: ordinal, text: line(call.line),
        above: context(
          stride(from: call.line - 1, to: max(call.line - Self.farthest, 0), by: -1)
        ).reversed(),
        below: context((call.line + 1)..<(call.line + Self.farthest)), subsystem: subsystem)
    }
  }
}
