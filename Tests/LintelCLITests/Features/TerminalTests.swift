// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// On a terminal what others wrote is shown, and never steers it; a pipe gets every byte.
@Suite struct TerminalTests {
  private let escape = "\u{1B}]0;owned\u{07}\u{1B}[2J\u{1B}[31m\u{202E}\u{9B}5m"

  private func patched() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "p.patch",
      """
      From: A <a@example.org>
      Subject: [PATCH] lib: \(escape) it

      Text with \(escape) in it \(String(repeating: "and more ", count: 12))
      ---
      --- a/lib/a\(escape).c
      +++ b/lib/a\(escape).c
      @@ -1,1 +1,2 @@
       int a;
      +int b =1; /* \(escape) */

      """)
    try sandbox.write("a\(escape).c", "int b =1; /* \(escape) */\n")
    return sandbox
  }

  /// Runs a command on a pseudo terminal; all that it writes to it.
  private func onTerminal(_ sandbox: Sandbox, _ command: String, _ variables: String = "TERM=xterm")
    async throws -> String
  {
    let result = try await sandbox.sh(
      "env -u NO_COLOR -u COLUMNS \(variables) script -qec \"\(command)\" typescript < /dev/null")
    return result.output
  }

  @Test(arguments: [
    "./lintel check --no-tree p.patch", "./lintel check --no-tree --showfile --terse p.patch",
    "./lintel check --no-tree - < p.patch", "./checkpatch.pl --no-tree p.patch",
    "./checkpatch.pl --no-tree --emacs --show-types p.patch p.patch",
    "./lintel check --no-tree -f a*.c", "./lintel check --no-tree --fix -f a*.c",
    "./lintel fix --diff a*.c", "./lintel fix --check a*.c", "./lintel check missing*",
    "./lintel maintainers --no-tree --mpath=p.patch p.patch",
  ])
  func `nothing steers a terminal`(_ command: String) async throws {
    let sandbox = try await patched()
    let text = try await onTerminal(sandbox, command + " 2>&1")
    #expect(!text.contains("\u{1B}]"), "\(text.debugDescription)")
    #expect(!text.contains("\u{1B}[2J"))
    #expect(!text.contains("\u{202E}"))
    #expect(!text.contains("\u{9B}"))
    #expect(!text.contains("\u{07}"))
    if command.contains("lintel check --no-tree p") {
      #expect(text.contains("^[]0;owned^G^[[2J^[[31m<U+202E><U+009B>5m"))
    }
  }

  @Test func `our own colours are sent`() async throws {
    let sandbox = try await patched()
    let command = "./lintel check --no-tree p.patch"
    #expect(try await onTerminal(sandbox, command).contains("\u{1B}[31mERROR:\u{1B}[0m"))
    for variables in ["TERM=dumb", "TERM=xterm NO_COLOR=1"] {
      let text = try await onTerminal(sandbox, command, variables)
      #expect(text.contains("ERROR: "))
      #expect(!text.contains("\u{1B}"), "\(variables)")
    }
    // An empty value is none, and who asks for colours gets them.
    #expect(try await onTerminal(sandbox, command, "TERM=xterm NO_COLOR=").contains("\u{1B}[31m"))
    let asked = try await onTerminal(sandbox, command + " --color=always", "TERM=xterm NO_COLOR=1")
    #expect(asked.contains("\u{1B}[31mERROR"))
  }

  @Test func `a pipe gets every byte`() async throws {
    let sandbox = try await patched()
    let result = try await sandbox.sh("./lintel check --no-tree p.patch")
    #expect(result.output.contains("/* \(escape) */"))
    #expect(!result.output.contains("^["))
  }

  @Test func `the progress line knows the terminal`() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("a.c", String(repeating: "int a =1;\n", count: 60_000))
    let run = "./lintel check --no-tree --no-cache --terse -f a.c a.c a.c > report"
    #expect(try await onTerminal(sandbox, run, "TERM=xterm").contains("\u{1B}[?7l"))
    #expect(try await onTerminal(sandbox, run, "TERM=dumb") == "")
    let narrow = try await onTerminal(sandbox, run, "TERM=xterm COLUMNS=10")
    for part in narrow.split(separator: "\u{1B}[?7l").dropFirst() {
      #expect(part.prefix { $0 != "\u{1B}" }.count < 10, "\(narrow.debugDescription)")
    }
  }
}
