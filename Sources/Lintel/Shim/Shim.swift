// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The few lines of Perl that start Lintel where tools expect one of the kernel's scripts.
package struct Shim: Equatable, Sendable {
  /// The scripts that Lintel can stand for.
  package enum Script: String, CaseIterable, Sendable {
    case checkpatch = "checkpatch.pl"
    case getMaintainer = "get_maintainer.pl"

    /// The name of the script that was there before, beside it.
    var keptName: String { rawValue + Shim.keptSuffix }
  }

  /// How git was told not to look at the file.
  package enum IndexMark: String, CaseIterable, Sendable {
    case none
    /// `git update-index --skip-worktree`.
    case skipWorktree = "skip-worktree"
    /// `git update-index --assume-unchanged`, where git takes the other mark back by itself.
    case assumeUnchanged = "assume-unchanged"
  }

  /// The script that it stands for.
  package let script: Script
  /// The program that it starts.
  package let program: String
  /// Whether there was a script before; nil in what older versions wrote, which did not say.
  package let hasOriginal: Bool?
  /// The mark that the file has in git's index.
  package let indexMark: IndexMark

  /// What tells the script from others.
  static let mark: StaticString = "written by lintel install-shim"
  /// What is added to the name of the script that was there before.
  static let keptSuffix = ".orig"

  /// The path of the running program.
  package static var ownPath: String {
    FileTree.linkTarget("/proc/self/exe") ?? ProgramArguments.all.first ?? "lintel"
  }

  init(script: Script, program: String, hasOriginal: Bool?, indexMark: IndexMark) {
    self.script = script
    self.program = program
    self.hasOriginal = hasOriginal
    self.indexMark = indexMark
  }

  /// Reads a shim; nil where the text is anything else, such as a shim that somebody has edited.
  package init?(_ text: ByteView) {
    guard let text = Shim.string(text) else { return nil }
    for script in Script.allCases {
      for hasOriginal in [nil, true, false] {
        for indexMark in IndexMark.allCases {
          let shim = Shim(
            script: script, program: Shim.program(in: text), hasOriginal: hasOriginal,
            indexMark: indexMark)
          guard shim.text == text else { continue }
          self = shim
          return
        }
      }
    }
    return nil
  }

  /// The script; the name it was started under decides what Lintel is, so it is passed on.
  package var text: String {
    let quoted = program.flatMap { $0 == "'" || $0 == "\\" ? "\\\($0)" : "\($0)" }
    return """
      #!/usr/bin/env perl
      # SPDX-License-Identifier: GPL-2.0-only
      # Starts Lintel in place of \(script.rawValue); written by lintel install-shim.
      \(state)use strict;
      use warnings;
      my $lintel = $ENV{LINTEL} || '\(String(quoted))';
      exec { $lintel } $0, @ARGV or die "$0: $lintel: $!\\n";

      """
  }

  /// What lintel uninstall-shim has to know.
  private var state: String {
    guard let hasOriginal else { return "" }
    let original = hasOriginal ? script.keptName : "none"
    return "# lintel uninstall-shim: original \(original), index \(indexMark.rawValue)\n"
  }

  /// A text of bytes that are no UTF-8 is none of ours.
  private static func string(_ text: ByteView) -> String? {
    guard text.count < 1 << 16, text.contains(mark) else { return nil }
    let string = text.string
    return string.utf8.elementsEqual(text.bytes) ? string : nil
  }

  /// What stands between the quotes; empty where there are none.
  private static func program(in text: String) -> String {
    guard let start = text.firstRange(of: "|| '"), let end = text.firstRange(of: "';\nexec ") else {
      return ""
    }
    guard start.upperBound <= end.lowerBound else { return "" }
    var program = ""
    var isEscaped = false
    for character in text[start.upperBound..<end.lowerBound] {
      if character == "\\" && !isEscaped {
        isEscaped = true
      } else {
        program.append(character)
        isEscaped = false
      }
    }
    return program
  }
}
