// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The text of a checkpatch.pl or get_maintainer.pl, and what it says about its own behaviour.
///
/// It is read and searched, never run: which types it names, and which of the probes of
/// `VariantTable` it has. The kernel's version in a Makefile says less, since stable trees take single
/// changes of the script.
package final class ScriptText: Sendable {
  /// Where the script is; for a tree with the shim, the copy that was kept.
  package let path: String
  private let file: FileText

  /// All of it.
  package var view: ByteView { file.view }

  /// The script in a folder; nil where there is none, or no Perl.
  ///
  /// Where Lintel stands in for the script, it is in the copy that was kept. The folder is a
  /// stranger's: what is no regular file is an error, but a link, which may be one to Lintel, is
  /// passed over.
  package static func load(
    _ script: Shim.Script = .checkpatch, inFolder folder: String
  ) throws(InputError) -> ScriptText? {
    var path = folder + "/" + script.rawValue
    var text = ByteBuffer()
    var isRead = try read(path, into: &text)
    let isShim = isRead && text.view.contains(Shim.mark)
    if isShim || !isRead {
      path += Shim.keptSuffix
      text.clear()
      isRead = try read(path, into: &text)
      if !isRead, isShim, let original = indexed(script, in: folder) {
        original.withView { text.append($0) }
        isRead = true
      }
    }
    return isRead ? ScriptText(path: path, FileText(text.view)) : nil
  }

  /// The script as git's index has it, where the copy that was kept is lost.
  private static func indexed(_ script: Shim.Script, in folder: String) -> [UInt8]? {
    let root = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? "."
    return try? ShimInstallation.original(of: script, in: root).text
  }

  private static func read(_ path: String, into text: inout ByteBuffer) throws(InputError) -> Bool {
    do throws(InputError) {
      try RegularFile.read(path, followsLink: false, into: &text)
      return true
    } catch {
      if error.isMissing || error.isLink { return false }
      throw error
    }
  }

  /// The script at a path; nil where it cannot be read, or is no Perl.
  package convenience init?(at path: String) {
    guard let file = FileText(path) else { return nil }
    self.init(path: path, file)
  }

  private init?(path: String, _ file: FileText) {
    guard PerlDeprecationTable.isPerl(file.view) else { return nil }
    self.path = path
    self.file = file
  }

  /// The variants whose probe the script has.
  package var variants: VariantSet {
    var probes: [[UInt8]] = []
    var variants: [Variant] = []
    VersionTables.forEachVariant { row in
      probes.append(row.probe.bytes)
      variants.append(row.variant)
    }
    var found = VariantSet()
    PieceSearch(probes).forEachMatch(in: view) { found.insert(variants[$0]) }
    return found
  }

  /// Whether the script is older than what the tables know: it lacks a type that 6.1 had.
  package var isOlderThanTables: Bool { !view.contains("\"DUPLICATED_SYSCTL_CONST\"") }

  /// The places of the names in quotes, of either sort, that look like a type.
  package var quotedNames: [Range<Int>] {
    names(between: UInt8(ascii: "\"")) + names(between: UInt8(ascii: "'"))
  }

  private func names(between quote: UInt8) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var at = 0
    while let open = view.firstIndex(of: quote, from: at) {
      at = open + 1
      guard view[at].isUpper else { continue }
      let end = view.wordEnd(at)
      if end > at + 2, view[end] == quote {
        names.append(at..<end)
        at = end + 1
      }
    }
    return names
  }

  /// The types that the script's own list has, sorted by name, and the level of those that have one:
  /// types that stand where a finding is reported, or where the type of one is chosen.
  package var listedTypes: [(name: String, level: Level?)] {
    var levels: [String: Level?] = [:]
    // The script's list passes over the other quotes.
    for place in names(between: UInt8(ascii: "\"")) {
      guard let site = site(before: place.lowerBound - 1) else { continue }
      let name = view[place].string
      if let known = levels[name] {
        levels[name] = .some(known == site.level ? known : nil)
      } else {
        levels[name] = .some(site.level)
      }
    }
    return levels.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  /// Where a finding is reported.
  private struct Site {
    /// Its level; nil where that is decided elsewhere.
    let level: Level?
  }

  /// What stands before the quote of a type's name; nil where that reports nothing.
  private func site(before quote: Int) -> Site? {
    let end = view.skipSpacesBack(quote)
    let before = view.upTo(view.skipSpacesBack(end - 1))
    switch view[end - 1] {
    case UInt8(ascii: "("):
      if before.hasSuffix("&{$msg_level}") { return Site(level: nil) }
      let word = before[before.wordStart(before.count)..<before.count]
      if word.equals("ERROR") { return Site(level: .error) }
      if word.equals("WARN") { return Site(level: .warning) }
      return word.equals("CHK") ? Site(level: .check) : nil
    case UInt8(ascii: "="): return before.hasSuffix("$msg_type") ? Site(level: nil) : nil
    default: return nil
    }
  }
}
