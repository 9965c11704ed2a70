// SPDX-License-Identifier: GPL-2.0-only

/// Finds where the old lines of hunks stand in a file.
struct HunkSearch {
  private let lines: [ByteView]
  private let hashes: [UInt64]
  /// How far the last hunk was from where its header has it.
  private var drift = 0
  /// How many lines may still be compared, so that no patch takes quadratic time.
  private var left = Limits.patchedLines

  /// A search in a file with these lines.
  init(_ lines: [ByteView]) {
    self.lines = lines
    hashes = lines.map(\.hash)
  }

  /// The index of the line where the hunk's old side stands, at `start` or later; nil for nowhere.
  mutating func place(of hunk: FilePatch.Hunk, from start: Int) -> Int? {
    let old = hunk.lines.filter { $0.side != .new }.map(\.text)
    // A header may name any line, and one that only adds names the line before.
    let named = min(hunk.oldStart, lines.count + 1) + drift
    if old.isEmpty { return start <= named && named <= lines.count ? named : nil }
    let last = lines.count - old.count
    guard start <= last else { return nil }
    let expected = min(max(named - 1, start), last)
    let wanted = old.map { line in line.withView { $0.hash } }
    for distance in 0...max(expected - start, last - expected) {
      let places = distance == 0 ? [expected] : [expected - distance, expected + distance]
      for place in places where place >= start && place <= last {
        if !stands(old, wanted, at: place) { continue }
        drift += place + 1 - named
        return place
      }
      if left <= 0 { return nil }
    }
    return nil
  }

  private mutating func stands(_ old: [[UInt8]], _ wanted: [UInt64], at place: Int) -> Bool {
    for index in wanted.indices {
      left -= 1
      if hashes[place + index] != wanted[index] { return false }
    }
    return old.indices.allSatisfy { index in
      old[index].withView { $0.equals(lines[place + index]) }
    }
  }
}
