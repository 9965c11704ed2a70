// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What is said about the versions of checkpatch.pl, made from the tables of `Compat/`.
package enum VersionDocument {
  /// How versions differ in a type: "since 7.0", and a line for each variant that concerns it.
  static func lines(about info: RuleInfo) -> [String] {
    let availability = VersionTables.availability(of: info.type)
    if availability?.uBoot == .only { return ["Only U-Boot's checkpatch.pl has it."] }
    let type = availability?.description.map { "In checkpatch.pl \($0)." }
    var variants: [(number: Int, line: String)] = []
    VersionTables.forEachVariant { row in
      guard row.concerns(info.type), let words = row.availability.description else { return }
      let number = row.availability.since ?? row.availability.until ?? .max
      variants.append((number, "\(words.capitalizingFirst): \(row.effect.string)."))
    }
    // The table goes by names; a reader wants the oldest first.
    let order = variants.indices.sorted {
      (variants[$0].number, $0) < (variants[$1].number, $1)
    }
    return (type.map { [$0] } ?? []) + order.map { variants[$0].line }
  }

  /// The page about all of it, `Documentation/Versions.md`.
  package static var markdown: String {
    var page = introduction
    page += "| variant | versions | types | what it changes | probe |\n|---|---|---|---|---|\n"
    VersionTables.forEachVariant { row in
      let types = row.types.string.split(separator: ",").map { "`\($0)`" }.joined(separator: " ")
      page += "| \(row.name.string) | \(row.availability.description ?? "all") | \(types) "
      page += "| \(cell(row.effect)) | `\(cell(row.probe))` |\n"
    }
    page += "\n## Types\n\n| type | versions |\n|---|---|\n"
    VersionTables.forEachType { name, availability in
      page += "| `\(name.string)` | \(availability.description ?? "all") |\n"
    }
    page += "\n## Deprecated functions\n\n"
    page += RuleDocument.wrapped(
      "A tree's script says itself which functions are deprecated. Where there is none, these are not "
        + "the same in all versions.")
    page += "\n| function | versions |\n|---|---|\n"
    VersionTables.forEachDeprecation { name, availability in
      page += "| `\(name.string)` | \(availability.description ?? "all") |\n"
    }
    return page + maintainers
  }

  /// The part about get_maintainer.pl.
  private static var maintainers: String {
    var page = "\n## get_maintainer.pl\n\n"
    page += RuleDocument.wrapped(
      "The script of the tree is read in the same way. What came in 6.7 to 6.12 stands as 6.12.")
    page += "\n| variant | versions | what it changes | probe |\n|---|---|---|---|\n"
    VersionTables.forEachMaintainerVariant { row in
      page += "| \(row.name.string) | \(row.availability.description ?? "all") "
      page += "| \(cell(row.effect)) | `\(cell(row.probe))` |\n"
    }
    return page
  }

  private static let introduction = """
    # Versions of checkpatch.pl

    Each kernel tree has a checkpatch.pl of its own, and so have projects that copied it. Lintel
    answers as the script of the tree that it checks. It reads that script and never runs it:

    - a type that the script does not name is not reported; the types of the script that Lintel does
      not have are said with `--verbose`;
    - where versions differ in a condition, a *variant*, a short text that only one of them has tells
      which it is: the *probe*;
    - words, constant structures and deprecated functions come from the script's folder.

    The version in the Makefile is not asked, since stable trees and forks take single changes.
    `lintel compat` shows what was found in a script, and why. `--compat=VERSION`, on the command line
    or in `.checkpatch.conf`, asks for a version by name, whatever the tree has; `--compat=newest` is
    also what counts where there is no script. Of scripts before 6.1 only the missing types are known.

    Other projects' scripts have options of their own. All of them are taken under every name, in a
    `.checkpatch.conf` too: `--exclude=DIR` (Zephyr), `--u-boot`, `--branch` (QEMU), `--max-messages=N`
    and `--gerrit-ok` (Lustre), `--spdx-cxx-comments` (the Linux Test Project). What such a script does
    without an option counts where it is the script that is played: Lustre's shows 200 errors and
    warnings of an input and accepts a Change-Id:, and with QEMU's a first argument with two dots in it
    is a range. `lintel check` takes a range for what it is wherever no file has its name, and never
    hides findings unasked. Lustre's checks of its own (CERROR, CDEBUG_LIMIT and others, manual pages,
    a second list of words for its tools) are not there, nor are its defaults (no tree, no
    Signed-off-by:, 80 columns): give the options.

    This page is made from the tables in `Sources/Lintel/Compat/` by `make docs`. A version stands for
    its last stable release; what came in 6.13 to 6.17 stands as 6.17. U-Boot's script is that of 6.17
    with types of its own.

    ## Variants


    """

  /// The text of a cell, in which a bar would end the cell.
  private static func cell(_ text: ByteView) -> String {
    text.string.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

extension VariantRow {
  /// Whether the variant concerns a type.
  func concerns(_ type: StaticString) -> Bool {
    types.string.split(separator: ",").contains { $0 == ByteView(type).string }
  }
}

extension String {
  fileprivate var capitalizingFirst: String { prefix(1).uppercased() + dropFirst() }
}
