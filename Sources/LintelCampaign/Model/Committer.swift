// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Who git thinks the user is.
package enum Committer {
  /// The name and address from git's settings or environment; nil where it knows none.
  ///
  /// git may guess an address from the name of the machine, which is no claim to be found under.
  package static func person() throws(Unanswered) -> Person? {
    let command = GitCommand(["var", "GIT_AUTHOR_IDENT"])
    var git: ChildProcess
    do {
      git = try command.with(settings: ["user.useConfigOnly=true"]).start()
    } catch {
      throw Unanswered(reason: GitFailure.reason(starting: error))
    }
    git.closeInput()
    var line = ByteBuffer()
    let isRead = git.readLine(into: &line)
    if let reason = GitFailure.reason(ending: &git) {
      if git.errorText.contains("tell me who you are") { return nil }
      throw Unanswered(reason: reason)
    }
    guard isRead, let person = Person(line.view.string) else {
      throw Unanswered(reason: GitFailure.garbled)
    }
    return person
  }

  /// That git could not be asked.
  package struct Unanswered: Error {
    /// Why, in a line.
    package let reason: String
  }
}
