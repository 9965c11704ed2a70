// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The files of a folder that no repository knows about, found by walking through it.
///
/// Passed over are what `.gitignore` files in the folder and below say, hidden files, and what
/// `Byproducts` names; but a pattern of the folder itself that leaves nothing of it has no say.
/// Symbolic links are not followed, so that the walk cannot go in circles or leave the folder.
package struct FolderWalk {
  /// The files, counted from the folder, in the order in which git lists files.
  package private(set) var files: [String] = []
  /// The folders and ignore files that could not be read.
  package private(set) var problems: [InputError] = []

  /// A file to list or a folder to read.
  private struct Item {
    /// The path from the folder where the walk began; that of a folder ends with a slash.
    let path: [UInt8]
    let isFolder: Bool
    /// How many folders are above it.
    let depth: Int
    /// The ignore files above it.
    let rules: IgnoreRules
  }

  /// How deep folders are followed; a path has room for no more.
  private static let deepest = 2048

  /// What stands before each path for the system and for messages.
  private let prefix: String

  /// Walks through `folder`, which may be a link to one.
  package init(_ folder: String) {
    prefix = FolderPath.prefix(of: folder)
    var pending = [Item(path: [], isFolder: true, depth: 0, rules: IgnoreRules())]
    while let item = pending.popLast() {
      if item.isFolder {
        pending += read(item).sorted { $1.path.lexicographicallyPrecedes($0.path) }
      } else {
        files.append(String(decoding: item.path, as: UTF8.self))
      }
    }
  }

  /// What is to be done about the entries of a folder.
  private mutating func read(_ folder: Item) -> [Item] {
    let place = FolderPath.shown(prefix + String(decoding: folder.path, as: UTF8.self))
    let entries: [(name: String, kind: FileKind)]
    do throws(InputError) {
      if folder.depth > Self.deepest { throw InputError(path: place, code: InputError.tooDeep) }
      entries = try FileTree.list(place)
    } catch {
      // What vanished on the way is not there.
      if folder.depth == 0 || !error.isMissing { problems.append(error) }
      return []
    }
    if folder.depth > 0, Byproducts.areMarked(by: entries.map(\.name)) { return [] }
    var rules = folder.rules
    if entries.contains(where: { $0.name == IgnoreFile.name && $0.kind == .regular }) {
      addRules(place, base: folder.path.count, to: &rules)
    }
    return entries.compactMap { item($0.name, $0.kind, in: folder, rules) }
  }

  private mutating func addRules(_ place: String, base: Int, to rules: inout IgnoreRules) {
    do throws(InputError) {
      var text = ByteBuffer()
      var folder = TreeFolder(place)
      _ = try folder.read(IgnoreFile.name, limit: IgnoreFile.sizeLimit, into: &text)
      // Who names a folder does not mean nothing of it.
      rules.add(IgnoreFile(text.view, keepsSomething: base == 0), base: base)
    } catch {
      problems.append(error)
    }
  }

  /// An entry of a folder, unless it is passed over.
  private func item(
    _ name: String, _ kind: FileKind, in folder: Item, _ rules: IgnoreRules
  ) -> Item? {
    guard kind != .other, !name.hasPrefix(".") else { return nil }
    let isFolder = kind == .directory
    let path = folder.path + Array(name.utf8)
    let isIgnored = path.withView { rules.ignores($0, name: folder.path.count, isFolder: isFolder) }
    let full = prefix + String(decoding: path, as: UTF8.self)
    guard !isIgnored, isFolder ? !Byproducts.isFolder(name) : !Byproducts.isFile(name, at: full)
    else { return nil }
    return Item(
      path: isFolder ? path + [UInt8(ascii: "/")] : path,
      isFolder: isFolder, depth: folder.depth + 1, rules: rules)
  }
}
