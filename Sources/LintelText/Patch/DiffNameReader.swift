// SPDX-License-Identifier: GPL-2.0-only

/// Follows which file a diff is about, by the lines around its hunks.
///
/// Whether names have a first folder that only diffs have (`a/`, `b/`) is decided for each file: by
/// the two names, which are the same without one, and by the lines of a rename, which never have it.
package struct DiffNameReader: Sendable {
  /// What a line says.
  package enum Line: Sendable {
    /// A file's diff begins: `diff --git A B`.
    case start
    /// The diff of a merge begins, which has several old files: `diff --cc A`.
    case combined
    /// `--- A`.
    case old
    /// `+++ B`.
    case new
    /// `rename from A`, `rename to B`, and the same of copies.
    case from, to
  }

  /// The path of the file before the patch, from the top of the tree; nil where there is none.
  package private(set) var oldPath: [UInt8]?
  /// The path of the file after the patch, from the top of the tree; nil where there is none.
  package private(set) var newPath: [UInt8]?

  /// The names as the diff has them; nil for none and for `/dev/null`.
  private var old: [UInt8]?
  private var new: [UInt8]?
  /// Whether the file's line `+++ B` was read.
  private var hasNewLine = false
  /// Whether the names have a first folder of the diff's own; nil while that is not known.
  private var hasFolder: Bool?

  /// A reader at the start of a patch.
  package init() {}

  /// Reads a line outside of hunks; nil where it says nothing about names.
  package mutating func read(_ line: ByteView) -> Line? {
    switch line[0] {
    case UInt8(ascii: "d"): return readStart(line)
    case UInt8(ascii: "-"):
      guard line.has("---"), line[3].isSpace, line.skipSpaces(3) < line.count else { return nil }
      // Where no `diff` line came before, the line opens the diff of the next file.
      if hasNewLine { self = DiffNameReader() }
      old = Self.name(line)
      return .old
    case UInt8(ascii: "+"):
      guard line.has("+++"), line[3].isSpace, line.skipSpaces(3) < line.count else { return nil }
      new = Self.name(line)
      hasNewLine = true
      decide()
      return .new
    case UInt8(ascii: "r"), UInt8(ascii: "c"): return readRename(line)
    default: return nil
    }
  }

  private mutating func readStart(_ line: ByteView) -> Line? {
    guard line.has("diff ") else { return nil }
    self = DiffNameReader()
    if line.has("diff --cc ") || line.has("diff --combined ") {
      let name = DiffName.name(line.from(line.has("diff --cc ") ? 10 : 16))
      oldPath = name
      newPath = name
      return .combined
    }
    guard let (old, new) = DiffName.pair(line) else { return nil }
    self.old = old
    self.new = new
    decide()
    return .start
  }

  private mutating func readRename(_ line: ByteView) -> Line? {
    let starts: [(StaticString, Line)] = [
      ("rename from ", .from), ("rename to ", .to), ("copy from ", .from), ("copy to ", .to),
    ]
    guard let (start, kind) = starts.first(where: { line.has($0.0) }) else { return nil }
    let name = DiffName.name(line.from(start.utf8CodeUnitCount))
    guard !name.isEmpty else { return nil }
    if case .from = kind {
      if let old { hasFolder = old != name }
      oldPath = name
    } else {
      newPath = name
    }
    return kind
  }

  /// The name after `--- ` or `+++ `; nil for `/dev/null`.
  private static func name(_ line: ByteView) -> [UInt8]? {
    let name = DiffName.name(line.from(line.skipSpaces(3)))
    return name.withView { $0.equals("/dev/null") } ? nil : name
  }

  /// Takes the diff's own folders off the names.
  private mutating func decide() {
    if hasFolder == nil, let old, let new {
      // Two names that are the same have none, unless it looks like one.
      hasFolder = old != new || old.withView(DiffName.hasDiffFolder)
    }
    oldPath = path(old)
    newPath = path(new)
  }

  private func path(_ name: [UInt8]?) -> [UInt8]? {
    guard let name, hasFolder != false, let slash = name.firstIndex(of: UInt8(ascii: "/")) else {
      return name
    }
    return [UInt8](name[(slash + 1)...])
  }
}
