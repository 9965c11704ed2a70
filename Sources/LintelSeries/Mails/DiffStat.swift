// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// How many lines of which files a patch changes, as git shows it before a diff.
struct DiffStat {
  private var rows: [(path: String, added: Int, removed: Int)] = []

  /// The most signs of a bar.
  private static let width = 40

  /// Counts the lines of a file's diff.
  mutating func add(_ diff: [UInt8], path: String) {
    var (added, removed) = (0, 0)
    var isInHunks = false
    diff.withView { diff in
      var at = 0
      while at < diff.count {
        let end = diff.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? diff.count
        if diff.has("@@", at: at) { isInHunks = true }
        if isInHunks, diff[at] == UInt8(ascii: "+") { added += 1 }
        if isInHunks, diff[at] == UInt8(ascii: "-") { removed += 1 }
        at = end + 1
      }
    }
    rows.append((QuotedName.shown(path), added, removed))
  }

  mutating func add(_ other: DiffStat) { rows += other.rows }

  /// A line a file, and the totals.
  var text: String {
    let width = rows.map(\.path.count).max() ?? 0
    let most = rows.map { $0.added + $0.removed }.max() ?? 0
    let digits = String(most).count
    var text = ""
    for row in rows {
      let count = String(row.added + row.removed)
      let scale = { (lines: Int) in
        most <= Self.width ? lines : lines == 0 ? 0 : max(1, lines * Self.width / most)
      }
      text += " " + row.path + String(repeating: " ", count: width - row.path.count) + " | "
      text += String(repeating: " ", count: digits - count.count) + count + " "
      text += String(repeating: "+", count: scale(row.added))
      text += String(repeating: "-", count: scale(row.removed)) + "\n"
    }
    return text + totals
  }

  private var totals: String {
    func counted(_ number: Int, _ one: String, _ many: String) -> String {
      "\(number) \(number == 1 ? one : many)"
    }
    let added = rows.reduce(0) { $0 + $1.added }
    let removed = rows.reduce(0) { $0 + $1.removed }
    var parts = [counted(rows.count, "file changed", "files changed")]
    if added > 0 { parts.append(counted(added, "insertion(+)", "insertions(+)")) }
    if removed > 0 { parts.append(counted(removed, "deletion(-)", "deletions(-)")) }
    return " " + parts.joined(separator: ", ") + "\n"
  }
}
