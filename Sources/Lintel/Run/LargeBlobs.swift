// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The files of a commit that git did not compare, as they are larger than it was allowed to take on.
///
/// To compare a file git needs some six times its size in memory, so `GitRange` has it take what is
/// larger than the longest commit for binary. A file that is binary is named as well.
enum LargeBlobs {
  /// What was not checked of a commit, a line for each such file; why that is not known, where git
  /// does not say how large a file is.
  static func notes(on commit: ByteView, _ git: Git) -> [String] {
    var start = 0
    var notes: [String] = []
    var sizes: ChildProcess?
    while let mark = commit.firstIndex(of: "\nGIT binary patch\n", from: start) {
      start = mark + 1
      let index = commit.lineStart(mark)
      do {
        if sizes == nil { sizes = try git.command(["cat-file", "--batch-check"]).start() }
        let found = ids(commit[index..<mark]).map { size(of: $0, &sizes) }
        let largest = found.contains(nil) ? nil : found.compactMap(\.self).max() ?? 0
        if largest ?? .max > Limits.commitBytes {
          notes.append(note(name(before: index, in: commit), largest))
        }
      } catch {
        return ["its binary files: \(GitFailure.reason(starting: error))"]
      }
    }
    sizes?.closeInput()
    return notes
  }

  private static func note(_ name: String, _ size: Int?) -> String {
    guard let size else {
      return "\(name) is binary, or too large to be checked: git does not say its size"
    }
    return "\(name) was not checked: it has \(size) bytes, and \(Limits.commitBytes) are the most"
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

  /// How many bytes the object has; nil where git does not say.
  private static func size(of id: ByteView, _ sizes: inout ChildProcess?) -> Int? {
    var answer = ByteBuffer()
    guard sizes?.write(id) == true, sizes?.write(ByteView("\n")) == true,
      sizes?.readLine(into: &answer) == true,
      answer.view.has(" blob ", at: id.count)
    else { return nil }
    return answer.view.number(at: id.count + 6)?.value
  }

  /// The name of the file whose headers end at `end`.
  private static func name(before end: Int, in commit: ByteView) -> String {
    var at = end
    while at > 0 {
      let start = commit.lineStart(at - 1)
      let line = commit[start..<(at - 1)]
      if line.has("diff --git ") {
        let names = DiffName.pair(line)
        guard let new = names?.new else { return line.string }
        return new.withView { DiffHeader.withoutFirstFolder($0).string }
      }
      at = start
    }
    return "a file"
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
