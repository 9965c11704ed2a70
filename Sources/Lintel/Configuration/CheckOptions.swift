// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What the user asked of a check: one field for each option of checkpatch.pl, and Lintel's own.
///
/// The fields hold the effective values: what one option implies for another (`--terse` turns
/// `emacs` on, `--file` turns `signoff` off) is already in them when the parser hands them out.
/// The defaults are those of the script (version 0.32, linux 6.12).
package struct CheckOptions: Sendable, Equatable {
  // MARK: What is read

  /// The files, revisions or `-`, in the order given; the parser puts `-` here if there were none.
  package var inputs: [String] = []
  /// Inputs are source files, not patches (`-f`).
  package var file = false
  /// Inputs are commits or revision ranges (`-g`).
  package var git = false
  /// The inputs are messages of commits, as git hands them to a `commit-msg` hook.
  package var commitMessages = false
  /// The name that standard input has in reports, and that decides what kind of file it is; nil for
  /// none.
  package var stdinFilename: String?
  /// The inputs are frames on standard input, each of which is answered in JSON lines.
  package var readsFrames = false
  /// Each input is a row of its own at its end, in JSON lines.
  package var writesRows = false
  /// How long the check of a frame may take, in milliseconds; nil for as long as it takes.
  package var limitTime: Int?
  /// The most bytes of a frame; nil for `Limits.frameBytes`.
  package var limitBytes: Int?
  /// The file that names inputs; `-` is standard input.
  package var filesFrom: String?
  /// Inputs that are no patch are an error; `--no-patch` passes over them in silence.
  package var patch = true
  /// The check runs in a kernel tree.
  package var tree = true
  /// Where the tree is (`--root`); nil looks at the current directory and the program's own.
  package var root: String?

  // MARK: What is checked

  /// Missing `Signed-off-by:` trailers are reported; never with `file`.
  package var signoff = true
  /// Missing `Fixes:` trailers are reported; never with `file`.
  package var fixesTag = true
  /// The subjective findings (level CHECK) are reported too.
  package var strict = false
  /// Types not to report, in capitals; without effect when `usedTypes` has any.
  package var ignoredTypes: Set<String> = []
  /// If not empty, the only types to report, in capitals.
  package var usedTypes: Set<String> = []
  /// The types of both lists as they were named; one that does not exist may be worth a word.
  package var typeMentions: [TypeMention] = []
  /// Only findings whose text contains this are reported.
  package var testOnly: String?
  /// The longest line that is not reported, in columns.
  package var maxLineLength = 100
  /// The shortest help text of a Kconfig symbol that is not reported, in lines.
  package var minConfigDescriptionLength = 4
  /// The distance of tab stops, in columns; at least 2.
  package var tabSize = 8
  /// What the names of Kconfig symbols begin with in C.
  package var kconfigPrefix = "CONFIG_"
  /// Words of codespell's dictionary are reported as misspelt.
  package var codespell = false
  /// The codespell dictionary to use; nil looks in the places where it is installed.
  package var codespellFile: String?
  /// A file with names of further types, one a line.
  package var typedefsFile: String?

  /// The file with findings that are not reported; nil where all are.
  package var baseline: String?
  /// The revision at whose findings files are not reported again; nil where they are.
  package var newFrom: String?
  /// What the configuration leaves out of some files.
  package var pathRules: [PathRule] = []

  // MARK: How it is reported

  /// How often `--quiet` was given, and one more for `terse`.
  package var quiet = 0
  /// The description of a type follows its first finding.
  package var verbose = false
  /// A finding begins with `FILE:LINE:`, as a compiler's does.
  package var emacs = false
  /// A finding is one line.
  package var terse = false
  /// The position in the patched file is named instead of the one in the patch.
  package var showFile = false
  /// The type is named after the level.
  package var showTypes = false
  /// The known types are listed, and nothing is checked.
  package var listTypes = false
  /// The `total:` line is written.
  package var summary = true
  /// The input is named before `total:`.
  package var summaryFile = false
  /// Nothing is written about an input without findings.
  package var mailback = false
  /// The reports that are written; none stands for text on standard output.
  package var formats: [FormatRequest] = []
  /// When the report is coloured.
  package var color = ColorMode.auto
  /// The report goes to a terminal, which must show control characters and not obey them.
  package var isForTerminal = false
  /// The word that was given for `color`, as it was given.
  package var colorArgument = "auto"
  /// What the script's own developers switch on.
  package var debug = DebugOptions()

  // MARK: What is changed

  /// What can be corrected is written next to the input.
  package var fix = false
  /// What can be corrected is written over the input; implies `fix`.
  package var fixInplace = false

  // MARK: Lintel's own

  /// How many workers check; nil is one for each core.
  package var jobs: Int?
  /// Files that name further deprecated functions.
  package var deprecationFiles: [String] = []
  /// Where results are kept for later runs.
  package var cache = CacheMode.automatic
  /// How often each type was found is written at the end.
  package var statistics = false
  /// Where the script is known to be wrong, Lintel is right.
  package var precise = false
  /// What `precise` leaves out is reported too, each finding with the reason or without one.
  package var explainsFindings = false
  /// The profile of a subsystem that is asked for in all files; nil for those of the files.
  package var profile: String?
  /// The answer is the script's own, also where `lintel check` differs: the program was started under
  /// the script's name.
  package var actsAsScript = false
  /// The script whose answers are given.
  package var compat = CompatChoice.tree
  /// Fixes that are not safe are made too; only with `precise`, the script makes them all.
  package var allowsUnsafeFixes = true

  // MARK: Options of the script's forks

  /// Directories whose files are not reported (Zephyr's `--exclude`).
  package var excludedDirectories: [String] = []
  /// Every SPDX line may be a `//` comment (the Linux Test Project's `--spdx-cxx-comments`).
  package var spdxCxxComments = false
  /// U-Boot's own types are reported (U-Boot's `--u-boot`).
  package var uBoot = false
  /// How many errors and warnings of an input are shown (Lustre's `--max-messages`); 0 for all, nil
  /// for what the script does.
  package var maxMessages: Int?
  /// Whether a Change-Id: is fine (Lustre's `--gerrit-ok`); nil for what the script says.
  package var gerritOK: Bool?
  /// Fixes are found, each by itself, and none is made; see `FixFinder`.
  package var proposesFixes = false
  /// Options that were accepted but change nothing, as they were given; worth a line if `verbose`.
  package var unusedOptions: [String] = []

  /// The defaults.
  package init() {}

  /// `maxMessages` as an option sets it.
  var messageLimit: Int {
    get { maxMessages ?? 0 }
    set { maxMessages = newValue }
  }

  /// `gerritOK` as a switch sets it.
  var acceptsGerritIDs: Bool {
    get { gerritOK ?? false }
    set { gerritOK = newValue }
  }

  /// Whether findings of a type are reported.
  ///
  /// A list of used types wins over the ignored ones. The case of `type` does not matter.
  package func isShown(_ type: String) -> Bool {
    let type = asciiUppercased(type)
    return usedTypes.isEmpty ? !ignoredTypes.contains(type) : usedTypes.contains(type)
  }

  /// Whether a text is written, and the file that it goes to; nil for standard output.
  package var textReport: FormatRequest? {
    formats.isEmpty ? FormatRequest(.text) : formats.first { $0.name == .text }
  }

  /// Whether each input has a row of its own.
  package var hasRows: Bool { readsFrames || writesRows }

  /// Whether anybody has to know more of a finding than its text.
  package var recordsFindings: Bool {
    baseline != nil || newFrom != nil || !pathRules.isEmpty
      || formats.contains { $0.name != .text }
  }

  /// Whether a report shows the edits of fixes.
  package var showsEdits: Bool { !fix && formats.contains { $0.name.showsEdits } }

  /// The most bytes of a table of the tree's script that are read; a limit of ours is not the script's.
  var treeTableLimit: Int { actsAsScript ? RegularFile.tableLimit : Limits.tableBytes }

  /// Whether the fixes of `fixMode` are exact.
  package var fixesExactly: Bool { fix && precise }

  /// How findings are fixed; nil where they are only reported.
  package var fixMode: FixMode? {
    if proposesFixes { return .proposed }
    guard fix else { return nil }
    return precise ? .exact(allowsUnsafe: allowsUnsafeFixes) : .compatible
  }

  /// Whether `//` comments are accepted in C.
  ///
  /// The switch is the pseudo type C99_COMMENT_TOLERANCE; the used types have no say in it.
  package var allowsC99Comments: Bool { !ignoredTypes.contains("C99_COMMENT_TOLERANCE") }

  /// Whether a file is below one of the excluded directories; `path` is relative to the tree.
  package func isExcluded(_ path: ByteView) -> Bool {
    excludedDirectories.contains { directory in
      Array(directory.utf8).withView { directory in
        var directory = directory.has("./") ? directory.from(2) : directory
        while directory.last == UInt8(ascii: "/") {
          directory = directory.upTo(directory.count - 1)
        }
        return !directory.isEmpty && path.has(directory)
          && path[directory.count] == UInt8(ascii: "/")
      }
    }
  }
}

/// Where a check keeps results for later ones, and whether.
package enum CacheMode: Sendable, Equatable {
  /// In the user's cache when a folder is checked.
  case automatic
  /// Nowhere.
  case off
  /// In the user's cache.
  case on
  /// In this folder.
  case directory(String)
}

/// The levels of the script's debugging output; 0 is off.
package struct DebugOptions: Sendable, Equatable {
  package var values = 0
  package var possible = 0
  package var type = 0
  package var attr = 0

  /// Everything off.
  package init() {}
}
