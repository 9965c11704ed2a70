// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The entries of a word file: a word or a small pattern a line, `#` starts a comment line.
///
/// checkpatch.pl makes one regular expression of such a file. Entries of word bytes alone, which is
/// all of them in a kernel tree, are looked up by a hash; the others become patterns.
package final class WordFile: Sendable {
  private let text: ByteBuffer
  private let index: ByteSliceIndex
  private let patterns: [WordPattern]

  /// The places of the lines that have white space inside: they are no entries, and checkpatch.pl
  /// says so on standard output.
  private let spaced: [Range<Int>]

  /// The entries of a file's text.
  package init(_ source: ByteView) {
    var index = ByteSliceIndex(expecting: source.count / 12)
    var patterns: [WordPattern] = []
    var spaced: [Range<Int>] = []
    source.forEachTableLine { line in
      let entry = source[line]
      if entry.wordEnd(0) == entry.count {
        index.insert(line, hash: entry.hash, in: source)
      } else if (0..<entry.count).contains(where: { entry[$0].isSpace }) {
        spaced.append(line)
      } else if let pattern = WordPattern(entry) {
        // One with groups, alternatives or counts is left out; no kernel tree has any.
        patterns.append(pattern)
      }
    }
    text = ByteBuffer(source)
    self.index = index
    self.patterns = patterns
    self.spaced = spaced
  }

  /// How many entries count.
  package var count: Int { index.count + patterns.count }

  /// Calls `body` with each line that is ignored because there is white space in it.
  package func forEachSpacedLine(_ body: (ByteView) -> Void) {
    for place in spaced { body(text.view[place]) }
  }

  /// Whether the whole of `word` is an entry.
  package func contains(_ word: ByteView) -> Bool {
    if index.number(of: word, hash: word.hash, in: text.view) != nil { return true }
    return patterns.contains { $0.matchEnd(in: word, at: 0) == word.count }
  }
}

/// Structures whose objects are normally `const`: the table of `CONST_STRUCT`.
package struct ConstStructs: Sendable {
  private let words: WordFile

  /// The entries of a tree's `scripts/const_structs.checkpatch`; nil takes the embedded ones.
  package init(_ file: ByteView? = nil) {
    words = WordFile(file ?? ByteView(ConstStructsTable.text))
  }

  /// How many structures are known.
  package var count: Int { words.count }

  /// Whether the structure with this tag is normally `const`.
  package func contains(_ word: ByteView) -> Bool { words.contains(word) }

  /// Calls `body` with each line that is ignored because there is white space in it.
  package func forEachSpacedLine(_ body: (ByteView) -> Void) { words.forEachSpacedLine(body) }
}
