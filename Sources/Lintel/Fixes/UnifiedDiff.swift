// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The difference of two texts as a unified diff, which `patch` and `git apply` take.
package enum UnifiedDiff {
  private static let context = 3

  /// The diff, empty where the texts are equal; `path` names the file on both sides.
  ///
  /// With `showsFunctions` each hunk names the function around it, as far as its lines tell.
  package static func text(
    old: ByteView, new: ByteView, path: String, showsFunctions: Bool = false
  ) -> [UInt8] {
    let (olds, news) = (lines(old), lines(new))
    let runs = LineDiff(olds, news).changes
    guard !runs.isEmpty else { return [] }
    var out = Array("--- ".utf8) + header("a/\(path)") + Array("\n+++ ".utf8)
    out += header("b/\(path)") + [UInt8(ascii: "\n")]
    var start = 0
    for end in 1...runs.count {
      // Changes whose context would touch share a hunk.
      let isNear =
        end < runs.count && runs[end].old.lowerBound - runs[end - 1].old.upperBound <= 2 * context
      if isNear { continue }
      appendHunk(Array(runs[start..<end]), olds, news, showsFunctions: showsFunctions, &out)
      start = end
    }
    return out
  }

  /// A name as patch and git read it: with a tab after it where it has a space, and in quotes where a
  /// byte of it would end it.
  private static func header(_ name: String) -> [UInt8] {
    let bytes = [UInt8](name.utf8)
    let needsQuotes = bytes.contains {
      $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    guard needsQuotes else {
      return bytes.contains(UInt8(ascii: " ")) ? bytes + [UInt8(ascii: "\t")] : bytes
    }
    var quoted = [UInt8(ascii: "\"")]
    for byte in bytes {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        quoted += [UInt8(ascii: "\\"), byte]
      } else if byte < 0x20 || byte == 0x7F {
        let digits = String(byte, radix: 8)
        quoted.append(UInt8(ascii: "\\"))
        quoted += [UInt8](repeating: UInt8(ascii: "0"), count: 3 - digits.utf8.count)
        quoted += Array(digits.utf8)
      } else {
        quoted.append(byte)
      }
    }
    return quoted + [UInt8(ascii: "\"")]
  }

  /// What one place of a text became.
  private typealias Change = (old: Range<Int>, new: Range<Int>)

  private static func appendHunk(
    _ changes: [Change], _ olds: [[UInt8]], _ news: [[UInt8]], showsFunctions: Bool,
    _ out: inout [UInt8]
  ) {
    guard let first = changes.first, let last = changes.last else { return }
    let before = min(first.old.lowerBound, context)
    let after = min(olds.count - last.old.upperBound, context)
    let old = (first.old.lowerBound - before)..<(last.old.upperBound + after)
    let new = (first.new.lowerBound - before)..<(last.new.upperBound + after)
    out += Array("@@ -\(range(old)) +\(range(new)) @@".utf8)
    if showsFunctions, let head = head(before: old.lowerBound, olds) {
      out += [UInt8(ascii: " ")] + head
    }
    out.append(UInt8(ascii: "\n"))
    var at = old.lowerBound
    for change in changes {
      for line in olds[at..<change.old.lowerBound] { append(" ", line, &out) }
      for line in olds[change.old] { append("-", line, &out) }
      for line in news[change.new] { append("+", line, &out) }
      at = change.old.upperBound
    }
    for line in olds[at..<old.upperBound] { append(" ", line, &out) }
  }

  /// The last line before a hunk that begins as a function does, cut as git cuts it.
  private static func head(before line: Int, _ lines: [[UInt8]]) -> [UInt8]? {
    for line in lines[..<line].reversed() {
      let head = line.withView { line -> [UInt8]? in
        let text = line.trimmed
        return line[0].isIdentifierStart && text.last != UInt8(ascii: ":")
          ? text.upTo(headBytes).trimmed.bytes : nil
      }
      if let head { return head }
    }
    return nil
  }

  /// How much of such a line a hunk's header has, in bytes.
  private static let headBytes = 80

  private static func range(_ lines: Range<Int>) -> String {
    lines.count == 1
      ? "\(lines.lowerBound + 1)"
      : "\(lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1),\(lines.count)"
  }

  private static func append(_ marker: StaticString, _ line: [UInt8], _ out: inout [UInt8]) {
    out += ByteView(marker).bytes + line
    if line.last != UInt8(ascii: "\n") { out += ByteView("\n\\ No newline at end of file\n").bytes }
  }

  /// The lines with their newlines, which the last one may lack.
  private static func lines(_ text: ByteView) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start).map { $0 + 1 } ?? text.count
      lines.append(text[start..<end].bytes)
      start = end
    }
    return lines
  }
}
