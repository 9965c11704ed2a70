// SPDX-License-Identifier: GPL-2.0-only

package import Lintel

/// The texts of `lintel maintainers --help` and of get_maintainer.pl's `--help` and `--version`.
package enum MaintainerHelp {
  /// The version of get_maintainer.pl whose options and output Lintel has.
  package static let compatibleVersion = "0.26"

  /// The text, which ends with a newline; `program` is the name that the user started.
  package static func text(program: String, layout: HelpLayout, hasCheck: Bool) -> String {
    var text = """
      Usage: \(program) [OPTION]... [PATCH]...
             \(program) [OPTION]... -f FILE|FOLDER...

      """
    if hasCheck { text += "       \(program) check [OPTION]...\n" }
    text = layout.folded(text)
    if !hasCheck { text += "Version: \(compatibleVersion)\n" }
    text += "\n"
    text += layout.paragraph(
      """
      Says whom MAINTAINERS names for the files of a patch, or for files, with the options of
      get_maintainer.pl \(compatibleVersion). It reads standard input where there is no PATCH; with
      -f it reads paths from there, one a line.
      """)
    if hasCheck {
      text +=
        "\n"
        + layout.paragraph(
          """
          check says what is wrong in MAINTAINERS itself: a line a finding, and status 1 where there
          are any.
          """)
    }
    for (title, options) in MaintainerOption.groups {
      text += "\n" + layout.paragraph(title + ":")
      for option in options { text += layout.entry(names(option), option.help) }
    }
    return text + "\n"
      + layout.paragraph(
        """
        A switch is turned off with --no-NAME or --noNAME; the last one given wins. The words of the
        first \(MaintainerOptionParser.configurationName) in the current directory, $HOME and
        .scripts go before those of the command line.
        """)
  }

  /// The text of `lintel maintainers check --help`.
  package static func checkText(layout: HelpLayout) -> String {
    layout.paragraph("Usage: lintel maintainers check [OPTION]...") + "\n"
      + layout.paragraph(
        """
        Says what is wrong in the tree's MAINTAINERS: entries that match no file, patterns that
        cannot be read, sections and fields out of order. One line a finding; the status is 1 where
        there are any. It takes two options:
        """)
      + "\n"
      + MaintainerOption.reading.filter { $0.names.contains { placeNames.contains($0) } }
      .map { layout.entry(names($0), $0.help) }.joined()
  }

  /// The options that say where MAINTAINERS is.
  private static let placeNames = ["maintainer-path", "find-maintainer-files"]

  private static func names(_ option: MaintainerOption) -> String {
    let names = option.names.map { $0.utf8.count == 1 ? "-\($0)" : "--\($0)" }
    return names.joined(separator: ", ") + option.placeholder
  }
}
