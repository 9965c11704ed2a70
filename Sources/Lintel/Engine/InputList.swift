// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds out what the arguments of a check stand for.
package enum InputList {
  /// The inputs for the arguments.
  ///
  /// With `-g` they are revisions. With `-f` they are files, and a folder stands for every file that
  /// git tracks below it. Else they are patches, but a file that git tracks is a source file, as in
  /// checkpatch.pl.
  package static func inputs(_ options: CheckOptions, git: Git) -> any InputSource {
    if options.git { return CommitInputs(GitRange(expressions: options.inputs, git: git)) }
    var inputs: [CheckInput] = []
    var sizes: [Int?] = []
    for argument in options.inputs {
      if options.file && FileKind(at: argument) == .directory {
        // What a link leads to is a tracked file of its own, or none of the project's.
        for file in git.trackedFilesWithSizes(below: folder(argument))
        where !file.isLink {
          inputs.append(.listedFile(ListedFile(file.path)))
          sizes.append(file.size)
        }
        continue
      }
      if argument == "-", let name = options.stdinFilename {
        inputs.append(.stream(name: name, isFile: options.file))
        sizes.append(nil)
        continue
      }
      let isFile = options.file || argument != "-" && isTracked(argument, git)
      inputs.append(isFile ? .file(path: argument) : .patch(path: argument))
      sizes.append(FileStatus(of: argument).flatMap { $0.isRegular ? $0.size : nil })
    }
    return ListedInputs(inputs, sizes: sizes)
  }

  private static func isTracked(_ path: String, _ git: Git) -> Bool {
    [UInt8](path.utf8).withView { git.isTracked($0) } == true
  }

  /// A folder as git names it: relative to the top, without a trailing slash.
  private static func folder(_ argument: String) -> String {
    var parts = argument.split(separator: "/").filter { $0 != "." }
    if argument.hasPrefix("/") { parts.insert("", at: 0) }
    return parts.joined(separator: "/")
  }
}
