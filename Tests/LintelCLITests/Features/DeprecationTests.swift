// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// The table of deprecated functions is data: it changes without a rebuild.
@Suite struct DeprecationTests {
  private static let script = """
    #!/usr/bin/env perl
    our %deprecated_apis = (
    	"call_rcu_bh"				=> "call_rcu",
    	"call_rcu_sched"			=> "call_rcu",
    );

    #Create a search pattern
    our $deprecated_apis_search = "";
    foreach my $entry (keys %deprecated_apis) {
    }

    """

  @Test func theTreesOwnScriptDecides() async throws {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    try sandbox.write("scripts/checkpatch.pl", Self.script)
    let check = "./lintel check --terse --types DEPRECATED_API -"
    #expect(try await sandbox.sh(check, input: Samples.sixFindings).output.isEmpty)
    let applied = try await sandbox.sh(
      """
      git init -q . && git add scripts && git commit -qm start
      ./lintel deprecations patch kmap=kmap_local_page kmap_atomic=kmap_local_page > add.mbox
      git am -q add.mbox && git log --format=%s -1
      """)
    #expect(applied.status == 0, "\(applied.errors)")
    let after = try await sandbox.sh(check, input: Samples.sixFindings)
    #expect(after.output.contains("kmap_local_page"))
    let list = try await sandbox.sh("./lintel deprecations")
    #expect(list.output.contains(/kmap_atomic +kmap_local_page .*scripts\/checkpatch\.pl:\d+/))
  }

  @Test func aFileExtendsTheTable() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("more.toml", "[example_start]\nreplacement = \"example_run\"\n")
    let result = try await sandbox.sh(
      "./lintel check --no-tree --terse --deprecations more.toml -", input: Samples.clean)
    #expect(result.status == 1)
    #expect(result.output.contains("example_run"))
    try sandbox.write("broken.toml", "[example_start\n")
    let broken = try await sandbox.sh(
      "./lintel check --no-tree --deprecations broken.toml -", input: Samples.clean)
    #expect(broken.status == 2)
    #expect(broken.errors.contains("broken.toml:1"))
  }
}
