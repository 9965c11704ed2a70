// SPDX-License-Identifier: GPL-2.0-only

/// The words in the brackets that a subject starts with, as in `[PATCH net-next v2 3/5]`.
package struct SubjectTags: Sendable {
  /// The words of all brackets, in order, in lowercase.
  package private(set) var words: [[UInt8]] = []

  /// A subject whose brackets end after so many bytes has none.
  private static let mostBytes = 1000

  /// Reads a subject in one line.
  package init(_ subject: ByteView) {
    let subject = subject.upTo(min(subject.count, Self.mostBytes))
    var at = subject.skipSpaces(0)
    while subject[at] == UInt8(ascii: "["),
      let close = subject.firstIndex(of: UInt8(ascii: "]"), from: at)
    {
      addWords(of: subject[(at + 1)..<close])
      at = subject.skipSpaces(close + 1)
    }
  }

  private mutating func addWords(of tag: ByteView) {
    var at = 0
    while at < tag.count {
      let end = tag.skip(Self.wordBytes, at)
      if end > at {
        words.append(tag[at..<end].bytes.map(\.lowercased))
      }
      at = end + 1
    }
  }

  /// All but white space, and the comma that patchwork puts between words.
  private static let wordBytes = ByteSet(low: ~(1 << 44 | 0x1_ffff_ffff), high: ~0)

  /// Whether the patch is one of several: `3/5`, also of a later version of the series.
  package var isOneOfSeveral: Bool {
    words.contains { word in
      word.withView { word in
        let slash = word.skip(.digit, 0)
        guard slash > 0, word[slash] == UInt8(ascii: "/"),
          let (count, end) = word.number(at: slash + 1)
        else { return false }
        return end == word.count && count > 1
      }
    }
  }

  /// Whether the patch is for a stable kernel: a word says so, or a version such as `5.15.y`.
  ///
  /// `for 6.8` names the release that the patch should be in, and `v3.1` the patch's own version.
  package var isForStable: Bool {
    var previous: [UInt8] = []
    for word in words {
      defer { previous = word }
      let isTarget = previous.withView { $0.equals("for") }
      if !isTarget, word.withView({ Self.namesStable($0) }) { return true }
    }
    return false
  }

  private static func namesStable(_ word: ByteView) -> Bool {
    if word.equals("autosel") || word.equals("stable") { return true }
    for prefix: StaticString in ["stable-", "linux-", ""] where word.has(prefix) {
      if isRelease(word.from(prefix.utf8CodeUnitCount)) { return true }
    }
    return word[0] == UInt8(ascii: "v") && word.hasSuffix(".y") && isRelease(word.from(1))
  }

  /// Whether the word is a kernel's release since 3.0, such as `4.9`, `5.15.y` and `6.1-stable`.
  private static func isRelease(_ word: ByteView) -> Bool {
    guard let (major, dot) = word.number(at: 0), major >= 3, word[dot] == UInt8(ascii: "."),
      let (_, end) = word.number(at: dot + 1)
    else { return false }
    let rest = word.from(end)
    if rest.isEmpty || rest.equals(".y") || rest.equals(".x") || rest.equals("-stable") {
      return true
    }
    return rest[0] == UInt8(ascii: ".") && rest.number(at: 1)?.end == rest.count
  }
}
