// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel

/// `lintel install-shim`: makes a tree's own scripts start Lintel.
struct InstallShimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install-shim",
    abstract: "Let a tree's scripts/checkpatch.pl start Lintel.",
    discussion: """
      Tools that run scripts/checkpatch.pl, also as perl scripts/checkpatch.pl, then run Lintel with \
      the same arguments. The script that was there is kept as checkpatch.pl.orig. In a repository \
      git is told to look at neither: git status stays clean, and git commit -a commits nothing of \
      it. Where an update brings another checkpatch.pl, git refuses, and loses nothing: run lintel \
      uninstall-shim, update, and install it again.
      """)

  @Argument(help: "The kernel tree, or any folder.")
  var directory: String

  @Flag(name: .customLong("get-maintainer"), help: "Let get_maintainer.pl start Lintel, too.")
  var addsGetMaintainer = false

  func run() throws {
    for script in Shim.Script.allCases where script == .checkpatch || addsGetMaintainer {
      try change { () throws(ShimError) in
        try ShimInstallation(script, in: directory).install(program: Shim.ownPath)
      }
    }
    Output.write("lintel uninstall-shim \(directory) puts everything back\n")
  }
}

/// `lintel uninstall-shim`: puts a tree's own scripts back.
struct UninstallShimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall-shim",
    abstract: "Put back the scripts that install-shim has replaced.",
    discussion: """
      The scripts have the bytes and the mode that they had, and git looks at them again. What is \
      no longer what install-shim wrote is left as it is.
      """)

  @Argument(help: "The folder that was given to lintel install-shim.")
  var directory: String

  func run() throws {
    for script in Shim.Script.allCases {
      try change { () throws(ShimError) in
        let installation = try ShimInstallation(script, in: directory)
        // Most trees have a get_maintainer.pl of their own, of which there is nothing to say.
        let isOfInterest = script == .checkpatch || installation.isInstalled
        return isOfInterest ? try installation.uninstall() : []
      }
    }
  }
}

/// Changes a script and says what was done; where that fails the program ends with status 2.
private func change(_ work: () throws(ShimError) -> [String]) throws {
  do {
    for line in try work() { Output.write(line + "\n") }
  } catch {
    Output.complain("lintel", error.message)
    throw ExitCode(2)
  }
}
