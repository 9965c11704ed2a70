// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Options that the help shows together.
struct OptionGroup: Sendable {
  let title: String
  /// Whether checkpatch.pl has nothing like it, so that under its name the options are unknown.
  var isOnlyLintels = false
  let options: [OptionSpec]
}

/// All options, in the order of the help.
///
/// Names and kinds of values are those of checkpatch.pl 0.32 (linux 6.12), of Lintel, and of the
/// script's forks in Zephyr, U-Boot, QEMU, Lustre and the Linux Test Project.
enum OptionTable {
  static let groups = [
    reading, many, checking, leavingOut, reporting, formats, correcting, forks,
  ]

  /// The groups that are known to the script, or to `lintel check`.
  static func groups(asScript: Bool) -> [OptionGroup] {
    groups.filter { !asScript || !$0.isOnlyLintels }
  }

  /// The option that a name in lowercase means, and whether the name turns it on.
  ///
  /// An option of just this name goes before the negation of another.
  static func find(_ name: String, asScript: Bool = false) -> (option: OptionSpec, isOn: Bool)? {
    var negated: OptionSpec?
    for group in groups(asScript: asScript) {
      for option in group.options {
        guard let isOn = option.meaning(of: name) else { continue }
        if isOn { return (option, true) }
        negated = option
      }
    }
    return negated.map { ($0, false) }
  }

  /// The long options as they are written, for suggestions.
  static let longNames = groups.flatMap { group in
    group.options.flatMap { option in
      let names = option.names.filter { $0.utf8.count > 1 }
      return names.map { "--" + $0 }
        + (option.isNegatable ? names.map { "--no-" + $0 } : [])
    }
  }

  private static let reading = OptionGroup(
    title: "What to read",
    options: [
      OptionSpec(
        "f", "file", action: .toggle(\.file), help: "FILE is source code, not a patch"),
      OptionSpec(
        "commit-msg", action: .toggle(\.commitMessages),
        help: "FILE is the message of a commit alone, as a hook gets it"),
      OptionSpec(
        "stdin-filename", action: .text(\.stdinFilename), placeholder: "=PATH",
        help: "what - is called in reports and judged as; PATH is not touched"),
      OptionSpec(
        "g", "git", action: .toggle(\.git),
        help: "FILE is a commit, A..B, A...B, or COMMIT-N for the last N commits"),
      OptionSpec(
        "patch", action: .toggle(\.patch), showsNegation: true,
        help: "pass over what is not a patch in silence"),
      OptionSpec(
        "tree", action: .toggle(\.tree), showsNegation: true,
        help: "do not look for a kernel tree"),
      OptionSpec(
        "root", action: .text(\.root), placeholder: "=DIR", help: "the kernel tree is in DIR"),
      OptionSpec(
        "j", "jobs", action: .amount(\.jobs), placeholder: "=N",
        help: "check N inputs at a time (default: one for each core)"),
      OptionSpec(
        "cache", action: .cache, placeholder: "[=DIR]",
        help: "keep the results of files for later runs (default for folders)"),
    ])

  private static let many = OptionGroup(
    title: "Many inputs, for programs", isOnlyLintels: true,
    options: [
      OptionSpec(
        "files-from", action: .text(\.filesFrom), placeholder: "=FILE",
        help: "check what FILE names, too, a line or a zero byte after each name"),
      OptionSpec(
        "stdin-frames", action: .toggle(\.readsFrames),
        help: "check frames (ID KIND LENGTH, and so many bytes); needs --format=jsonl"),
      OptionSpec(
        "rows", action: .toggle(\.writesRows),
        help: "with -g and --format=jsonl: a line at the start, and at the end of each commit"),
      OptionSpec(
        "limit-time", action: .amount(\.limitTime), placeholder: "=MS",
        help: "a frame may take MS milliseconds"),
      OptionSpec(
        "limit-bytes", action: .amount(\.limitBytes), placeholder: "=N",
        help: "a frame may have N bytes (default: \(Limits.frameBytes >> 20) MiB)"),
    ])

  private static let checking = OptionGroup(
    title: "What to check",
    options: [
      OptionSpec(
        "strict", "subjective", action: .toggle(\.strict),
        help: "report matters of taste too (level CHECK)"),
      OptionSpec(
        "types", action: .types(\.usedTypes), placeholder: "=TYPE,...",
        help: "report these types only; wins over --ignore"),
      OptionSpec(
        "ignore", action: .types(\.ignoredTypes), placeholder: "=TYPE,...",
        help: "do not report these types"),
      OptionSpec(
        "signoff", action: .toggle(\.signoff), showsNegation: true,
        help: "accept a missing Signed-off-by:"),
      OptionSpec(
        "fixes-tag", action: .toggle(\.fixesTag), showsNegation: true,
        help: "accept a missing Fixes:"),
      OptionSpec(
        "max-line-length", action: .number(\.maxLineLength), placeholder: "=N",
        help: "lines may have N columns (default: 100)"),
      OptionSpec(
        "min-conf-desc-length", action: .number(\.minConfigDescriptionLength), placeholder: "=N",
        help: "a Kconfig help text needs N lines (default: 4)"),
      OptionSpec(
        "tab-size", action: .number(\.tabSize), placeholder: "=N",
        help: "tab stops are N columns apart (default: 8)"),
      OptionSpec(
        "kconfig-prefix", action: .kconfigPrefix, placeholder: "=WORD",
        help: "Kconfig symbols begin with WORD in C (default: CONFIG_)"),
      OptionSpec(
        "codespell", action: .toggle(\.codespell), help: "check spelling with codespell's words"),
      OptionSpec(
        "codespellfile", action: .text(\.codespellFile), placeholder: "=FILE",
        help: "codespell's words are in FILE"),
      OptionSpec(
        "typedefsfile", action: .text(\.typedefsFile), placeholder: "=FILE",
        help: "FILE names further C types, one a line"),
      OptionSpec(
        "deprecations", action: .texts(\.deprecationFiles), placeholder: "=FILE",
        help: "FILE names further deprecated functions; may be repeated"),
      OptionSpec(
        "compat", action: .compat, placeholder: "=WHOSE",
        help:
          "answer as checkpatch.pl of tree (default), newest, 7.3, 6.18, 6.12, 6.6, 6.1 or u-boot"),
      OptionSpec(
        "precise", action: .toggle(\.precise),
        help: "leave out findings known to be false"),
      OptionSpec(
        "explain-findings", action: .toggle(\.explainsFindings),
        help: "with --precise: report what it leaves out, too, and say why"),
      OptionSpec(
        "profile", action: .text(\.profile), placeholder: "=NAME",
        help:
          "settings of kernel, netdev, userspace or u-boot; with --precise hwmon or wmi: what they want"
      ),
      OptionSpec(
        "test-only", action: .text(\.testOnly), placeholder: "=TEXT",
        help: "report only what has TEXT in its message"),
    ])

