// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// The file patterns of all sections, arranged by what paths start with.
///
/// A path is walked along once. The patterns that begin as it does are found on the way, and of
/// those only the ones with wildcards are looked at; names are found by one automaton.
struct PatternIndex: Sendable {
  /// Whom a pattern belongs to.
  private struct Entry {
    let pattern: PathPattern
    let section: Int32
    /// Its place among the fields of its section.
    let field: Int32
    let isExcluding: Bool
  }

  /// A section that a path belongs to.
  package struct Match: Sendable, Equatable {
    /// The number of the section.
    package let section: Int
    /// How deep the pattern reaches that decided; -1 for one that starts with a wildcard.
    package let depth: Int
  }

  /// The sections of a path.
  struct Found: Sendable, Equatable {
    /// The deepest first, and in the order of MAINTAINERS where they are equally deep.
    var matches: [Match] = []
    /// Whether a maintained section has a maintainer and names the file or its directory.
    var isExact = false
  }

  private let entries: [Entry]
  private let tree: PrefixTree
  private let names: ExpressionSet
  private let nameOwners: [(section: Int, field: Int)]
  /// Whether a section is maintained and has a maintainer.
  private let hasMaintainer: [Bool]

  /// The index of these sections.
  ///
  /// - Parameter report: Gets each field whose regular expression cannot be used; it matches
  ///   nothing.
  init(
    _ sections: [Section], script: MaintainerScript, isDirectory: (String) -> Bool,
    report: (Section, Section.Field, ExpressionError) -> Void
  ) {
    var entries: [Entry] = []
    var names: [Expression] = []
    var owners: [(section: Int, field: Int)] = []
    for (number, section) in sections.enumerated() {
      for (place, field) in section.fields.enumerated() {
        do throws(ExpressionError) {
          switch field.letter {
          case UInt8(ascii: "F"), UInt8(ascii: "X"):
            let pattern = try Array(field.value.utf8).withView { view throws(ExpressionError) in
              try PathPattern(
                wildcards: view, knowsDoubleStars: script.has(.doubleStars),
                isDirectory: isDirectory)
            }
            entries.append(
              Entry(
                pattern: pattern, section: Int32(number), field: Int32(place),
                isExcluding: field.letter == UInt8(ascii: "X")))
          case UInt8(ascii: "N"):
            names.append(try Expression(field.value, skippingSpace: true))
            owners.append((number, place))
          default: break
          }
        } catch {
          report(section, field, error)
        }
      }
    }
    self.entries = entries
    self.names = ExpressionSet(names)
    nameOwners = owners
    tree = PrefixTree(entries.map(\.pattern.prefix))
    hasMaintainer = sections.map { section in
      section.fields.contains { $0.letter == UInt8(ascii: "M") } && section.isMaintained
    }
  }

  /// A field that a path matches.
  struct Hit {
    enum Kind {
      /// A file pattern that reaches so deep.
      case file(depth: Int)
      case name
      /// A pattern that keeps the path out of its section.
      case excluding
    }

    let section: Int
    let field: Int
    let kind: Kind
  }

  /// The sections of `path`, which is counted from the top directory.
  ///
  /// - Parameter depthLimit: A pattern must reach to less than so many levels above the file; 0 for
  ///   any number.
  func find(_ path: ByteView, depthLimit: Int) -> Found {
    weigh(hits(of: path), slashes: path.slashes, depthLimit: depthLimit)
  }

  /// The fields that a path matches, sorted by section and field.
  func hits(of path: ByteView) -> [Hit] {
    let slashes = path.slashes
    var hits: [Hit] = []
    tree.forEachPrefix(of: path) { number in
      let entry = entries[number]
      guard entry.pattern.matchesAfterPrefix(path, slashes: slashes) else { return }
      hits.append(
        Hit(
          section: Int(entry.section), field: Int(entry.field),
          kind: entry.isExcluding ? .excluding : .file(depth: entry.pattern.depth)))
    }
    for number in names.matches(path) {
      let owner = nameOwners[number]
      hits.append(Hit(section: owner.section, field: owner.field, kind: .name))
    }
    hits.sort { ($0.section, $0.field) < ($1.section, $1.field) }
    return hits
  }

  /// What hits, sorted by section and field, say together: the last field of a section decides.
  private func weigh(_ hits: [Hit], slashes: Int, depthLimit: Int) -> Found {
    var found = Found()
    var start = 0
    while start < hits.count {
      let section = hits[start].section
      var end = start
      var depth: Int?
      var isExcluded = false
      var isExact = false
      while end < hits.count, hits[end].section == section {
        switch hits[end].kind {
        case .excluding: isExcluded = true
        case .name: depth = 0
        case .file(let reached):
          if reached >= slashes { isExact = true }
          if depthLimit == 0 || slashes - reached < depthLimit { depth = reached }
        }
        end += 1
      }
      start = end
      guard !isExcluded else { continue }
      if isExact && hasMaintainer[section] { found.isExact = true }
      if let depth { found.matches.append(Match(section: section, depth: depth)) }
    }
    // Stable, so that equally deep ones stay in their order.
    found.matches.sort { ($1.depth, $0.section) < ($0.depth, $1.section) }
    return found
  }
}
