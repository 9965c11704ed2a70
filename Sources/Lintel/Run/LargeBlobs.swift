// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The files of a commit that git did not compare, as they are larger than it was allowed to take on.
///
/// To compare a file git needs some six times its size in memory, so `GitRange` has it take what is
/// larger than the longest commit for binary. A file that is binary is named as well.
enum LargeBlobs {
  /// So many files are named; of a commit with more the others are not.
  private static let mostNotes = 16
  /// How many lines stand before a binary difference at the most, `index` the last of them.
  private static let mostHeaders = 12

  /// What was not checked of a commit, a line for each such file.
  ///
  /// A log can quote a difference. What it says of objects that are not there is passed over: git has
  /// those of its own.
  static func notes(on commit: ByteView, _ git: Git) -> [String] {
    var start = 0
    var notes: [String] = []
    var sizes: ObjectReader?
    while notes.count < mostNotes,
      let mark = commit.firstIndexFar(of: ByteView("\nGIT binary patch\n"), from: start)
    {
      start = mark + 1
      let index = commit.lineStart(mark)
      guard let name = name(before: index, in: commit) else { continue }
      do {
        if sizes == nil { sizes = try ObjectReader(in: git.place, onlySizes: true) }
      } catch {
        return ["its binary files: \(GitFailure.reason(starting: error))"]
      }
      guard let largest = largest(of: ids(commit[index..<mark]), &sizes) else {
        return notes + ["its binary files: \(sizes?.reasonForEnd() ?? GitFailure.garbled)"]
      }
      if largest > Limits.commitBytes {
        notes.append(
          "\(name) was not checked: it has \(largest) bytes, and \(Limits.commitBytes) are the most"
        )
      }
    }
    if notes.count == mostNotes {
      notes.append("its other files were not looked at for their size")
    }
    return notes
  }

  /// How many bytes the largest of the objects has, of which one that is not there has none; nil where
  /// git does not say.
  private static func largest(of ids: [ByteView], _ sizes: inout ObjectReader?) -> Int? {
    var largest = 0
    for id in ids {
      guard sizes?.ask(id) == true, sizes?.ask(ByteView("\n")) == true else { return nil }
      switch sizes?.answer() {
      case .object(_, let size): largest = max(largest, size)
      case .missing, .ambiguous: continue
      case .garbled, nil: return nil
      }
    }
    return largest
  }

  /// The ids of a line `index OLD..NEW MODE` that stand for something.
  private static func ids(_ line: ByteView) -> [ByteView] {
    guard line.has("index ") else { return [] }
    let old = line.skip(ByteSet.hexDigit, 6)
    guard line.has("..", at: old) else { return [] }
    let new = line.skip(ByteSet.hexDigit, old + 2)
    return [line[6..<old], line[(old + 2)..<new]].filter { id in
      (0..<id.count).contains { id[$0] != UInt8(ascii: "0") }
    }
  }

  /// The name of the file whose headers end at `end`; nil where there are no headers.
  private static func name(before end: Int, in commit: ByteView) -> String? {
    var at = end
    for _ in 0..<mostHeaders where at > 0 {
      let start = commit.lineStart(at - 1)
      let line = commit[start..<(at - 1)]
      if line.has("diff --git ") {
        guard let new = DiffName.pair(line)?.new else { return line.string }
        return new.withView { DiffHeader.withoutFirstFolder($0).string }
      }
      at = start
    }
    return nil
  }
}

extension ByteView {
  /// Where the line starts that the newline at `end` ends.
  fileprivate func lineStart(_ end: Int) -> Int {
    var start = end
    while start > 0 && self[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }
}
