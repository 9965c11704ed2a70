// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// The commit that a series is made for.
package enum SeriesBase {
  /// The commit that is checked out at `root`; nil without a repository there.
  ///
  /// `others` are files that are not in the tree as in that commit, which no patch will apply to.
  package static func find(
    _ files: [ConvertedFile], root: String
  ) -> (commit: String?, others: [String]) {
    guard FileKind.exists(root + "/.git"), let commit = name("HEAD^{commit}", root: root),
      var objects = try? ObjectReader(in: .folder(root))
    else { return (nil, []) }
    var others: [String] = []
    for file in files where !has(file, &objects, root) { others.append(file.path) }
    return (commit, others)
  }

  /// The name of the object that a file is in that commit; nil where it has none.
  static func object(_ path: String, root: String) -> String? {
    name("HEAD:\(path)", root: root)
  }

  private static func name(_ expression: String, root: String) -> String? {
    guard
      var ask = try? GitCommand(
        ["rev-parse", "--verify", "--quiet", "--end-of-options", expression], in: .folder(root)
      ).start()
    else { return nil }
    ask.closeInput()
    var name = ByteBuffer()
    return ask.readLine(into: &name) && name.count >= 40 ? name.view.string : nil
  }

  /// Whether the commit has the file as it was converted.
  private static func has(
    _ file: ConvertedFile, _ objects: inout ObjectReader, _ root: String
  ) -> Bool {
    // A question is a line: what has one in its name is asked for by its number.
    let name = file.path.contains("\n") ? object(file.path, root: root) : "HEAD:\(file.path)"
    guard let name else { return false }
    let asked = Array("\(name)\n".utf8).withView { objects.ask($0) }
    guard asked, case .object(_, let size) = objects.answer() else { return false }
    var contents = ByteBuffer()
    guard objects.take(size, into: &contents) else { return false }
    return file.old.withView { contents.view.equals($0) }
  }
}
