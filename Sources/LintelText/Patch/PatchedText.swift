// SPDX-License-Identifier: GPL-2.0-only

/// A file's text with the hunks of a patch in it.
package struct PatchedText: Sendable {
  /// The text after the patch.
  package private(set) var text: [UInt8] = []
  /// For each line of it that the patch left alone the line before the patch, counted from 1; 0 for
  /// one that the patch adds.
  package private(set) var oldLines: [Int] = []
  /// The lines before which the patch takes some away, counted from 1.
  package private(set) var cuts: Set<Int> = []

  /// Whether the patch adds the line, counted from 1.
  package func isAdded(_ line: Int) -> Bool {
    oldLines.indices.contains(line - 1) && oldLines[line - 1] == 0
  }

  /// Why a patch does not fit.
  package struct Misfit: Error {
    /// Where the hunk that is nowhere in the file should be.
    package let line: Int
  }

  /// Applies the hunks to the text before them as git does: all lines of the old side must be there,
  /// as near to the place that the header names as they are found.
  package init(_ old: ByteView, _ patch: FilePatch) throws(Misfit) {
    let lines = Self.lines(old)
    var search = HunkSearch(lines)
    var at = 0
    for hunk in patch.hunks {
      guard let start = search.place(of: hunk, from: at) else { throw Misfit(line: hunk.oldStart) }
      keep(lines, at..<start)
      at = start
      for line in hunk.lines {
        switch line.side {
        case .both:
          keep(lines, at..<(at + 1))
          at += 1
        case .old:
          cuts.insert(oldLines.count + 1)
          at += 1
        case .new: line.text.withView { add($0, old: 0) }
        }
      }
    }
    keep(lines, at..<lines.count)
  }

  private mutating func keep(_ lines: [ByteView], _ range: Range<Int>) {
    for index in range { add(lines[index], old: index + 1) }
  }

  private mutating func add(_ line: ByteView, old: Int) {
    text += line.bytes
    text.append(UInt8(ascii: "\n"))
    oldLines.append(old)
  }

  private static func lines(_ text: ByteView) -> [ByteView] {
    var lines: [ByteView] = []
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      lines.append(text[at..<end])
      at = end + 1
    }
    return lines
  }
}

extension FilePatch {
  /// The patch that takes this one back.
  package var reversed: FilePatch {
    var back = FilePatch(oldPath: newPath, newPath: oldPath)
    back.hunks = hunks.map { hunk in
      var turned = Hunk(
        oldStart: hunk.newStart, newStart: hunk.oldStart, context: hunk.context)
      turned.lines = hunk.lines.map { line in
        switch line.side {
        case .both: line
        case .old: Line(side: .new, text: line.text)
        case .new: Line(side: .old, text: line.text)
        }
      }
      return turned
    }
    return back
  }
}
