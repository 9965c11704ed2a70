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
    guard FileKind.exists(root + "/.git"),
      var ask = try? GitCommand(
        ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], in: .folder(root)
      ).start()
    else { return (nil, []) }
    ask.closeInput()
    var commit = ByteBuffer()
    guard ask.readLine(into: &commit), commit.count >= 40,
      var objects = try? ObjectReader(in: .folder(root))
    else { return (nil, []) }
    var others: [String] = []
    for file in files where !has(file, &objects) { others.append(file.path) }
    return (commit.view.string, others)
  }

  /// Whether the commit has the file as it was converted.
  private static func has(_ file: ConvertedFile, _ objects: inout ObjectReader) -> Bool {
    guard !file.path.contains("\n") else { return false }
    let asked = Array("HEAD:\(file.path)\n".utf8).withView { objects.ask($0) }
    guard asked, case .object(_, let size) = objects.answer() else { return false }
    var contents = ByteBuffer()
    guard objects.take(size, into: &contents) else { return false }
    return file.old.withView { contents.view.equals($0) }
  }
}
