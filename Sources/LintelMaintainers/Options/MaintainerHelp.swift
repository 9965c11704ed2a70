// SPDX-License-Identifier: GPL-2.0-only

/// The texts of `--help` and `--version`.
package enum MaintainerHelp {
  /// The version of get_maintainer.pl whose options and output Lintel has.
  package static let compatibleVersion = "0.26"

  /// The text, which ends with a newline; `program` is the name that the user started.
  package static func text(program: String) -> String {
    var text = """
      Usage: \(program) [OPTION]... [PATCH]...
             \(program) [OPTION]... -f FILE|FOLDER...
      Version: \(compatibleVersion)

      Says whom MAINTAINERS names for the files of a patch, or for files, with the options of
      get_maintainer.pl \(compatibleVersion). It reads standard input where there is no PATCH; with
      -f it reads paths from there, one a line.

      """
    for (title, options) in MaintainerOption.groups {
      text += "\n\(title):\n"
      for option in options { text += line(option) }
    }
    return text + """

      A switch is turned off with --no-NAME or --noNAME; the last one given wins. The words of the
      first \(MaintainerOptionParser.configurationName) in the current directory, $HOME and .scripts
      go before those of the command line.

      """
  }

  private static func line(_ option: MaintainerOption) -> String {
    let names = option.names.map { $0.utf8.count == 1 ? "-\($0)" : "--\($0)" }
    let left = "  " + names.joined(separator: ", ") + option.placeholder
    let gap = String(repeating: " ", count: max(30 - left.utf8.count, 2))
    return left + gap + option.help + "\n"
  }
}
