// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Who git thinks the user is.
package enum Committer {
  /// The name and address from git's settings or environment; nil where it knows none.
  ///
  /// git may guess an address from the name of the machine, which is no claim to be found under.
  package static var person: Person? {
    let command = ["git", "-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"]
    guard var git = try? ChildProcess(command) else { return nil }
    git.closeInput()
    var line = ByteBuffer()
    return git.readLine(into: &line) ? Person(line.view.string) : nil
  }
}
