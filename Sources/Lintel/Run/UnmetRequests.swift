// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension CheckOptions {
  /// What the options name and is not there, is too large or cannot be written, a line each: types to
  /// report, files with words, a profile, and files for reports.
  ///
  /// A check without them would find less than was asked for. The script goes on in silence, or with
  /// a remark.
  package var unmetRequests: [String] {
    var problems = problems(of: "--types")
    let profiles =
      SubsystemProfiles.all.map(\.name) + SettingsProfile.allCases.map(\.rawValue)
    if let profile, !profiles.contains(profile) {
      problems.append("--profile=\(profile): the profiles are \(profiles.joined(separator: ", "))")
    }
    var paths: [String] = []
    if let typedefsFile { paths.append(typedefsFile) }
    if codespell { paths.append(CodespellDictionary.path(codespellFile)) }
    // What comes through a pipe can be read once only.
    for path in paths where FileKind(at: path) != .other {
      var text = ByteBuffer()
      do throws(InputError) {
        try InputFile.readTable(path, into: &text)
      } catch {
        problems.append(error.description)
      }
    }
    return problems + lostOutputs
  }

  /// The files for reports that would be lost, a line each: where two reports have one, or it is an
  /// input.
  private var lostOutputs: [String] {
    let read = Set(git ? [] : inputs.map(FileTree.absolutePath))
    var written: Set<String> = []
    return formats.compactMap(\.path).compactMap { path in
      let place = FileTree.absolutePath(path)
      guard FileKind(at: place) != .other else { return nil }
      if read.contains(place) { return "--output=\(path): this is an input" }
      return written.insert(place).inserted
        ? nil : "--output=\(path): another report goes to this file"
    }
  }

  /// The types to leave out that do not exist, a line each: nothing is missed without them.
  package var needlessIgnores: [String] { problems(of: "--ignore") }

  private func problems(of option: String) -> [String] {
    typeMentions.filter { $0.option == option }
      .compactMap { $0.problem(among: RuleCatalog.all) }
  }
}
