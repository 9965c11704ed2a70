// SPDX-License-Identifier: GPL-2.0-only

/// The text of `--help` and `--version`.
package enum HelpText {
  /// The version of checkpatch.pl whose options and output Lintel has.
  ///
  /// Editors read it from a line `Version: 0.32` and refuse to work with less.
  package static let compatibleVersion = "0.32"

  /// The text, which ends with a newline; `program` is the name that the user started.
  package static func text(program: String) -> String {
    var text = """
      Usage: \(program) [OPTION]... [FILE]...
      Version: \(compatibleVersion)

      Lintel checks patches and source files for the style of the Linux kernel, with the options
      of checkpatch.pl \(compatibleVersion). It reads standard input where FILE is - or missing.

      """
    for group in OptionTable.groups {
      text += "\n\(group.title):\n"
      for option in group.options where !option.help.isEmpty { text += line(option) }
    }
    return text + """

      A switch is turned off with --no-NAME; the last one given wins. The words of the first
      \(ConfigurationFile.name) in $\(ConfigurationFile.directoryVariable), the current directory,
      $HOME and .scripts go before those of the command line.

      """
  }

  private static func line(_ option: OptionSpec) -> String {
    let names = option.names.map { name in
      (name.utf8.count == 1 ? "-" : option.showsNegation ? "--no-" : "--") + name
    }
    let left = "  " + names.joined(separator: ", ") + option.placeholder
    let gap = String(repeating: " ", count: max(column - left.utf8.count, 2))
    return left + gap + option.help + "\n"
  }

  /// Where the descriptions begin.
  private static let column = 30
}
