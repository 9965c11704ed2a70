// SPDX-License-Identifier: GPL-2.0-only

import Testing

@Suite("lintel-campaign serve") struct BoardTests {
  private func started() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("tree/Makefile", "VERSION = 6\nPATCHLEVEL = 1\n")
    try sandbox.write(
      "tree/fs/tide.c", "static void *tide(struct page *page)\n{\n\treturn kmap(page);\n}\n")
    let result = try await sandbox.sh("./lintel-campaign init --tree tree kmap")
    #expect(result.status == 0, "\(result.errors)")
    return sandbox
  }

  @Test func `a token is shown once, listed without its secret, and revoked once`() async throws {
    let sandbox = try await started()
    let made = try await sandbox.sh("./lintel-campaign token add desk --as 'Ada <ada@x.org>'")
    #expect(made.status == 0)
    #expect(made.output.hasPrefix("lintel_") && made.output.utf8.count == 85)
    let list = try await sandbox.sh("./lintel-campaign token list --format json")
    #expect(list.output.contains("ada@x.org") && !list.output.contains(made.output.suffix(60)))
    #expect(
      try await sandbox.sh("./lintel-campaign token add desk --as 'Bob <bob@x.org>'").status == 2)
    #expect(try await sandbox.sh("./lintel-campaign token revoke desk").status == 0)
    let again = try await sandbox.sh("./lintel-campaign token revoke desk")
    #expect(again.status == 2)
    #expect(again.errors == "lintel-campaign: desk: no token of this name is in force\n")
  }

  @Test func `a signal ends the board, and its status is 0`() async throws {
    let sandbox = try await started()
    let result = try await sandbox.sh(
      """
      ./lintel-campaign serve --port 0 > address & board=$!
      for try in $(seq 1200); do grep -q http address && break; sleep 0.1; done
      kill -TERM $board; wait $board; echo "ended $?"; cat address
      """)
    #expect(result.lines.first == "ended 0")
    #expect(result.lines.dropFirst().first?.hasPrefix("http://127.0.0.1:") == true)
    #expect(result.errors.isEmpty)
  }

  @Test func `what can't be served is one line`() async throws {
    let sandbox = try await started()
    for (options, line) in [
      ("--ledger none.db", "none.db: no ledger is here"),
      ("--host 0.0.0.0", "--host 0.0.0.0: say with --origin"),
      ("--origin nonsense", "--origin nonsense: write https://"),
      ("--host 203.0.113.1", "203.0.113.1:8080: "),
    ] {
      let result = try await sandbox.sh("./lintel-campaign serve \(options)")
      #expect(result.status == 2)
      #expect(result.errors.hasPrefix("lintel-campaign: \(line)"), "\(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1)
    }
    #expect(try await sandbox.sh("./lintel-campaign serve --port 70000").status == 2)
  }
}
