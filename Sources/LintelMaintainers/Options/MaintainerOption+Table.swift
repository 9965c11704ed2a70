// SPDX-License-Identifier: GPL-2.0-only

/// Names and kinds of values are those of get_maintainer.pl 0.26 (linux 7.3), and of Lintel.
extension MaintainerOption {
  static let addresses = [
    MaintainerOption("email", action: .toggle(\.email), help: "mail addresses (default)"),
    MaintainerOption("m", action: .toggle(\.maintainers), help: "maintainers (default)"),
    MaintainerOption("r", action: .toggle(\.reviewers), help: "reviewers (default)"),
    MaintainerOption("l", action: .toggle(\.lists), help: "mailing lists (default)"),
    MaintainerOption(
      "moderated", action: .toggle(\.moderatedLists), help: "moderated lists too (default)"),
    MaintainerOption(
      "s", action: .toggle(\.subscriberLists), help: "lists for subscribers only too"),
    MaintainerOption("n", action: .toggle(\.usesNames), help: "names with addresses (default)"),
    MaintainerOption(
      "fixes", action: .toggle(\.fixes),
      help: "who signed the commits that a patch fixes (default)"),
    MaintainerOption(
      "fe", "file-emails", action: .toggle(\.fileEmails), help: "addresses in the files"),
    MaintainerOption(
      "remove-duplicates", action: .toggle(\.removesDuplicates),
      help: "each name and address once (default)"),
    MaintainerOption(
      "mailmap", action: .toggle(\.usesMailmap), help: "right addresses by .mailmap (default)"),
  ]

  static let history = [
    MaintainerOption("git", action: .toggle(\.git), help: "who signed recent commits"),
    MaintainerOption(
      "git-fallback", action: .fallback,
      help: "the same where no maintained section names the file (default)"),
    MaintainerOption(
      "git-blame", action: .toggle(\.gitBlame), help: "who signed the commits of the lines"),
    MaintainerOption(
      "git-blame-signatures", action: .toggle(\.gitBlameSignatures),
      help: "with --git-blame, all who signed (default)"),
    MaintainerOption(
      "git-all-signature-types", action: .toggle(\.gitAllSignatureTypes),
      help: "any trailer that ends in -by counts"),
    MaintainerOption(
      "git-chief-penguins", action: .toggle(\.gitChiefPenguins), help: "Linus Torvalds too"),
    MaintainerOption(
      "git-min-signatures", action: .number(\.gitMinSignatures), placeholder: "=N",
      help: "signatures needed (default: 1)"),
    MaintainerOption(
      "git-max-maintainers", action: .number(\.gitMaxMaintainers), placeholder: "=N",
      help: "people to add at most (default: 5)"),
    MaintainerOption(
      "git-min-percent", action: .number(\.gitMinPercent), placeholder: "=N",
      help: "share of the commits needed (default: 5)"),
    MaintainerOption(
      "git-since", action: .text(\.gitSince), placeholder: "=DATE",
      help: "how far to go back (default: 1-year-ago)"),
    MaintainerOption(
      "hg-since", action: .text(\.hgSince), placeholder: "=DATE", help: "accepted, without effect"),
  ]

  static let output = [
    MaintainerOption("subsystem", action: .toggle(\.subsystem), help: "its name"),
    MaintainerOption("status", action: .toggle(\.status), help: "whether it is maintained"),
    MaintainerOption(
      "substatus", action: .toggle(\.showsSubstatus),
      help: "its status where that is not Maintained (default on a terminal)"),
    MaintainerOption("scm", action: .toggle(\.scm), help: "its repositories"),
    MaintainerOption("web", action: .toggle(\.web), help: "its web pages"),
    MaintainerOption("bug", action: .toggle(\.bug), help: "where to report bugs"),
    MaintainerOption("sections", action: .toggle(\.sections), help: "all of it"),
    MaintainerOption(
      "letters", action: .text(\.letters), placeholder: "=LETTERS", help: "fields of these letters"),
  ]

  static let layout = [
    MaintainerOption("roles", action: .toggle(\.roles), help: "why each address is there"),
    MaintainerOption(
      "rolestats", action: .toggle(\.roleStatistics), help: "that, with numbers (default)"),
    MaintainerOption("multiline", action: .toggle(\.multiline), help: "a line each (default)"),
    MaintainerOption(
      "separator", action: .text(\.separator), placeholder: "=TEXT",
      help: "one line, with TEXT between"),
    MaintainerOption(
      "by-file", action: .toggle(\.byFile),
      help: "an answer for each file; a folder stands for the files below it"),
    MaintainerOption(
      "format", action: .format, placeholder: "=FORMAT", help: "text or json (default: text)"),
    MaintainerOption(
      "json", action: .toggle(\.isScriptJSON), help: "the JSON of get_maintainer.pl 7.0"),
    MaintainerOption("i", "interactive", action: .toggle(\.interactive), help: "refused"),
    MaintainerOption("v", "version", action: .version, help: "show the version and stop"),
    MaintainerOption("h", "help", "usage", action: .help, help: "show this text and stop"),
  ]

  static let reading = [
    MaintainerOption("f", "file", action: .turnOn(\.isFile), help: "FILE is source, not a patch"),
    MaintainerOption(
      "k", "keywords", action: .toggle(\.keywords), help: "look for keywords in patches (default)"),
    MaintainerOption(
      "kf", "keywords-in-file", action: .toggle(\.keywordsInFile),
      help: "look for keywords in files too"),
    MaintainerOption(
      "pattern-depth", action: .number(\.patternDepth), placeholder: "=N",
      help: "leave out patterns N or more levels above the file (default: 0, none)"),
    MaintainerOption("tree", action: .toggle(\.tree), help: "insist on a kernel tree (default)"),
    MaintainerOption(
      "mpath", "maintainer-path", action: .path(\.maintainerPath), placeholder: "=PATH",
      help: "read PATH, or all files in that folder, for MAINTAINERS"),
    MaintainerOption(
      "find-maintainer-files", action: .turnOn(\.findsMaintainerFiles),
      help: "read all files named MAINTAINERS below that folder"),
    MaintainerOption(
      "self-test", action: .selfTest, placeholder: "[=TOPICS]",
      help: "check MAINTAINERS: sections, patterns, links, scm (default: all)"),
  ]
}
