// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What became of a file since a revision, as `git diff` without context says it.
package struct FileChange: Sendable, Equatable {
  /// The path that the file had, from the top; nil for a new one.
  package var oldPath: [UInt8]?
  /// The path that it has; nil for one that is gone.
  package var newPath: [UInt8]?
  package var lines = ChangedLines()
}

/// Reads what `git diff -U0` writes, line by line.
package struct FileChangeReader {
  /// What was read to its end.
  package private(set) var changes: [FileChange] = []
  private var current: FileChange?
  /// How many lines of the hunk at hand are left, of the old side and the new one.
  private var left = (old: 0, new: 0)
  private var isSound = true

  package init() {}

  /// Takes the next line; false where it cannot be git's.
  package mutating func take(_ line: ByteView) -> Bool {
    if left.old > 0 || left.new > 0 { return takeText(line) }
    if line.has("diff --git ") {
      end()
      current = FileChange()
    } else if line.has("@@ -") {
      return takeHunk(line)
    } else if line.has("--- ") || line.has("rename from ") {
      current?.oldPath = Self.path(line, prefix: "a/")
    } else if line.has("+++ ") || line.has("rename to ") {
      current?.newPath = Self.path(line, prefix: "b/")
    }
    return true
  }

  /// Ends the reading; false where a hunk is cut off.
  package mutating func finish() -> Bool {
    end()
    return left == (0, 0)
  }

  private mutating func end() {
    if let current, current.newPath != nil || current.oldPath != nil { changes.append(current) }
    current = nil
  }

  private mutating func takeText(_ line: ByteView) -> Bool {
    switch line[0] {
    case UInt8(ascii: "-"): left.old -= 1
    case UInt8(ascii: "+"): left.new -= 1
    case UInt8(ascii: "\\"): break
    default: return false
    }
    return left.old >= 0 && left.new >= 0
  }

  private mutating func takeHunk(_ line: ByteView) -> Bool {
    guard let old = Self.side(line, at: 4), line[old.end] == UInt8(ascii: " "),
      line[old.end + 1] == UInt8(ascii: "+"), let new = Self.side(line, at: old.end + 2)
    else { return false }
    left = (old.count, new.count)
    return current?.lines.add(
      oldStart: old.start, oldCount: old.count, newStart: new.start, newCount: new.count) ?? false
  }

  /// `START` or `START,COUNT`.
  private static func side(
    _ line: ByteView, at index: Int
  ) -> (start: Int, count: Int, end: Int)? {
    guard let start = line.number(at: index) else { return nil }
    guard line[start.end] == UInt8(ascii: ",") else { return (start.value, 1, start.end) }
    guard let count = line.number(at: start.end + 1) else { return nil }
    return (start.value, count.value, count.end)
  }

  /// The path of a header, without its word and `prefix`; nil for /dev/null.
  private static func path(_ line: ByteView, prefix: StaticString) -> [UInt8]? {
    let isRename = line.has("rename ")
    let start = line.has("rename from ") ? 12 : isRename ? 10 : 4
    var name = DiffName.quoted(line, start)?.name ?? line.from(start).bytes
    // git ends a name that has a space with a tab.
    if !isRename, name.last == UInt8(ascii: "\t") { name.removeLast() }
    if isRename { return name }
    if name.elementsEqual("/dev/null".utf8) { return nil }
    return name.withView { $0.has(prefix) ? $0.from(2).bytes : $0.bytes }
  }
}
