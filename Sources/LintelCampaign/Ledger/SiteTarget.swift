// SPDX-License-Identifier: GPL-2.0-only

import GRDB
import LintelText

/// What a user names to say which sites they mean.
package enum SiteTarget: Sendable, Equatable {
  /// The id of a site, or its beginning.
  case key(String)
  /// A file, or a directory and all below it.
  case path(String)
  /// A line of a file.
  case line(path: String, Int)
  /// A function in a file.
  case function(path: String, String)
  /// A subsystem by its title; capitals and lowercase letters are the same.
  case subsystem(String)

  /// The shortest beginning of an id that is taken for one.
  static let shortestKey = 4

  /// Reads `ID`, `PATH`, `PATH:LINE`, `PATH:FUNCTION` or `subsystem:TITLE`.
  ///
  /// A file whose name looks like an id is written with `./` before it.
  package init(_ text: String) {
    if text.hasPrefix("subsystem:") {
      self = .subsystem(String(text.dropFirst(10)).trimmingSpace)
      return
    }
    if (Self.shortestKey...SiteKey.length).contains(text.utf8.count),
      text.utf8.allSatisfy(\.isHexDigit)
    {
      self = .key(text.lowercased())
      return
    }
    if let colon = text.lastIndex(of: ":") {
      let path = Self.normalized(String(text[..<colon]))
      let rest = String(text[text.index(after: colon)...])
      if let line = Int(rest), line > 0 {
        self = .line(path: path, line)
        return
      }
      // The census names what a macro defines as it is written: SYSCALL_DEFINE2(swapon).
      if !rest.isEmpty, !rest.contains("/"), !rest.contains(" ") {
        self = .function(path: path, rest)
        return
      }
    }
    self = .path(Self.normalized(text))
  }

  /// A path without `./` before it and slashes after it; empty for the whole tree.
  static func normalized(_ path: String) -> String {
    var rest = path[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2).drop { $0 == "/" } }
    while rest.hasSuffix("/") { rest = rest.dropLast() }
    return rest == "." ? "" : String(rest)
  }

  /// The target as it can be written again.
  package var description: String {
    switch self {
    case .key(let key): key
    case .path(let path): path.isEmpty ? "." : path
    case .line(let path, let line): "\(path):\(line)"
    case .function(let path, let function): "\(path):\(function)"
    case .subsystem(let title): "subsystem:\(title)"
    }
  }

  /// The numbers of the sites that targets name, each once, in the order of a listing.
  ///
  /// A site that is gone counts only where it is named by its id. A target without a site is an
  /// error, and so is the beginning of several ids.
  static func numbers(_ targets: [SiteTarget], _ database: Database) throws -> [Int64] {
    var found: Set<Int64> = []
    for target in targets {
      let numbers = try target.numbers(database)
      if numbers.isEmpty { throw LedgerError.noSite(target.description) }
      found.formUnion(numbers)
    }
    var ordered: [Int64] = []
    let all = try Int64.fetchCursor(database, sql: "SELECT id FROM site" + SiteQuery.order)
    while let number = try all.next() {
      if found.contains(number) { ordered.append(number) }
    }
    return ordered
  }

  private func numbers(_ database: Database) throws -> [Int64] {
    func select(_ condition: String, _ arguments: StatementArguments) throws -> [Int64] {
      try Int64.fetchAll(
        database, sql: "SELECT id FROM site WHERE \(condition)", arguments: arguments)
    }
    let present = "presence = 'present' AND "
    switch self {
    case .key(let key):
      let numbers = try select("key >= ? AND key < ? || 'g'", [key, key])
      if numbers.count > 1 { throw LedgerError.ambiguous(key) }
      // A directory may be called `fade`.
      return numbers.isEmpty ? try SiteTarget.path(key).numbers(database) : numbers
    case .path(""): return try select(present + "1", [])
    case .path(let path):
      return try select(
        present + "(path = ? OR path >= ? || '/' AND path < ? || '0')", [path, path, path])
    case .line(let path, let line):
      return try select(present + "path = ? AND line = ?", [path, line])
    case .function(let path, let function):
      return try select(present + "path = ? AND function = ?", [path, function])
    case .subsystem(let title):
      return try select(
        present + "subsystem IN (SELECT id FROM subsystem WHERE lower(name) = lower(?))", [title])
    }
  }
}
