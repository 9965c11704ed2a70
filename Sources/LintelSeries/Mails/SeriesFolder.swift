// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The folder that a series is written to.
///
/// It holds nothing else: it is new or empty, or has an older series of ours, of which nobody has
/// changed a byte, and which the new one replaces.
package struct SeriesFolder {
  private let path: String
  private let old: [String]

  /// The folder at `path`, which need not be there.
  package init(_ given: String) throws(InputError) {
    var path = given
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    switch FileKind(ofEntry: path) {
    case nil:
      if path.isEmpty { throw InputError(path: given, code: InputError.refused, detail: "no name") }
      old = []
    case .directory:
      old = try FileTree.list(path).map(\.name).sorted()
      for name in old where !Self.isOurs(name, in: path) {
        throw InputError(
          path: given, code: InputError.refused,
          detail: "has \(QuotedName.shown(name)), which is no patch as a series left it")
      }
    case .regular, .other:
      throw InputError(
        path: given, code: InputError.refused, detail: "not a folder; a link is not followed")
    }
  }

  private static func isOurs(_ name: String, in path: String) -> Bool {
    guard name.hasSuffix(".patch"), name.utf8.prefix(while: { $0 &- 48 < 10 }).count >= 4 else {
      return false
    }
    var folder = TreeFolder(path)
    guard let text = folder.contents(name, limit: Limits.inputBytes) else { return false }
    return SeriesMail.isUnchanged(text.view)
  }

  /// Writes the mails, and takes away what is left of the older series.
  package func write(_ mails: [SeriesMail]) throws(InputError) {
    FileTree.makeDirectory(path)
    var folder = TreeFolder(path)
    for mail in mails {
      try mail.text.withView { text throws(InputError) in
        try folder.replace(mail.name, bytes: text)
      }
    }
    let new = Set(mails.map(\.name))
    for name in old where !new.contains(name) { FileTree.removeFile(path + "/" + name) }
  }
}
