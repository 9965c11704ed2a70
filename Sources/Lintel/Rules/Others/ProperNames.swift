// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Which words of a line are no words of a language: names of people and things, addresses, paths,
/// and what others wrote.
///
/// What holds for the whole line is found out once, however many words of it are asked about.
struct ProperNames {
  private let raw, above: ByteView
  private let inLog: Bool
  /// Whether the whole line is about people; nil before somebody has asked.
  private var isAboutPeople: Bool?
  /// Whether the line above leaves a quoted subject open; nil before somebody has asked.
  private var goesOnWithTitle: Bool?

  /// So far around a word its path, address or title is looked at, in bytes.
  private static let reach = 1024

  /// The names in a line of a log or of a file, below another one.
  init(in raw: ByteView, above: ByteView, inLog: Bool) {
    self.raw = raw
    self.above = above
    self.inLog = inLog
  }

  /// Whether the word at `place` stands in a name, a trailer, an address, a path or a quoted subject.
  mutating func contain(_ place: Range<Int>) -> Bool {
    Self.isPartOfMore(place, raw) || Self.isInAddress(place, raw) || isInTitle(place)
      || isLineAboutPeople() || Self.isBeforeAddress(place, raw)
  }

  private mutating func isLineAboutPeople() -> Bool {
    if let isAboutPeople { return isAboutPeople }
    let answer =
      inLog
      ? Self.isTrailer(raw) : Self.namesPeople(raw) || Self.namesPeople(above, continuedBy: raw)
    isAboutPeople = answer
    return answer
  }

  /// Whether the word and one next to it both start with a capital, as the parts of a name do.
  static func looksLikeName(_ place: Range<Int>, of raw: ByteView) -> Bool {
    guard raw[place.lowerBound].isUpper else { return false }
    if raw[place.upperBound] == UInt8(ascii: " "), raw[place.upperBound + 1].isUpper { return true }
    guard raw[place.lowerBound - 1] == UInt8(ascii: " ") else { return false }
    let end = place.lowerBound - 1
    let start = raw.wordStart(end)
    return start < end && raw[start].isUpper
  }

  // MARK: - What touches the word

  /// Whether the word is a part of an identifier, a path, an address or a longer word of another
  /// alphabet.
  private static func isPartOfMore(_ place: Range<Int>, _ raw: ByteView) -> Bool {
    let (before, after) = (raw[place.lowerBound - 1], raw[place.upperBound])
    if before >= 0x80 || after >= 0x80 { return true }
    if ByteSet("@%#$/\\.&=<~").contains(before) && place.lowerBound > 1 { return true }
    if before == UInt8(ascii: ">"), raw[place.lowerBound - 2] == UInt8(ascii: "-") { return true }
    if ByteSet("@([=\\%$#~").contains(after) { return true }
    // What a value is assigned to, as in code that a comment quotes.
    if raw[raw.skipSpaces(place.upperBound)] == UInt8(ascii: "=") { return true }
    if after == UInt8(ascii: "/") || after == UInt8(ascii: ".") || after == UInt8(ascii: ":") {
      return raw[place.upperBound + 1].isWord && after != UInt8(ascii: "/")
        || isPath(place, raw)
    }
    return false
  }

  /// Whether what stands between the spaces around the word has more than one slash, or a dot in it.
  private static func isPath(_ place: Range<Int>, _ raw: ByteView) -> Bool {
    let text = token(around: place, raw)
    return text.occurrences(of: UInt8(ascii: "/")) > 1
      || text.firstIndex(of: UInt8(ascii: ".")).map { text[$0 + 1].isWord } ?? false
  }

  private static func token(around place: Range<Int>, _ raw: ByteView) -> ByteView {
    let first = max(0, place.lowerBound - reach)
    let last = min(raw.count, place.upperBound + reach)
    var start = place.lowerBound
    while start > first, !raw[start - 1].isSpace { start -= 1 }
    var end = place.upperBound
    while end < last, !raw[end].isSpace { end += 1 }
    return raw[start..<end]
  }

  private static func isInAddress(_ place: Range<Int>, _ raw: ByteView) -> Bool {
    let text = token(around: place, raw)
    return text.contains(UInt8(ascii: "@")) || text.contains("://") || text.has("www.")
  }

  // MARK: - What the line is

