// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The counts in the headers of hunks.
enum HunkCounts {
  /// Makes each header say how many lines follow up to the next header or the next file.
  static func repair(_ lines: inout [[UInt8]]) {
    var header: Int?
    var old = 0
    var new = 0
    for number in lines.indices {
      let line = lines[number]
      if isHeader(line) || startsFile(line) {
        if let header { write(old, new, to: &lines[header]) }
        header = isHeader(line) ? number : nil
        (old, new) = (0, 0)
      } else if line.first == UInt8(ascii: "+") {
        new += 1
      } else if line.first == UInt8(ascii: "-") {
        old += 1
      } else if line.first == 32 || line.isEmpty && number + 1 < lines.count {
        (old, new) = (old + 1, new + 1)
      }
    }
    if let header { write(old, new, to: &lines[header]) }
  }

  /// Whether the line opens a hunk.
  static func isHeader(_ line: [UInt8]) -> Bool {
    line.withView { HunkHeader($0) != nil }
  }

  private static func startsFile(_ line: [UInt8]) -> Bool {
    line.starts(with: "diff ".utf8) || line.starts(with: "--- a/".utf8) || line == Array("-- ".utf8)
  }

  private static func write(_ old: Int, _ new: Int, to line: inout [UInt8]) {
    let tail = line.withView { view in HunkHeader(view).map { view.from($0.contextStart).bytes } }
    line = Array("@@ -1,\(old) +1,\(new) @@".utf8) + (tail ?? [])
  }
}
