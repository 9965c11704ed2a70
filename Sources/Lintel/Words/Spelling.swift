// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Common misspellings and their corrections, and the search for them in a line.
///
/// It lives in memory of its own: the views it gives are valid as long as it is. Reading the 1,700
/// entries of a kernel tree takes well under a millisecond; make it when the first line needs it.
package final class Spelling: Sendable {
  /// What a file of entries looks like.
  package enum Format {
    /// `wrong||right`, as a kernel tree's `scripts/spelling.txt`.
    case kernel
    /// `wrong->right[, right2,][ reason]`, as codespell's dictionary; `, disabled` turns one off.
    case codespell
  }

  private let text: ByteBuffer
  private let entries: SpellingEntries
  private let filter: HashFilter
  /// The misspellings, to look quickly whether a line can have any.
  package let runs: LetterRuns

  /// The entries of `kernel` (nil takes the embedded ones), and of `codespell` where given.
  ///
  /// The later of two entries for a word counts, and codespell comes after the kernel.
  package init(kernel: ByteView? = nil, codespell: ByteView? = nil) {
    let kernel = kernel ?? ByteView(SpellingTable.text)
    var text = ByteBuffer(capacity: kernel.count + (codespell?.count ?? 0) + 1)
    text.append(kernel)
    // An entry takes some 20 bytes of a dictionary.
    var entries = SpellingEntries(expecting: text.count / 20)
    entries.read(.kernel, from: 0, in: text.view)
    if let codespell {
      let start = text.count
      text.append(codespell)
      entries.read(.codespell, from: start, in: text.view)
    }
    entries.sortPhrases(in: text.view)
    var filter = HashFilter(expecting: entries.count)
    entries.forEachFirstHash(in: text.view) { filter.insert($0) }
    var runs = LetterRuns(expecting: entries.count)
    entries.forEachEntry(in: text.view) { runs.insert($0) }
    self.text = text
    self.entries = entries
    self.filter = filter
    self.runs = runs
  }

  /// How many misspellings are known.
  package var count: Int { entries.count }

  /// Whether any misspelling is more than one word ("an union").
  package var hasPhrases: Bool { entries.hasPhrases }

  /// The correction of a whole misspelling, capitals and lowercase letters being the same.
  package func correction(of word: ByteView) -> ByteView? {
    entries.correction(of: word, hash: SpelledWord.hash(of: word), in: text.view)
  }

  /// Calls `body` with each misspelling of the line and its correction, from left to right.
  ///
  /// A misspelling stands between bytes that are neither word bytes nor `-`, `'` or `` ` ``. As in
  /// checkpatch.pl two matches do not share the byte between them: of two misspellings with a
  /// single space between only the first is found, unless `sharing` allows it. The correction takes
  /// the capitals of what is written: a capital at the start, or all capitals where all are. It is
  /// valid in `body` only.
  package func forEachTypo(
    in line: ByteView, from start: Int = 0, sharing: Bool = false,
    _ body: (Range<Int>, ByteView) -> Void
  ) {
    var at = max(start, 0)
    // In the middle of a line a word needs a separator before it that no match has used.
    if at > 0 { at = line.skip(.spelled, at) }
    while let word = SpelledWord(in: line, from: at) {
      at = word.range.upperBound
      guard filter.mayContain(word.hash),
        let found = entries.match(line, word.range, hash: word.hash, in: text.view)
      else { continue }
      let typo = word.range.lowerBound..<found.end
      report(typo, as: line[typo], text.view[found.fix], body)
      at = sharing ? typo.upperBound : line.skip(.spelled, typo.upperBound + 1)
    }
  }

  private func report(
    _ place: Range<Int>, as typo: ByteView, _ fix: ByteView, _ body: (Range<Int>, ByteView) -> Void
  ) {
    guard typo[0].isUpper else { return body(place, fix) }
    var adapted = ByteBuffer(fix)
    let all = typo.skip(.upper, 0) == typo.count
    for index in 0..<(all ? fix.count : min(fix.count, 1)) {
      adapted[index] = adapted[index].uppercased
    }
    body(place, adapted.view)
  }
}

extension ByteSet {
  /// What belongs to a word when spelling is checked: word bytes, `-`, `'` and `` ` ``.
  @inline(__always) static var spelled: ByteSet {
    ByteSet(low: 0x03ff_2080_0000_0000, high: 0x07ff_ffff_87ff_fffe)
  }
}

/// A bit for each hash that is in a table: says no to nearly all words for one memory access.
struct HashFilter: Sendable {
  private var bits: [UInt64]
  private let shift: UInt64

  /// A filter of 16 to 32 bits for each of `expected` hashes.
  init(expecting expected: Int) {
    var width = 10
    while 1 << width < expected * 16 && width < 30 { width += 1 }
    shift = UInt64(64 - width)
    bits = Array(repeating: 0, count: 1 << (width - 6))
  }

  @inline(__always)
  private func slot(_ hash: UInt64) -> (word: Int, bit: UInt64) {
    let mixed = (hash &* 0x9e37_79b9_7f4a_7c15) &>> shift
    return (Int(truncatingIfNeeded: mixed >> 6), mixed & 63)
  }

  /// Remembers a hash.
  mutating func insert(_ hash: UInt64) {
    let (word, bit) = slot(hash)
    bits[word] |= 1 &<< bit
  }

  /// False where the hash was never inserted.
  @inline(__always)
  func mayContain(_ hash: UInt64) -> Bool {
    let (word, bit) = slot(hash)
    return (bits[word] &>> bit) & 1 == 1
  }
}
