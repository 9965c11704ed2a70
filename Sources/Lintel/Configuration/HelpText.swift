// SPDX-License-Identifier: GPL-2.0-only

/// The text of `lintel check --help` and of checkpatch.pl's `--help` and `--version`.
package enum HelpText {
  /// The version of checkpatch.pl whose options and output Lintel has.
  ///
  /// Editors read it from a line `Version: 0.32` and refuse to work with less.
  package static let compatibleVersion = "0.32"

  /// The text, which ends with a newline; `program` is the name that the user started. With
  /// `showsVersion` it has the script's version, which Lintel's own would be mistaken for.
  package static func text(program: String, layout: HelpLayout, showsVersion: Bool) -> String {
    var text = layout.folded("Usage: \(program) [OPTION]... [FILE]...\n")
    if showsVersion { text += "Version: \(compatibleVersion)\n" }
    text += "\n"
    text += layout.paragraph(
      """
      Lintel checks patches and source files for the style of the Linux kernel, with the options
      of checkpatch.pl \(compatibleVersion). It reads standard input where FILE is - or missing.
      """)
    for group in OptionTable.groups(asScript: showsVersion) {
      text += "\n" + layout.paragraph(group.title + ":")
      for option in group.options where !option.help.isEmpty {
        text += layout.entry(names(option), option.help)
      }
    }
    return text + "\n"
      + layout.paragraph(
        """
        A switch is turned off with --no-NAME; the last one given wins. The words of the first
        \(ConfigurationFile.name) in $\(ConfigurationFile.directoryVariable), the current directory,
        $HOME and .scripts go before those of the command line.
        """)
  }

  private static func names(_ option: OptionSpec) -> String {
    let names = option.names.map { name in
      (name.utf8.count == 1 ? "-" : option.showsNegation ? "--no-" : "--") + name
    }
    return names.joined(separator: ", ") + option.placeholder
  }
}
