// SPDX-License-Identifier: GPL-2.0-only

import Lintel

/// What the command line of `lintel maintainers` says; the defaults are get_maintainer.pl's.
package struct MaintainerOptions: Sendable, Equatable {
  // Which addresses.
  var email = true
  var maintainers = true
  var reviewers = true
  var lists = true
  var moderatedLists = true
  var subscriberLists = false
  var fixes = true
  var usesNames = true
  var removesDuplicates = true
  var usesMailmap = true
  var fileEmails = false

  // What history says.
  var git = false
  var gitFallback = true
  /// Whether the fallback was asked for, and is not just the default.
  var asksForFallback = false
  var gitBlame = false
  var gitBlameSignatures = true
  var gitChiefPenguins = false
  var gitAllSignatureTypes = false
  var gitMinSignatures = 1
  var gitMaxMaintainers = 5
  var gitMinPercent = 5
  var gitSince = "1-year-ago"
  var hgSince = "-365"

  // What else of a section.
  var subsystem = false
  var status = false
  /// Whether sections that are not simply maintained are named with their status; nil for where the
  /// script does that.
  var substatus: Bool?
  var scm = false
  var web = false
  var bug = false
  var sections = false
  var letters = ""

  // How it is written.
  var roles = false
  var roleStatistics = true
  var multiline = true
  var separator = ", "
  var interactive = false

  // What is read.
  var isFile = false
  var keywords = true
  var keywordsInFile = false
  var patternDepth = 0
  package var tree = true
  var findsMaintainerFiles = false
  var maintainerPath: String?
  /// The topics of `--self-test`; empty for all.
  var selfTest: String?

  /// The user's folder, counted from the top of the tree, which is where everything is read; with a
  /// slash at its end, empty at the top. No option sets it.
  package var folder = ""

  // Lintel's own.
  var byFile = false
  /// The answer is the script's own, also where `lintel maintainers` differs: the program was started
  /// under the script's name.
  package var actsAsScript = false
  /// Whether the answer goes to a terminal.
  package var isForTerminal = false
  var format = Format.text
  var inputs: [String] = []

  /// Decides what the user has left to the script: whether `substatus` is on, which is so for
  /// terminals where the script has it, and whether keywords are looked for in files.
  mutating func settle(as script: MaintainerScript) {
    // A listing of sections turns the addresses off only later.
    let namesPeople = (email || sections) && roles
    substatus = substatus ?? (script.has(.substatus) && isForTerminal && namesPeople)
    if !script.has(.keywordsInFile) { keywordsInFile = keywords }
  }

  /// `substatus` as a switch sets it.
  var showsSubstatus: Bool {
    get { substatus ?? false }
    set { substatus = newValue }
  }

  /// Whether the answer is the script's JSON, as a switch sets it.
  var isScriptJSON: Bool {
    get { format == .scriptJSON }
    set { format = newValue ? .scriptJSON : .text }
  }

  /// A path that the user gave, counted from the top of the tree.
  func fromTop(_ path: String) -> String {
    folder.isEmpty || path.hasPrefix("/") || path.hasPrefix("~")
      ? path : TreePath.normal(folder + path)
  }

  /// A path that is counted from the top, as the user would give it.
  func asGiven(_ path: String) -> String {
    if folder.isEmpty || path.hasPrefix("/") { return path }
    var above = folder.split(separator: "/")[...]
    var rest = path.split(separator: "/", omittingEmptySubsequences: false)[...]
    while let one = above.first, rest.count > 1, one == rest.first {
      above.removeFirst()
      rest.removeFirst()
    }
    return String(repeating: "../", count: above.count) + rest.joined(separator: "/")
  }

  /// How the answer is written.
  enum Format: String, Sendable {
    case text, json
    /// The JSON of get_maintainer.pl.
    case scriptJSON
  }
}
