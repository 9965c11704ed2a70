// SPDX-License-Identifier: GPL-2.0-only

import Lintel
package import LintelMaintainers
import LintelText

/// Whom the files of a tree concern, as `lintel maintainers` says.
package enum SeriesRecipients {
  /// The addresses for these files of a tree that has MAINTAINERS. Those who only changed a file lately
  /// are not asked.
  ///
  /// It is asked from the top of the tree, which is the working directory for so long.
  package static func find(
    _ files: [String], root: String, home: String?
  ) throws(MaintainerFailure) -> [String] {
    let here = WorkingDirectory.path
    guard WorkingDirectory.change(to: root) else { return [] }
    defer { _ = WorkingDirectory.change(to: here) }
    let configuration = ConfigurationFile.load(
      named: MaintainerOptionParser.configurationName, home: home, followsLinks: false)
    let options = ["--no-tree", "--no-git-fallback", "--no-roles", "--no-rolestats", "-f"]
    let line = MaintainerOptionParser.parse(
      arguments: options + ["--"] + files, configuration: configuration.words, isTerminal: false)
    switch line {
    case .run(let options):
      var lines: [String] = []
      let run = try MaintainerRun(options, git: Git(), home: home) { _ in }
      run.write { output in
        lines += output.view.string.split(separator: "\n").map(String.init)
      }
      return lines
    case .failure(let message, let status): throw MaintainerFailure(message, status: status)
    case .help, .version, .selfTest: return []
    }
  }
}
