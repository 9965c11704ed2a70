// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a commit object says.
package struct Commit: Sendable {
  /// The id.
  package let id: ObjectID
  /// The tree that it leaves.
  let tree: ObjectID
  /// The commits that it follows, the one that it was made on first.
  let parents: [ObjectID]
  /// When it was committed, in seconds since 1970.
  package let date: Int
  /// Who wrote it, with the address.
  package let author: String
  /// The first line of its message.
  package let subject: String

  /// The commit with this text; nil where it has no tree.
  init?(_ id: ObjectID, _ text: ByteView) {
    self.id = id
    var tree: ObjectID?
    var parents: [ObjectID] = []
    var date = 0
    var author = ""
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      let line = text[at..<end]
      at = end + 1
      if line.isEmpty { break }
      if line.has("tree ") { tree = ObjectID(hex: line.from(5)) }
      if line.has("parent "), let parent = ObjectID(hex: line.from(7)) { parents.append(parent) }
      guard line.has("author ") || line.has("committer "),
        let close = line.lastIndex(of: UInt8(ascii: ">"))
      else { continue }
      if line.has("author ") {
        author = line[7..<(close + 1)].string
      } else {
        date = line.number(at: line.skipSpacesAndTabs(close + 1))?.value ?? 0
      }
    }
    guard let tree else { return nil }
    self.tree = tree
    self.parents = parents
    self.date = date
    self.author = author
    let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
    subject = text[at..<end].string
  }

  /// The day of the commit in UTC, as YYYY-MM-DD.
  package var day: String {
    // Days since 1 March of the year 0 (Hinnant, "chrono-compatible low-level date algorithms").
    let days = date / 86_400 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let civil = month < 10 ? month + 3 : month - 9
    let text = String((year + era * 400 + (civil <= 2 ? 1 : 0)) * 10_000 + civil * 100 + day)
    let digits = String(repeating: "0", count: max(0, 8 - text.count)) + text
    return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
  }
}
