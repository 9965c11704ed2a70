// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The few lines of Perl that start Lintel where tools expect one of the kernel's scripts.
package enum Shim {
  /// The scripts that Lintel can stand for.
  package enum Script: String, CaseIterable, Sendable {
    case checkpatch = "checkpatch.pl"
    case getMaintainer = "get_maintainer.pl"
  }

  /// What tells the script from others.
  static let mark: StaticString = "written by lintel install-shim"
  /// What is added to the name of the script that was there before.
  static let keptSuffix = ".orig"

  /// The path of the running program.
  package static var ownPath: String {
    FileTree.linkTarget("/proc/self/exe") ?? ProgramArguments.all.first ?? "lintel"
  }

  /// The script; the name it was started under decides what Lintel is, so it is passed on.
  static func text(of script: Script, program: String) -> String {
    let quoted = program.flatMap { $0 == "'" || $0 == "\\" ? "\\\($0)" : "\($0)" }
    return """
      #!/usr/bin/env perl
      # SPDX-License-Identifier: GPL-2.0-only
      # Starts Lintel in place of \(script.rawValue); written by lintel install-shim.
      use strict;
      use warnings;
      my $lintel = $ENV{LINTEL} || '\(String(quoted))';
      exec { $lintel } $0, @ARGV or die "$0: $lintel: $!\\n";

      """
  }

  /// Writes a script to the `scripts` folder of `directory`, or into it where it has none; the path
  /// of the script.
  ///
  /// A script that is there is kept beside it as `checkpatch.pl.orig`, once.
  package static func install(
    _ script: Script = .checkpatch, in directory: String, program: String
  ) throws(InputError) -> String {
    let scripts = directory + "/scripts"
    let folder = FileKind(at: scripts) == .directory ? scripts : directory
    let path = folder + "/" + script.rawValue
    let kept = path + keptSuffix
    var old = ByteBuffer()
    if (try? InputFile.read(path, into: &old)) != nil, FileKind(at: kept) == nil,
      !old.view.contains(mark)
    {
      try OutputFile.writeAtomically(kept, bytes: old.view, keepingModeOf: path)
    }
    let text = Array(text(of: script, program: program).utf8)
    try text.withView { view throws(InputError) in
      try OutputFile.writeAtomically(path, bytes: view, keepingModeOf: "/bin/sh")
    }
    return path
  }
}