  private static let leavingOut = OptionGroup(
    title: "What is known already", isOnlyLintels: true,
    options: [
      OptionSpec(
        "baseline", action: .text(\.baseline), placeholder: "=FILE",
        help: "do not report what lintel baseline write has put into FILE"),
      OptionSpec(
        "new-from", action: .text(\.newFrom), placeholder: "=REV",
        help: "check files for what they did not have at REV; all here, if none is named"),
    ])

  private static let reporting = OptionGroup(
    title: "How to report",
    options: [
      OptionSpec(
        "q", "quiet", action: .count(\.quiet), help: "no hints, and no total line if all is well"),
      OptionSpec(
        "v", "verbose", action: .toggle(\.verbose),
        help: "explain each type where it is reported first"),
      OptionSpec(
        "terse", action: .toggle(\.terse), help: "one line for each finding"),
      OptionSpec(
        "emacs", action: .toggle(\.emacs), help: "begin findings with FILE:LINE: as compilers do"),
      OptionSpec(
        "showfile", action: .toggle(\.showFile),
        help: "name the line in the patched file, not in the patch"),
      OptionSpec(
        "show-types", action: .toggle(\.showTypes), help: "name the type of each finding"),
      OptionSpec(
        "list-types", action: .toggle(\.listTypes), help: "list all types and stop"),
      OptionSpec(
        "summary", action: .toggle(\.summary), showsNegation: true, help: "no total line"),
      OptionSpec(
        "summary-file", action: .toggle(\.summaryFile), help: "name the input before the total"),
      OptionSpec(
        "statistics", action: .toggle(\.statistics),
        help: "say at the end how often each type was found"),
      OptionSpec(
        "mailback", action: .toggle(\.mailback), help: "say nothing about clean inputs"),
      OptionSpec(
        "color", action: .color, placeholder: "[=WHEN]",
        help: "use colours: always, never, or auto (on a terminal)"),
      OptionSpec("no-color", "nocolor", action: .noColor, help: "the same as --color=never"),
      OptionSpec(
        "debug", action: .debug, placeholder: " KEY=N",
        help: "trace values, possible, type or attr at level N"),
      OptionSpec("h", "help", action: .help, help: "show this text and stop"),
      OptionSpec("version", action: .version, help: "show the version and stop"),
    ])

  private static let formats = OptionGroup(
    title: "Reports for other programs", isOnlyLintels: true,
    options: [
      OptionSpec(
        "format", action: .format, placeholder: "=NAME",
        help: "write a report as \(FormatName.words); may be repeated"),
      OptionSpec(
        "output", action: .output, placeholder: "=FILE",
        help: "the report of the --format before it goes to FILE"),
    ])

  private static let correcting = OptionGroup(
    title: "What to correct",
    options: [
      OptionSpec(
        "fix", action: .toggle(\.fix),
        help: "write corrections to FILE.EXPERIMENTAL-checkpatch-fixes"),
      OptionSpec(
        "fix-inplace", action: .toggle(\.fixInplace), help: "write corrections over FILE"),
    ])

  private static let forks = OptionGroup(
    title: "For projects with a checkpatch.pl of their own",
    options: [
      OptionSpec(
        "exclude", action: .texts(\.excludedDirectories), placeholder: "=DIR",
        help: "report nothing below DIR; may be repeated"),
      OptionSpec("branch", action: .toggle(\.git), help: "the same as --git"),
      OptionSpec(
        "spdx-cxx-comments", action: .toggle(\.spdxCxxComments),
        help: "accept // around any SPDX line"),
      OptionSpec(
        "max-messages", action: .number(\.messageLimit), placeholder: "=N",
        help: "show N errors and warnings of an input, and count the others; 0 shows all"),
      OptionSpec(
        "gerrit-ok", action: .toggle(\.acceptsGerritIDs), help: "accept a Change-Id: in the log"),
      OptionSpec("u-boot", action: .toggle(\.uBoot), help: "report U-Boot's own types, too"),
      OptionSpec("ignore-perl-version", action: .nothing, help: "accepted, without effect"),
    ])
}
