// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// The list of tracked files in git's index, read in place.
///
/// Versions 2 to 4 of the format in gitformat-index(5) are read. An index that is split in two, or
/// in which a directory stands for its files, or with ids that are not SHA-1, is left to git.
package final class GitIndex: Sendable {
  private let file: MappedFile
  private let version: Int
  private let count: Int

  /// The entries' names, once a few questions have shown that a table is worth its milliseconds.
  private let table = Mutex<(questions: Int, names: [[UInt8]])>((0, []))

  /// The index of the repository that is kept at `path`, or nil when only git can read it.
  init?(gitDirectory path: String) {
    guard let directory = GitIndex.resolve(path) else { return nil }
    let names = FileTree.entries(of: directory).map(\.name)
    guard !names.contains(where: { $0.hasPrefix("sharedindex.") }),
      let file = MappedFile(directory + "/index")
    else { return nil }
    // The files of a repository may be elsewhere, which a file in place of the folder says as well.
    let isPlain = FileKind(at: path) == .directory
    // A work tree of its own keeps its configuration in the main repository.
    for config in [directory + "/config", directory + "/../../config"] {
      var text = ByteBuffer()
      if (try? RegularFile.read(config, followsLink: true, into: &text)) != nil {
        if text.view.firstIndexIgnoringCase(of: "sha256") != nil { return nil }
        if isPlain, text.view.firstIndexIgnoringCase(of: "worktree") != nil { return nil }
      }
    }
    let view = file.view
    guard view.has("DIRC"), (2...4).contains(view.bigEndian(at: 4, bytes: 4)) else { return nil }
    self.file = file
    version = view.bigEndian(at: 4, bytes: 4)
    count = view.bigEndian(at: 8, bytes: 4)
  }

  /// The directory that `.git` is, or that it names in a work tree or submodule.
  static func resolve(_ path: String) -> String? {
    guard FileKind(at: path) == .regular else { return path }
    var text = ByteBuffer()
    guard (try? RegularFile.read(path, followsLink: true, into: &text)) != nil,
      text.view.has("gitdir: ")
    else {
      return nil
    }
    let target = text.view.from(8).trimmed.string
    if target.hasPrefix("/") { return target }
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return parent + "/" + target
  }

  /// Whether one file of exactly this name is tracked; nil when only git can say.
  func contains(_ path: ByteView) -> Bool? {
    let wanted = path.bytes
    let names: [[UInt8]]? = table.withLock { table in
      table.questions += 1
      if table.questions == 8 {
        let isReadable = forEachEntry { name, _ in
          table.names.append(name.bytes)
          return true
        }
        if !isReadable { table.names = [] }
      }
      return table.names.isEmpty ? nil : table.names
    }
    if let names {
      var low = 0
      var high = names.count
      while low < high {
        let middle = (low + high) / 2
        let isBefore = names[middle].lexicographicallyPrecedes(wanted)
        if isBefore { low = middle + 1 } else { high = middle }
      }
      return low < names.count && names[low] == wanted
        && !(low + 1 < names.count && names[low + 1] == wanted)
    }
    var found = 0
    let isReadable = forEachEntry { name, _ in
      switch name.order(to: path) {
      case 0: found += 1
      case 1: return false
      default: break
      }
      return true
    }
    return isReadable ? found == 1 : nil
  }

  /// Calls `body` with each tracked file whose name starts with `prefix`; false when only git can say.
  ///
  /// A file that is being merged has an entry for each side, of which the first counts.
  func forEachFile(below prefix: [UInt8], _ body: (ByteView, Entry) -> Void) -> Bool {
    var merged: [UInt8] = []
    return prefix.withView { prefix in
      forEachEntry { name, entry in
        guard name.has(prefix) else { return name.order(to: prefix) < 0 }
        if entry.stage == 0 {
          body(name, entry)
        } else if !merged.withView({ $0.equals(name) }) {
          merged = name.bytes
          body(name, entry)
        }
        return true
      }
    }
  }

  /// What stands beside a name.
  package struct Entry {
    /// What is tracked: a file, a symbolic link, or the commit of another repository.
    package enum Kind: Sendable { case regular, link, repository }

    /// Which side of a merge it is; 0 where there is none.
    let stage: Int
    /// How many bytes the file had when git last looked.
    let size: Int
    let kind: Kind

    init(flags: Int, size: Int, mode: Int) {
      stage = flags >> 12 & 3
      self.size = size
      switch mode & 0xF000 {
      case 0x8000: kind = .regular
      case 0xE000: kind = .repository
      default: kind = .link
      }
    }
  }

  /// Calls `body` with each name until it returns false; false when the index is not as it should be.
  private func forEachEntry(_ body: (ByteView, Entry) -> Bool) -> Bool {
    let view = file.view
    var at = 12
    var name: [UInt8] = []
    for _ in 0..<count {
      let flags = view.bigEndian(at: at + 60, bytes: 2)
      let isExtended = flags & 0x4000 != 0
      let nameStart = at + (isExtended ? 64 : 62)
      // A directory instead of its files.
      guard nameStart < view.count, view.bigEndian(at: at + 24, bytes: 4) & 0xF000 != 0x4000
      else { return false }
      let entry = Entry(
        flags: flags, size: view.bigEndian(at: at + 36, bytes: 4),
        mode: view.bigEndian(at: at + 24, bytes: 4))
      if version == 4 {
        guard let (removed, start) = view.offsetInteger(at: nameStart), removed <= name.count,
          let end = view.firstIndex(of: 0, from: start)
        else { return false }
        name.removeLast(removed)
        name += view[start..<end].bytes
        at = end + 1
        if !name.withView({ body($0, entry) }) { return true }
      } else {
        guard let end = view.firstIndex(of: 0, from: nameStart) else { return false }
        if !body(view[nameStart..<end], entry) { return true }
        // Padded with zero bytes, at least one, to a multiple of eight.
        at += (end - at + 8) & ~7
      }
    }
    return true
  }
}

extension ByteView {
  /// The number that `bytes` bytes at `index` write, the highest first.
  fileprivate func bigEndian(at index: Int, bytes: Int) -> Int {
    var value = 0
    for offset in 0..<bytes { value = value << 8 | Int(self[index + offset]) }
    return value
  }

  /// The number in git's variable-width form at `start`, and where it ends.
  fileprivate func offsetInteger(at start: Int) -> (value: Int, end: Int)? {
    var at = start
    var value = Int(self[at] & 0x7F)
    while self[at] & 0x80 != 0 {
      at += 1
      guard value < 1 << 40 else { return nil }
      value = (value + 1) << 7 | Int(self[at] & 0x7F)
    }
    return (value, at + 1)
  }

  /// -1, 0 or 1 as the view sorts before, with or after the other, byte by byte.
  fileprivate func order(to other: ByteView) -> Int {
    var at = 0
    while at < count && at < other.count {
      if self[at] != other[at] { return self[at] < other[at] ? -1 : 1 }
      at += 1
    }
    return count == other.count ? 0 : count < other.count ? -1 : 1
  }
}