  /// Whether the line of a log is a trailer, or a header of a mail, whose value is no prose.
  private static func isTrailer(_ raw: ByteView) -> Bool {
    let start = raw.skipSpaces(0)
    guard let colon = raw.firstIndex(of: UInt8(ascii: ":")), colon > start else { return false }
    let name = raw[start..<colon]
    guard !name.contains(UInt8(ascii: " ")) else { return false }
    let lower = name.bytes.map(\.lowercased)
    return lower.withView { name in
      name.hasSuffix("-by") || headers.contains { name.equals($0) }
    }
  }

  private static let headers: [StaticString] = [
    "from", "to", "cc", "bcc", "fixes", "link", "closes", "message-id", "in-reply-to",
    "references", "reply-to", "sender", "date", "change-id", "base-commit", "bugzilla", "buglink",
    "url", "lore", "patchwork",
  ]

  /// Whether the line of a file names who wrote it.
  private static func namesPeople(_ raw: ByteView) -> Bool {
    let lower = raw.bytes.map(\.lowercased)
    return lower.withView { text in
      if signs.contains(where: { text.contains($0) }) { return true }
      let start = text.skip(ByteSet("+ \t*/#;"), 0)
      return labels.contains { text.has($0, at: start) } || isMaintainerField(raw)
    }
  }

  private static let signs: [StaticString] = [
    "copyright", "(c) ", "\u{A9} ", "module_author", "written by", "maintained by",
    "signed-off-by", "reported by", "thanks to",
  ]

  private static let labels: [StaticString] = [
    "author", "maintainer", "contact:", "by:", "credits", "contributor", "modified by",
    "original author",
  ]

  /// Whether the string of a MODULE_AUTHOR goes on in the line.
  private static func namesPeople(_ above: ByteView, continuedBy raw: ByteView) -> Bool {
    raw[raw.skipSpaces(1)] == UInt8(ascii: "\"") && above.contains("MODULE_AUTHOR")
  }

  /// Whether it is a line `M: Name <address>` of MAINTAINERS or `N: Name` of CREDITS.
  private static func isMaintainerField(_ raw: ByteView) -> Bool {
    raw[0] == UInt8(ascii: "+") && ByteSet("MRNP").contains(raw[1])
      && raw[2] == UInt8(ascii: ":") && raw[3].isSpace
  }

  /// Whether the word is a part of the name before a mail address.
  private static func isBeforeAddress(_ place: Range<Int>, _ raw: ByteView) -> Bool {
    guard raw[place.lowerBound].isUpper else { return false }
    let raw = raw.upTo(place.upperBound + reach)
    var at = place.upperBound
    while at < raw.count {
      let start = raw.skipSpaces(at)
      if raw[start] == UInt8(ascii: "<") || raw[start] == UInt8(ascii: "(") {
        let end = raw.from(start).firstSpace ?? raw.count - start
        return raw[start..<(start + end)].contains(UInt8(ascii: "@"))
      }
      // Parts of a name start with a capital; initials have a dot.
      guard raw[start].isUpper || raw[start] >= 0x80 else { return false }
      at = start
      while at < raw.count, !raw[at].isSpace { at += 1 }
      if raw[start..<at].contains(UInt8(ascii: "@")) { return true }
    }
    return false
  }

  // MARK: - Quoted subjects

  /// Whether the word stands in the subject of a commit that is quoted as `id ("subject")`, which may
  /// have started in the line above.
  private mutating func isInTitle(_ place: Range<Int>) -> Bool {
    let before = raw.upTo(place.lowerBound)
    if let open = before.lastTitle(from: place.lowerBound - Self.reach) {
      return before.from(open).firstIndex(of: "\")") == nil
    }
    return place.lowerBound < Self.reach && goesOnWithOpenTitle()
      && before.firstIndex(of: "\")") == nil
  }

  private mutating func goesOnWithOpenTitle() -> Bool {
    if let goesOnWithTitle { return goesOnWithTitle }
    let open = above.lastTitle(from: 0)
    let answer = open.map { above.from($0).firstIndex(of: "\")") == nil } ?? false
    goesOnWithTitle = answer
    return answer
  }
}

extension ByteView {
  /// Where the last `("` after the id of a commit stands, at `start` or later.
  fileprivate func lastTitle(from start: Int) -> Int? {
    var found: Int?
    var at = start
    while let open = firstIndex(of: "(\"", from: at) {
      at = open + 2
      let end = skipSpacesBack(open)
      let start = wordStart(end)
      // A title may stand on the line below its id.
      let isID = end - start >= 7 && skip(.hexDigit, start) >= end
      if isID || end <= 1 { found = open }
    }
    return found
  }
}
