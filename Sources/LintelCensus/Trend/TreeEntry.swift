// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// An entry of a git tree object that a census may care about.
struct TreeEntry {
  /// What the entry is.
  enum Kind: Equatable {
    case tree
    case source(SourceFile.Language)
  }

  let kind: Kind
  let id: ObjectID
  let name: [UInt8]

  /// The folders and source files of a tree, in its order; links and submodules are left out.
  static func list(_ tree: ByteView, idLength: Int) -> [TreeEntry] {
    var entries: [TreeEntry] = []
    var at = 0
    while at < tree.count {
      guard let end = tree.firstIndex(of: 0, from: at), end + 1 + idLength <= tree.count else {
        break
      }
      let space = tree.firstIndex(of: UInt8(ascii: " "), from: at) ?? end
      let mode = tree[at..<space]
      let name = tree[(space + 1)..<end]
      at = end + 1 + idLength
      let kind: Kind
      if mode.equals("40000") {
        kind = .tree
      } else if mode.has("100"), let language = SourceFile.language(of: name) {
        kind = .source(language)
      } else {
        continue
      }
      entries.append(
        TreeEntry(
          kind: kind, id: ObjectID(raw: tree.from(end + 1), length: idLength), name: name.bytes))
    }
    return entries
  }
}
