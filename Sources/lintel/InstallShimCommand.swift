// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// `lintel install-shim`: makes a tree's own scripts start Lintel.
struct InstallShimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install-shim",
    abstract: "Put a checkpatch.pl that starts Lintel into a tree's scripts folder.",
    discussion: """
      Tools that run scripts/checkpatch.pl, also as perl scripts/checkpatch.pl, then run Lintel with
      the same arguments. The script that was there is kept as checkpatch.pl.orig.
      """)

  @Argument(help: "The kernel tree, or any folder.")
  var directory: String

  @Flag(name: .customLong("get-maintainer"), help: "A get_maintainer.pl that starts Lintel, too.")
  var addsGetMaintainer = false

  func run() throws {
    do {
      for script in Shim.Script.allCases where script == .checkpatch || addsGetMaintainer {
        let path = try Shim.install(script, in: directory, program: Shim.ownPath)
        Output.write("\(path) starts \(Shim.ownPath)\n")
      }
    } catch {
      Output.complain("lintel", error.description)
      throw ExitCode(2)
    }
  }
}
