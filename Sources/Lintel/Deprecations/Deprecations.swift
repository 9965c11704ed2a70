// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The functions of `DEPRECATED_API`: a table that is data, in layers.
///
/// A question costs the same with 14 entries and with 10,000.
package final class Deprecations: Sendable {
  private let pool: ByteBuffer
  private let index: ByteSliceIndex
  private let records: [DeprecationsReader.Record]
  private let paths: [String]

  private init(_ reader: consuming DeprecationsReader) {
    index = reader.index
    records = reader.records
    paths = reader.paths
    pool = ByteBuffer(reader.pool.view)
  }

  /// The table that is built in, for a run without a tree.
  package static var builtIn: Deprecations {
    var reader = DeprecationsReader()
    // A test reads the built-in text, so it has no error that could be met here.
    _ = try? reader.readBuiltIn(.newest)
    return Deprecations(reader)
  }

  /// Reads the layers, the later over the earlier: what is built in, the tree's checkpatch.pl
  /// (whose table decides which of the entries so far exist), the user's file, the tree's
  /// `.lintel/deprecations.toml`, then `files` in their order.
  ///
  /// `home` is the directory of the user's settings (`settingsDirectory`). Only `files` must exist.
  package static func load(
    tree: String?, home: String?, files: [String]
  ) throws(DeprecationsError) -> Deprecations {
    var script: ScriptText?
    do throws(InputError) {
      if let tree { script = try ScriptText.load(inFolder: tree + "/scripts") }
    } catch {
      throw DeprecationsError(path: error.path, line: 0, cause: .unreadable(error.reason))
    }
    return try load(script: script, tree: tree, home: home, files: files)
  }

  /// As `load(tree:home:files:)`, with the script that was read already; the built-in table of
  /// `version` where there is none.
  package static func load(
    script: ScriptText?, version: ScriptVersion = .newest, tree: String?, home: String?,
    files: [String]
  ) throws(DeprecationsError) -> Deprecations {
    var reader = DeprecationsReader()
    try reader.readBuiltIn(version)
    var text = ByteBuffer()
    if let script { reader.readScript(script.view, path: script.path) }
    let optional = [home.map { $0 + "/lintel" }, tree.map { $0 + "/.lintel" }]
    for case let directory? in optional {
      let path = directory + "/deprecations.toml"
      if try read(path, isNamed: false, into: &text) { try reader.read(text.view, path: path) }
    }
    for path in files {
      if try read(path, isNamed: true, into: &text) { try reader.read(text.view, path: path) }
    }
    return Deprecations(reader)
  }

  /// The directory of the user's settings: `$XDG_CONFIG_HOME`, or `.config` in `$HOME`.
  ///
  /// A relative `$XDG_CONFIG_HOME` does not count (XDG Base Directory Specification).
  package static func settingsDirectory(xdgConfigHome: String?, home: String?) -> String? {
    if let xdgConfigHome, xdgConfigHome.utf8.first == UInt8(ascii: "/") { return xdgConfigHome }
    guard let home, !home.isEmpty else { return nil }
    return home + "/.config"
  }

  private static func read(
    _ path: String, isNamed: Bool, into text: inout ByteBuffer
  ) throws(DeprecationsError) -> Bool {
    text.clear()
    do {
      if isNamed {
        try InputFile.readTable(path, into: &text)
      } else {
        try RegularFile.read(
          path, limit: Limits.tableBytes, followsLink: false, into: &text)
      }
      return true
    } catch {
      // Where the tree's script is a link, it may be one to Lintel.
      if !isNamed && (error.isMissing || error.isLink) { return false }
      throw DeprecationsError(path: path, line: 0, cause: .unreadable(error.reason))
    }
  }

  /// The entry for a name, or nil where it is not deprecated.
  package func entry(named name: ByteView) -> DeprecatedAPI? {
    guard let number = index.number(of: name, hash: name.hash, in: pool.view),
      !records[number].isRemoved
    else { return nil }
    return entry(number)
  }

  /// All entries, sorted by name.
  package var entries: [DeprecatedAPI] {
    records.indices.filter { !records[$0].isRemoved }.map { entry($0) }
      .sorted { $0.name.precedes($1.name) }
  }

  private func entry(_ number: Int) -> DeprecatedAPI {
    let record = records[number]
    func value(_ key: DeprecationKey) -> ByteView { pool.view(record.values[key.rawValue]) }
    return DeprecatedAPI(
      name: pool.view(index.range(number)), replacement: value(.replacement),
      since: value(.since), reason: value(.reason), link: value(.link), note: value(.note),
      pairsWith: value(.pairsWith), wraps: value(.wraps), family: value(.family),
      helpers: value(.helpers),
      before: value(.before), after: value(.after), examples: value(.examples),
      review: value(.review), conversion: value(.conversion),
      origin: record.file < 0 ? .builtIn : .file(path: paths[record.file], line: record.line))
  }
}

extension ByteView {
  /// Whether the bytes sort before those of `other`.
  fileprivate func precedes(_ other: ByteView) -> Bool {
    for index in 0..<min(count, other.count) where self[index] != other[index] {
      return self[index] < other[index]
    }
    return count < other.count
  }
}
