// SPDX-License-Identifier: GPL-2.0-only

/// A file was changed that checks read: all that is open is checked anew.
enum DidChangeWatchedFiles: NotificationHandler {
  static let method = "workspace/didChangeWatchedFiles"

  /// The files that the client is asked to watch: what a check reads besides its input.
  static let patterns = [
    "**/.checkpatch.conf", "**/.lintel.toml", "**/MAINTAINERS", "**/scripts/checkpatch.pl",
    "**/scripts/spelling.txt",
    "**/scripts/const_structs.checkpatch", "**/.lintel/deprecations.toml",
  ]

  static func handle(_ params: JSONValue, in session: Session) {
    do throws(ServicesProblem) {
      try session.workspace?.reload()
      session.forgetSites()
      session.checkAgain()
    } catch {
      session.show(error.message)
    }
  }

  /// Asks the client to watch the files, where it can.
  static func register(in session: Session) {
    guard session.client.watchesFiles else { return }
    let watchers = patterns.map { JSONValue.object(["globPattern": .string($0)]) }
    session.ask(
      "client/registerCapability",
      [
        "registrations": [
          [
            "id": "lintel-files", "method": .string(method),
            "registerOptions": ["watchers": .array(watchers)],
          ]
        ]
      ])
  }
}
