// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The folder of the checkpatch.pl that a check stands in for.
///
/// The script takes its words, constant structures and deprecated functions from the folder that it is
/// in, whether there is a kernel tree or not.
package enum ScriptFolder {
  /// How many folders above the working one are looked at; more are no project's.
  private static let mostSteps = 64

  /// The folder, without a slash at its end; nil where there is none.
  ///
  /// - Parameters:
  ///   - program: the path under which the program was started, where that is the script's name.
  ///   - root: the folder of `--root`.
  ///   - tree: the kernel tree that is checked against.
  package static func find(program: String?, root: String?, tree: Tree?) -> String? {
    if let program, let slash = program.lastIndex(of: "/") {
      // An installed program is named like the script as well; what counts is the script itself, or
      // the copy that was kept where the program took its place.
      let folder = String(program[..<slash])
      if FileKind.exists(keptScript(folder)) { return folder }
      let real = FileTree.absolutePath(program)
      if startsAsPerl(real), let slash = real.lastIndex(of: "/") {
        let realFolder = String(real[..<slash])
        return FileTree.absolutePath(folder) == realFolder ? folder : realFolder
      }
    }
    if let tree { return tree.root + "/scripts" }
    if let scripts = root.map({ $0 + "/scripts" }), holdsScript(scripts) { return scripts }
    return aboveWorkingFolder
  }

  /// The `scripts` folder with a checkpatch.pl that is nearest, at or above the working folder.
  private static var aboveWorkingFolder: String? {
    var folder = "."
    var path = FileTree.absolutePath(".")
    for _ in 0..<mostSteps {
      let scripts = folder == "." ? "scripts" : folder + "/scripts"
      if holdsScript(scripts) { return scripts }
      guard let slash = path.lastIndex(of: "/"), path.utf8.count > 1 else { return nil }
      path = String(path[..<slash])
      folder = folder == "." ? ".." : folder + "/.."
    }
    return nil
  }

  /// Whether a folder has the script, or the copy that was kept of it.
  private static func holdsScript(_ folder: String) -> Bool {
    FileKind.exists(keptScript(folder))
      || startsAsPerl(folder + "/" + Shim.Script.checkpatch.rawValue)
  }

  private static func keptScript(_ folder: String) -> String {
    folder + "/" + Shim.Script.checkpatch.rawValue + Shim.keptSuffix
  }

  /// Whether a file starts as Perl scripts do; programs are not read as a whole.
  private static func startsAsPerl(_ path: String) -> Bool {
    var head = ByteBuffer()
    return FileKind(at: path) == .regular && InputFile.readStart(path, 256, into: &head)
      && PerlDeprecationTable.isPerl(head.view)
  }
}
