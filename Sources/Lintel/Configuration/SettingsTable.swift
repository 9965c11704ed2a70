// SPDX-License-Identifier: GPL-2.0-only

/// Which options of `lintel check` a `.lintel.toml` and the environment may set.
package enum SettingsTable {
  /// What is asked of one run, writes files, or says what is read: it is for the command line.
  private static let others: Set<String> = [
    "files-from", "stdin-frames", "rows", "limit-time", "limit-bytes",
    "file", "git", "branch", "commit-msg", "stdin-filename", "fix", "fix-inplace", "format",
    "output", "help",
    "version", "list-types", "test-only", "debug", "new-from", "no-color", "cache",
    "ignore-perl-version",
  ]

  /// The settings whose values are paths.
  static let paths: Set<String> = [
    "root", "baseline", "codespellfile", "typedefsfile", "deprecations",
  ]

  private static var options: [OptionSpec] { OptionTable.groups.flatMap(\.options) }

  /// The name of an option as a setting: its first one of more than a letter.
  static func name(of option: OptionSpec) -> String {
    option.names.first { $0.utf8.count > 1 } ?? ""
  }

  /// The settings with their options, in the order of the help.
  static var named: [(name: String, option: OptionSpec)] {
    options.map { (name(of: $0), $0) }.filter { !others.contains($0.0) && !$0.0.isEmpty }
  }

  /// The names, in the order of the help.
  package static var names: [String] { named.map(\.name) }

  /// The option that a setting stands for.
  static func option(_ name: String) -> OptionSpec? {
    if others.contains(name) { return nil }
    return options.first { self.name(of: $0) == name }
  }

  /// Whether there is an option of that name which is none.
  static func isForCommandLine(_ name: String) -> Bool {
    options.contains { $0.names.contains(name) && others.contains(self.name(of: $0)) }
  }
}
