// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds out what the arguments of a check stand for.
package enum InputList {
  /// The inputs for the arguments.
  ///
  /// With `-g` they are revisions. With `-f` they are files, and a folder stands for the files that
  /// `FolderContents` finds in it. Else they are patches, but a file that git tracks is a source file,
  /// as in checkpatch.pl.
  ///
  /// - Parameter met: The files that were met, each of which is taken once; nil where each is taken as
  ///   often as it is named.
  package static func inputs(
    _ options: CheckOptions, git: Git, met: MetFiles? = nil
  ) -> any InputSource {
    if options.git {
      let longest = options.actsAsScript ? .max : Limits.commitBytes + 1
      return CommitInputs(GitRange(expressions: options.inputs, git: git, longest: longest))
    }
    var inputs: [CheckInput] = []
    var sizes: [Int?] = []
    var folders: [FolderContents] = []
    for argument in options.inputs {
      if argument == "-", let name = options.stdinFilename {
        inputs.append(.stream(name: name, isFile: options.file))
        sizes.append(nil)
        continue
      }
      let isFolder = argument != "-" && FileKind(at: argument) == .directory
      if isFolder, options.file {
        let folder = FolderContents(argument)
        for file in folder.files where !file.isLink && met?.insert(file.path) != false {
          inputs.append(.listedFile(file.listed))
          sizes.append(file.size)
        }
        folders.append(folder)
      } else if met?.insert(argument) == false {
        continue
      } else if isFolder {
        // The script takes it for an empty patch.
        let error = InputError(
          path: argument, code: InputError.isFolder, detail: "a folder; -f checks the files in it")
        inputs.append(.unreadable(error, scriptStatus: 0))
        sizes.append(0)
      } else {
        let isFile =
          options.file || !options.commitMessages && argument != "-" && isTracked(argument, git)
        inputs.append(isFile ? .file(path: argument) : .patch(path: argument))
        sizes.append(FileStatus(of: argument).flatMap { $0.isRegular ? $0.size : nil })
      }
    }
    let listed = ListedInputs(inputs, sizes: sizes)
    return folders.isEmpty ? listed : FolderInputs(listed, folders, met: met, waits: options.fix)
  }

  private static func isTracked(_ path: String, _ git: Git) -> Bool {
    [UInt8](path.utf8).withView { git.isTracked($0) } == true
  }
}
