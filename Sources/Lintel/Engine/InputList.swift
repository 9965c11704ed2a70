// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds out what the arguments of a check stand for.
package enum InputList {
  /// The inputs for the arguments.
  ///
  /// With `-g` they are revisions. With `-f` they are files, and a folder stands for every file that
  /// git tracks below it. Else they are patches, but a file that git tracks is a source file, as in
  /// checkpatch.pl.
  package static func inputs(_ options: CheckOptions, git: Git) -> [CheckInput] {
    if options.git { return commits(options.inputs, git) }
    return options.inputs.flatMap { argument -> [CheckInput] in
      if options.file {
        guard FileKind(at: argument) == .directory else { return [.file(path: argument)] }
        return git.trackedFiles(below: folder(argument)).map { .file(path: $0) }
      }
      let bytes = [UInt8](argument.utf8)
      let isTracked = argument != "-" && bytes.withView { git.isTracked($0) } == true
      return [isTracked ? .file(path: argument) : .patch(path: argument)]
    }
  }

  /// A folder as git names it: relative to the top, without a trailing slash.
  private static func folder(_ argument: String) -> String {
    var parts = argument.split(separator: "/").filter { $0 != "." }
    if argument.hasPrefix("/") { parts.insert("", at: 0) }
    return parts.joined(separator: "/")
  }

  private static func commits(_ expressions: [String], _ git: Git) -> [CheckInput] {
    var inputs: [CheckInput] = []
    GitRange(expressions: expressions, git: git).forEachCommit { commit, text in
      let id = String(decoding: commit.id, as: UTF8.self)
      let subject = String(decoding: commit.subject, as: UTF8.self)
      inputs.append(
        .commit(
          text: text.bytes, name: id, displayName: "Commit \(id.prefix(12)) (\"\(subject)\")"))
      return true
    }
    return inputs
  }
}
