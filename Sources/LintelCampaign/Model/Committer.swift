// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Who git thinks the user is.
package enum Committer {
  /// The name and address from git's settings or environment; nil where it knows none.
  ///
  /// git may guess an address from the name of the machine, which is no claim to be found under.
  package static var person: Person? {
    let command = GitCommand(["var", "GIT_AUTHOR_IDENT"])
    guard var git = try? command.with(settings: ["user.useConfigOnly=true"]).start() else {
      return nil
    }
    git.closeInput()
    var line = ByteBuffer()
    return git.readLine(into: &line) ? Person(line.view.string) : nil
  }
}
