// SPDX-License-Identifier: GPL-2.0-only

import Lintel
package import LintelText

/// How many calls of an API each function may have: the file of `--ratchet`.
///
/// A line is `API PATH FUNCTION CALLS` with a tab between; `-` stands for file scope. Lines are
/// sorted, and `#` starts a comment. A path with a tab, a quote or the like stands in quotes, as git
/// writes it.
package struct Budget: Sendable, Equatable {
  /// Whose calls a line counts.
  package struct Key: Hashable, Sendable {
    package let api, path, function: String
  }

  /// The calls of each.
  package var calls: [Key: Int] = [:]

  package init() {}

  /// The calls of a census.
  package init(_ census: Census) {
    for file in census.files {
      for site in file.sites where site.isCounted {
        calls[Budget.key(site, file.path, census), default: 0] += 1
      }
    }
  }

  /// Whose line a place is counted in.
  static func key(_ site: CallSite, _ path: String, _ census: Census) -> Key {
    Key(
      api: census.apis.apis[site.api].name, path: path,
      function: site.function.isEmpty ? "-" : site.function)
  }

  private static let title = "# Calls that this tree may have; lintel census --ratchet keeps it."

  /// Reads a budget; anything that `write` would not have written is an error.
  package init(_ text: ByteView, path: String) throws(CensusError) {
    var number = 0
    var at = 0
    var hasTitle = false
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      number += 1
      let line = text[at..<end]
      at = end + 1
      if number == 1 { hasTitle = line.string == Self.title }
      guard hasTitle else {
        throw .badBudget(path: path, line: number, cause: "this is no budget of lintel census")
      }
      if line.isEmpty || line[0] == UInt8(ascii: "#") { continue }
      let parts = line.string.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 4, parts.allSatisfy({ !$0.isEmpty }), let count = Int(parts[3]),
        count > 0, String(count) == parts[3], Array(parts[0].utf8).withView({ $0.isIdentifier }),
        !parts[1].utf8.contains(0)
      else {
        throw .badBudget(
          path: path, line: number,
          cause: "expected API, path, function and calls with tabs between")
      }
      let key = Key(
        api: String(parts[0]), path: Self.path(parts[1]), function: String(parts[2]))
      guard calls.updateValue(count, forKey: key) == nil else {
        throw .badBudget(path: path, line: number, cause: "this function has a line already")
      }
    }
    if !hasTitle {
      throw .badBudget(path: path, line: 1, cause: "this is no budget of lintel census")
    }
    if text.last != UInt8(ascii: "\n") {
      throw .badBudget(path: path, line: number, cause: "the last line is cut off")
    }
  }

  /// The path that a column names, which stands in quotes where it has a tab or the like.
  private static func path(_ column: Substring) -> String {
    let quoted = Array(column.utf8).withView { DiffName.quoted($0, 0)?.name }
    return quoted.map { String(decoding: $0, as: UTF8.self) } ?? String(column)
  }

  /// Writes the lines, sorted.
  package func write(to out: inout ByteBuffer) {
    out.append(Self.title)
    out.append("\n# API\tpath\tfunction\tcalls\n")
    let rows = calls.map { key, count in
      "\(key.api)\t\(QuotedName.shown(key.path))\t\(key.function)\t\(count)\n"
    }
    for row in rows.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { out.append(row) }
  }
}
