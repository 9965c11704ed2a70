// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// `lintel maintainers` and get_maintainer.pl, from the outside.
@Suite struct MaintainersTests {
  private static let maintainers = """
    List of maintainers

    TIDE DRIVERS
    M:	Ada Tide <ada@tide.example>
    L:	tide@lists.example
    S:	Maintained
    T:	git git://tide.example/tide.git
    F:	drivers/tide/
    K:	\\bneap\\b

    THE REST
    M:	Al Rest <al@rest.example>
    L:	all@lists.example
    S:	Buried alive in reporters
    F:	*
    F:	*/

    """

  private static let patch = """
    Subject: [PATCH] tide: flow

    --- a/drivers/tide/a.c
    +++ b/drivers/tide/a.c
    @@ -1,1 +1,1 @@
    -int a;
    +int b;

    """

  private func tree() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    try sandbox.write("MAINTAINERS", Self.maintainers)
    for path in ["drivers/tide/a.c", "drivers/tide/b.c", "lib/a.c"] {
      try sandbox.write(path, "int a;\n")
    }
    try sandbox.write("tide.patch", Self.patch)
    return sandbox
  }

  private static let tide = """
    Ada Tide <ada@tide.example> (maintainer:TIDE DRIVERS)
    Al Rest <al@rest.example> (chief penguin:THE REST)
    tide@lists.example (open list:TIDE DRIVERS)
    all@lists.example (open list)

    """

  @Test func answersForFilesAndPatches() async throws {
    let sandbox = try await tree()
    #expect(try await sandbox.sh("./lintel maintainers -f drivers/tide/a.c").output == Self.tide)
    #expect(try await sandbox.sh("./lintel maintainers tide.patch").output == Self.tide)
    let piped = try await sandbox.sh("./lintel maintainers", input: Self.patch)
    #expect(piped.output == Self.tide && piped.errors.isEmpty && piped.status == 0)
    let terse = try await sandbox.sh("./lintel maintainers --norolestats --nol -f lib/a.c")
    #expect(terse.output == "Al Rest <al@rest.example>\n")
    let line = try await sandbox.sh("./lintel maintainers --separator=';' --non --scm tide.patch")
    #expect(line.lines[1] == "git git://tide.example/tide.git")
    #expect(line.lines[0].split(separator: ";").count == 4)
  }

  @Test func topFolderIsAPathAtTheTop() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh("./lintel maintainers --nol --norolestats -f .")
    #expect(result.output == "Al Rest <al@rest.example>\n")
  }

  @Test func isTheScriptUnderItsName() async throws {
    let sandbox = try await tree()
    _ = try await sandbox.sh("ln -s \"$(readlink lintel)\" get_maintainer.pl")
    #expect(try await sandbox.sh("./get_maintainer.pl tide.patch").output == Self.tide)
    #expect(try await sandbox.sh("./get_maintainer.pl -v").output == "get_maintainer.pl 0.26\n")
    let failed = try await sandbox.sh("./get_maintainer.pl --bogus")
    #expect(failed.status == 255 && failed.errors.hasPrefix("get_maintainer.pl: "))
    let installed = try await sandbox.sh(
      "./lintel install-shim --get-maintainer . && perl scripts/get_maintainer.pl tide.patch")
    #expect(installed.output.hasSuffix(Self.tide))
  }

  @Test func theTreesScriptDecidesAboutKeywords() async throws {
    let sandbox = try await tree()
    try sandbox.write("lib/a.c", "int neap;\n")
    // As up to 6.6: keywords are looked for in files, and nothing says that they were the reason.
    try sandbox.write("scripts/get_maintainer.pl", "#!/usr/bin/env perl\n'k|keywords!'\n")
    let older = try await sandbox.sh("./lintel maintainers -f lib/a.c").output
    #expect(older.contains("Ada Tide <ada@tide.example> (maintainer:TIDE DRIVERS)\n"))
    #expect(!older.contains("Keyword"))
    let without = try await sandbox.sh("./lintel maintainers --nokeywords -f lib/a.c").output
    #expect(!without.contains("TIDE"))
    try sandbox.write(
      "scripts/get_maintainer.pl", "#!/usr/bin/env perl\n'kf|keywords-in-file!' \":Keyword:\"\n")
    #expect(!(try await sandbox.sh("./lintel maintainers -f lib/a.c").output.contains("TIDE")))
    let asked = try await sandbox.sh("./lintel maintainers --kf -f lib/a.c").output
    #expect(asked.contains("TIDE DRIVERS:Keyword:\\bneap\\b)"))
  }

  @Test func configurationWordsComeFirst() async throws {
    let sandbox = try await tree()
    try sandbox.write(".get_maintainer.conf", "--nol # no lists\n--norolestats\n")
    let result = try await sandbox.sh("./lintel maintainers -f lib/a.c")
    #expect(result.output == "Al Rest <al@rest.example>\n")
  }

  @Test func keepsWhichFileGaveWhat() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      "./lintel maintainers --by-file --nol --norolestats -f lib drivers/tide")
    #expect(
      result.output
        == """
        lib/a.c
        	Al Rest <al@rest.example>
        drivers/tide/a.c
        	Ada Tide <ada@tide.example>
        	Al Rest <al@rest.example>
        drivers/tide/b.c
        	Ada Tide <ada@tide.example>
        	Al Rest <al@rest.example>

        """)
    let listed = try await sandbox.sh(
      "./lintel maintainers --by-file --format=json -f", input: "lib/a.c\ngone.c\n")
    #expect(listed.output.contains("{\"file\":\"lib/a.c\",\"email\":[{\"name\":\"Al Rest\""))
    #expect(listed.output.contains("\"status\":[\"Buried alive in reporters\"]"))
    let parsed = try await sandbox.sh(
      "./lintel maintainers --by-file --format=json -f . | python3 -c "
        + "'import json,sys; print(len(json.load(sys.stdin)))'")
    #expect((Int(parsed.output.prefix { $0.isNumber }) ?? 0) > 3)
  }

  @Test func historyFillsIn() async throws {
    let sandbox = try await tree()
    let commit = "git -c commit.gpgsign=false commit -q"
    _ = try await sandbox.sh(
      """
      git init -q && git add drivers lib MAINTAINERS
      \(commit) -m 'all: begin

      Signed-off-by: Bo Ebb <bo@ebb.example>'
      echo 'int b;' >> lib/a.c
      \(commit) -am 'lib: go on

      Reviewed-by: Cy Moon <cy@moon.example>
      Signed-off-by: Bo Ebb <bo@ebb.example>'
      """)
    let result = try await sandbox.sh("./lintel maintainers --nol -f lib/a.c")
    #expect(
      result.output
        == """
        Al Rest <al@rest.example> (chief penguin:THE REST)
        Bo Ebb <bo@ebb.example> (commit_signer:2/2=100%)
        Cy Moon <cy@moon.example> (commit_signer:1/2=50%)
        A U Thor <author@example.org> (authored:2/2=100%,added_lines:2/2=100%)

        """)
    let none = try await sandbox.sh("./lintel maintainers --nol --nogit-fallback -f lib/a.c")
    #expect(none.lines.count == 2)
    let blame = try await sandbox.sh(
      "./lintel maintainers --nol --nogit-fallback --git-blame -f lib/a.c")
    #expect(blame.output.contains("Cy Moon <cy@moon.example> (commits:1/"))
    #expect(blame.output.contains("authored lines:"))
    let fixes = "Fixes: $(git rev-parse --short=12 HEAD) (\"x\")"
    let fixed = try await sandbox.sh(
      "{ echo \"\(fixes)\"; cat tide.patch; } | ./lintel maintainers --nol --nogit-fallback")
    #expect(fixed.output.contains("Cy Moon <cy@moon.example> (blamed_fixes:1/1=100%)"))
  }

  @Test(arguments: ["--git", "--git-blame"])
  func aHistoryThatIsNoneIsNamed(_ option: String) async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      #"""
      git init -q && git add . && git -c user.name=A -c user.email=a@b.example commit -qm x
      real=$(command -v git)
      mkdir bin && cat > bin/git <<EOF
      #!/bin/sh
      case " \$* " in *" log "*|*" blame "*) echo hello; exit 0;; esac
      exec $real "\$@"
      EOF
      chmod +x bin/git
      PATH=$PWD/bin:$PATH ./lintel maintainers --nogit-fallback \#(option) -f lib/a.c
      """#)
    #expect(result.status == 2)
    #expect(result.errors.contains("the history was not asked: git: its answer is cut off"))
    #expect(result.errors.count { $0 == "\n" } == 1)
  }

  @Test func oneLineNamesWhatIsWrong() async throws {
    let sandbox = try await tree()
    try sandbox.write("broken", "ONE\nM:\ta@b.c\nF:\tlib/(a\n")
    for (arguments, status, text) in [
      ("-f missing.c", 2, "missing.c"), ("-f", 2, "lists no files"),
      ("--interactive -f lib/a.c", 2, "--interactive"),
      ("--mpath broken -f lib/a.c", 2, "broken:3: "), ("--mpath gone -f lib/a.c", 2, "gone"),
      ("tide.patch --format=yaml", 2, "yaml"),
    ] {
      let result = try await sandbox.sh("./lintel maintainers \(arguments)")
      #expect(result.status == status, "\(arguments)")
      #expect(result.errors.contains(text))
      #expect(result.errors.count { $0 == "\n" } <= 1)
    }
    let elsewhere = try await sandbox.sh("cd / && '\(sandbox.root)/lintel' maintainers -f x")
    #expect(elsewhere.status == 2 && elsewhere.errors.contains("--no-tree"))
    let odd = try await sandbox.sh("./lintel maintainers", input: "hello\n")
    #expect(odd.status == 2 && odd.errors.contains("no patch"))
  }

  @Test func checksMaintainers() async throws {
    let sandbox = try await tree()
    let clean = try await sandbox.sh(
      "git init -q && git add drivers lib MAINTAINERS && ./lintel maintainers check")
    #expect(clean.status == 0 && clean.output.isEmpty)
    try sandbox.write("MAINTAINERS", Self.maintainers + "GONE\nS:\tMaintained\nF:\tgone/\n")
    let found = try await sandbox.sh("./lintel maintainers check")
    #expect(found.status == 1)
    #expect(
      found.output
        == """
        ./MAINTAINERS:17: GONE: nobody looks after it; add M: or R:
        ./MAINTAINERS:19: F: gone/ matches no file

        """)
    let own = try await sandbox.sh("./lintel maintainers --self-test=sections")
    #expect(
      own.output == "./MAINTAINERS:17: warning: section without email address\tGONE\n")
    let patterns = try await sandbox.sh("./lintel maintainers --self-test=patterns")
    #expect(patterns.output == "./MAINTAINERS:19: warning: no file matches\tF:\tgone/\n")
  }
}
