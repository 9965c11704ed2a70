// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The words of a Kconfig entry: whether its help text says what its prompt does not.
struct HelpWords {
  private var prompt: Set<UInt64> = []
  private var news: Set<UInt64> = []

  /// So many words that are not the prompt's say something.
  private static let fewest = 2

  /// Words that any help text has.
  private static let stock: Set<UInt64> = Set(
    """
    this option enables enable enabled support supports supported for the say here you want need
    have driver drivers and with will compile module modules choose called unsure device devices
    from that your can use used using
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { word in
      Array(word.utf8).withView { $0.hash }
    })

  /// Reads the entry that starts in the line and ends before the line at `end`.
  init(_ line: borrowing Line, upTo end: Int) {
    var inHelp = false
    for index in line.index..<max(end, line.index) {
      let text = line.patch.raw(index)
      if text[0] == UInt8(ascii: "-") { continue }
      let start = text.skipSpaces(1)
      if text.hasWord("help", at: start), text.skipSpaces(start + 4) >= text.count {
        inHelp = true
      } else if inHelp {
        read(text.from(start)) { news.insert($0) }
      } else {
        read(text.from(start)) { prompt.insert($0) }
      }
    }
    news.subtract(prompt)
    news.subtract(Self.stock)
  }

  /// Whether the help text says something.
  var sayMore: Bool { news.count >= Self.fewest }

  /// Gives the hash of each word of three letters and more, in lowercase.
  private func read(_ text: ByteView, _ take: (UInt64) -> Void) {
    var at = 0
    while at < text.count {
      let end = text.wordEnd(at)
      if end - at > 2 { take(text[at..<end].bytes.map(\.lowercased).withView { $0.hash }) }
      at = max(end, at + 1)
    }
  }
}
