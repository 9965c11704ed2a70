// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// A campaign's ledger knows what can be converted.
@Suite struct VerdictTests {
  private func function(_ name: String, leaks: Bool = false) -> String {
    """
    void \(name)(struct page *page, int n)
    {
    	char *p = kmap_atomic(page);

    	\(leaks ? "if (n)\n\t\treturn;" : "p[0] = n;")
    	kunmap_atomic(p);
    }

    """
  }

  /// A tree with three functions, its ledger, and the verdicts in it.
  private func campaign() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "tree/fs/a.c", function("first") + function("leak", leaks: true) + function("second"))
    let result = try await sandbox.sh(
      """
      (cd tree && git init -q && git add . && git commit -qm start)
      ./lintel-campaign init --tree tree --ledger l.db kmap_atomic kunmap_atomic > log &&
      ./lintel convert --tree tree --format json | ./lintel-campaign verdicts --ledger l.db -
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "noted verdicts on 6 sites\n")
    return sandbox
  }

  @Test func aSiteShowsItsVerdict() async throws {
    let sandbox = try await campaign()
    let shown = try await sandbox.sh(
      "./lintel-campaign show --ledger l.db fs/a.c:leak; git -C tree rev-parse --short=12 HEAD")
    let head = shown.lines.dropLast().last ?? ""
    #expect(shown.output.contains("\n  verdict    x refuse: every-path: "), "\(shown.output)")
    #expect(shown.output.contains(" at \(head)\n"), "\(shown.output)")
    let list = try await sandbox.sh("./lintel-campaign list --ledger l.db --function first")
    #expect(list.lines[0].hasSuffix("  + convert"), "\(list.output)")
    let json = try await sandbox.sh(
      "./lintel-campaign show --ledger l.db --format json fs/a.c:leak")
    #expect(json.status == 0)
  }

  @Test func whatIsFreeIsTaken() async throws {
    let sandbox = try await campaign()
    let take = "./lintel-campaign take --ledger l.db --as"
    let first = try await sandbox.sh("\(take) 'Ada <ada@example.org>'")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("  in first()  by Ada <ada@example.org>\n"), "\(first.output)")
    #expect(first.output.contains("\n  + convert: every-path: unmaps what line 3 maps"))
    #expect(!first.output.contains("second"))
    // The one that is left, and none of somebody else's or that must be refused.
    let rest = try await sandbox.sh("\(take) 'Bob <bob@example.org>' 3")
    #expect(rest.status == 1)
    #expect(rest.output.contains("  in second()  by Bob <bob@example.org>\n"))
    #expect(!rest.output.contains("leak"))
    #expect(!rest.output.contains("first"))
    #expect(rest.errors.split(separator: "\n").count == 1)
    let none = try await sandbox.sh("\(take) 'Bob <bob@example.org>'")
    #expect(none.status == 1)
    #expect(none.output.isEmpty)
    #expect(try await sandbox.sh("./lintel-campaign check --ledger l.db").status == 0)
  }

  @Test func verdictsAreReplacedAndGoWithTheirSite() async throws {
    let sandbox = try await campaign()
    let result = try await sandbox.sh(
      """
      sed -i '/if (n)/d; /return;/d' tree/fs/a.c && git -C tree commit -qam 'fs: no leak'
      ./lintel-campaign sync --ledger l.db > log
      ./lintel-campaign list --ledger l.db --function leak > stale
      ./lintel convert --tree tree --format json > v && ./lintel-campaign verdicts --ledger l.db v
      ./lintel-campaign list --ledger l.db --function leak
      """)
    #expect(result.output.contains("  + convert\n"), "\(result.output) \(result.errors)")
    // What was judged of other lines is no verdict on these.
    let stale = try await sandbox.sh("cat stale")
    #expect(stale.lines.count(where: { $0.contains("map_atomic") }) == 2)
    #expect(!stale.output.contains("refuse"), "\(stale.output)")
  }

  @Test func whatIsNoVerdict() async throws {
    let sandbox = try await campaign()
    for input in ["[]", "{\"path\": \"fs/a.c\"}", "x", "{\"path\": 1, \"verdict\": \"maybe\"}"] {
      let result = try await sandbox.sh(
        "./lintel-campaign verdicts --ledger l.db -", input: input + "\n")
      #expect(result.status == 2, "\(input)")
      #expect(result.output.isEmpty)
      #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }
    let unknown = try await sandbox.sh(
      "./lintel-campaign verdicts --ledger l.db -",
      input:
        "{\"path\":\"../x.c\",\"verdict\":\"convert\",\"reasons\":[],\"sites\":[{\"line\":1,\"api\":\"kmap\"}]}\n"
    )
    #expect(unknown.status == 0)
    #expect(unknown.errors.contains("1 call not in the ledger"))
    for words in ["take 0", "take --expires never", "verdicts nowhere.json"] {
      #expect(try await sandbox.sh("./lintel-campaign \(words) --ledger l.db").status == 2)
    }
  }
}
