// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What the user said about whose behaviour a check has (`--compat`).
package enum CompatChoice: Sendable, Equatable {
  /// That of the tree's own script; without one, that of the newest.
  case tree
  /// That of a version.
  case version(ScriptVersion)

  /// The version that is meant where there is no script.
  package var version: ScriptVersion {
    if case .version(let version) = self { version } else { .newest }
  }

  /// The words that `--compat` takes.
  package static var words: [String] { ["tree"] + ScriptVersion.allCases.map(\.rawValue) }

  /// The word for it.
  package var word: String {
    if case .version(let version) = self { version.rawValue } else { "tree" }
  }

  /// Reads a word; nil for an unknown one.
  package init?(word: String) {
    if word == "tree" {
      self = .tree
    } else if let version = ScriptVersion(rawValue: word) {
      self = .version(version)
    } else {
      return nil
    }
  }
}

/// The script whose answers are given: its variants and its types. It is made once a run.
package final class ScriptProfile: Sendable {
  /// Where it comes from.
  package enum Source: Sendable {
    case script(ScriptText)
    case version(ScriptVersion)
  }

  /// Where it comes from.
  package let source: Source
  /// How it behaves where versions differ.
  package let variants: VariantSet

  /// The types that the script names, or, where only the version is known, those that it lacks.
  private let names: ByteSliceIndex
  private let pool: ByteBuffer
  private let namesAreKnown: Bool

  /// What names fewer types is some other program, or older than types.
  private static let fewestTypes = 50

  /// The profile that the options and the script, if there is one, lead to.
  ///
  /// - Parameter isCorrected: Whether it has what later versions call mistakes of this one, as
  ///   `--precise` does in any tree.
  package convenience init(
    _ choice: CompatChoice, script: ScriptText?, forUBoot: Bool = false, isCorrected: Bool = false
  ) {
    let corrections = isCorrected ? VariantSet.corrections : VariantSet()
    switch choice {
    case .version(let version): self.init(version, with: corrections)
    case .tree:
      if let script, script.quotedNames.count >= Self.fewestTypes {
        self.init(script, with: corrections)
      } else {
        self.init(forUBoot ? .uBoot : .newest, with: corrections)
      }
    }
  }

  /// That of a version.
  package init(_ version: ScriptVersion, with corrections: VariantSet = VariantSet()) {
    var variants = VariantSet()
    VersionTables.forEachVariant { row in
      if row.availability.contains(version) { variants.insert(row.variant) }
    }
    var pool = ByteBuffer(capacity: 1 << 10)
    var names = ByteSliceIndex(expecting: 48)
    VersionTables.forEachType { name, availability in
      guard !availability.contains(version) else { return }
      let start = pool.count
      pool.append(name)
      names.insert(start..<pool.count, hash: name.hash, in: pool.view)
    }
    source = .version(version)
    self.variants = variants.union(corrections)
    self.names = names
    self.pool = ByteBuffer(pool.view)
    namesAreKnown = false
  }

  /// That of a script.
  package init(_ script: ScriptText, with corrections: VariantSet = VariantSet()) {
    let places = script.quotedNames
    var pool = ByteBuffer(capacity: 1 << 13)
    var names = ByteSliceIndex(expecting: places.count)
    for place in places {
      let name = script.view[place]
      let start = pool.count
      pool.append(name)
      names.insert(start..<pool.count, hash: name.hash, in: pool.view)
    }
    source = .script(script)
    variants = script.variants.union(corrections)
    self.names = names
    self.pool = ByteBuffer(pool.view)
    namesAreKnown = true
  }

  /// The word of `--compat` that it goes by; `tree` for the tree's own script.
  package var name: String {
    switch source {
    case .script: "tree"
    case .version(let version): version.rawValue
    }
  }

  /// Whether the script behaves so.
  @inline(__always)
  package func has(_ variant: Variant) -> Bool { variants.contains(variant) }

  /// Whether the script has a type.
  package func knows(_ type: StaticString) -> Bool { knows(name: ByteView(type)) }

  /// Whether the script has the type of this name.
  package func knows(name type: ByteView) -> Bool {
    (names.number(of: type, hash: type.hash, in: pool.view) != nil) == namesAreKnown
  }

  /// The types to list, and the level of those that have one: the script's own list, or, where only the
  /// version is known, those of `types`, which are Lintel's, that it has.
  package func listed(of types: [RuleInfo]) -> [(name: String, level: Level?)] {
    if case .script(let script) = source { return script.listedTypes }
    return types.filter { knows($0.type) }.map { info in
      (info.name, RuleInfo.severalLevels.contains(info.name) ? nil : info.level)
    }
  }

  /// Those of `types`, which are Lintel's, that the script does not have.
  package func missing(of types: [RuleInfo]) -> [RuleInfo] { types.filter { !knows($0.type) } }

  /// The types that the script lists and that are not among `types`, which are Lintel's; sorted.
  package func unknown(beside types: [RuleInfo]) -> [String] {
    guard case .script(let script) = source else { return [] }
    let known = Set(types.map(\.name))
    return script.listedTypes.map(\.name).filter { !known.contains($0) }
  }
}
