// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The findings that were there when counting began, so that a check reports only what is new.
///
/// A finding is known by its type, its path, and the text of its line with white space collapsed: it
/// stays the same while lines move and are indented. How many of the same there are is counted.
package struct Baseline: Sendable, Equatable {
  /// What sets a finding apart from others of its file.
  package struct Key: Hashable, Sendable {
    /// The name of the type.
    package let type: String
    /// `FindingRecord.textHash` of the line.
    package let textHash: UInt64

    package init(type: String, textHash: UInt64) {
      self.type = type
      self.textHash = textHash
    }
  }

  /// Findings with the same key.
  package struct Entry: Sendable, Equatable {
    /// How many there are, from 1 to `Baseline.mostFindings`.
    package var count: Int
    /// The start of the line, for people.
    package let text: String
  }

  /// The largest count of an entry.
  static let mostFindings = 1_000_000_000
  /// How much of a line is shown, in characters.
  private static let shownText = 80

  /// The entries by the paths of their files, from the top of the tree.
  package private(set) var files: [[UInt8]: [Key: Entry]] = [:]

  package init() {}

  /// How many findings there are in all.
  package var count: Int {
    files.values.reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.count } }
  }

  /// Counts a finding.
  mutating func add(_ finding: FindingRecord, path: [UInt8]) {
    let key = Key(type: finding.type, textHash: finding.textHash)
    if files[path]?[key] != nil {
      files[path]?[key]?.count += 1
      return
    }
    let text = finding.text.withView { String(decoding: CollapsedText.bytes($0), as: UTF8.self) }
    insert(Entry(count: 1, text: Self.shown(text)), key, path: path)
  }

  /// Puts an entry in; false where there is one with this key.
  @discardableResult
  mutating func insert(_ entry: Entry, _ key: Key, path: [UInt8]) -> Bool {
    if files[path]?[key] != nil { return false }
    files[path, default: [:]][key] = entry
    return true
  }

  /// Takes the entries of a file out.
  mutating func remove(path: [UInt8]) { files[path] = nil }

  /// The start of a line without what a reader could not see, or would take for a separator.
  private static func shown(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.prefix(shownText).map { scalar in
          let isPlain = scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
          return isPlain ? scalar : "\u{FFFD}"
        }))
  }

  /// The file's text: an entry a line, sorted, so that branches that change different entries merge.
  package var text: [UInt8] {
    var lines: [[UInt8]] = []
    for (path, entries) in files {
      let name = path.withView { QuotedName.shown($0) }
      for (key, entry) in entries {
        let fields = "\t\(key.type)\t\(entry.count)\t\(Self.digits(key.textHash))\t\(entry.text)\n"
        lines.append(name + fields.utf8)
      }
    }
    lines.sort { $0.lexicographicallyPrecedes($1) }
    return Array("\(BaselineReader.header)\n".utf8) + lines.joined()
  }

  /// A hash as 16 hexadecimal digits.
  private static func digits(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
