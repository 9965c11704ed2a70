// SPDX-License-Identifier: GPL-2.0-only

import Subprocess
import Testing

/// `lintel convert --series`.
@Suite struct SeriesTests {
  private func function(_ name: String, _ map: String, _ unmap: String) -> String {
    """
    /* clears the page */
    static void \(name)(struct page *page)
    {
    	char *p = \(map)(page);

    	memset(p, 0, 16);
    	\(unmap);
    }

    """
  }

  private let maintainers = """
    TIDE FILE SYSTEM
    M:	Tina Tide <tina@example.org>
    L:	linux-tide@example.org
    S:	Maintained
    F:	fs/tide/

    MOOR
    M:	Jörg Moor <moor@example.org>
    S:	Maintained
    F:	drivers/misc/moor.c

    THE REST
    L:	linux-kernel@example.org
    S:	Buried alive in reporters
    F:	*
    F:	*/

    """

  /// A repository with three subsystems, one of which has a history.
  private func tree() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("tree/MAINTAINERS", maintainers)
    try sandbox.write("tree/fs/tide/a.c", function("tide_clear", "kmap", "kunmap(page)"))
    try sandbox.write("tree/fs/tide/b.c", function("tide_b", "kmap_atomic", "kunmap_atomic(p)"))
    try sandbox.write("tree/drivers/misc/moor.c", function("moor", "kmap", "kunmap(page)"))
    try sandbox.write("tree/mm/own.c", function("own", "kmap_atomic", "kunmap_atomic(p)"))
    let made = try await sandbox.sh(
      """
      cd tree && git init -q && git add . && git commit -qm start
      for i in 1 2 3; do echo "/* $i */" >> fs/tide/a.c; git commit -qam "fs/tide: change $i"; done
      """)
    #expect(made.status == 0, "\(made.errors)")
    return sandbox
  }

  @Test func patchesBySubsystem() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh("./lintel convert --tree tree --series out && ls out")
    #expect(result.status == 0, "\(result.errors)")
    let names = [
      "0000-cover-letter.patch", "0001-misc-moor-Replace-kmap-with-kmap_local_page.patch",
      "0002-fs-tide-Replace-kmap-and-kmap_atomic-with-kmap_local.patch",
      "0003-mm-own-Replace-kmap_atomic-with-kmap_local_page.patch",
    ]
    #expect(
      result.output
        == names.map { "out/\($0)\n" }.joined()
        + "not signed off: git am -s, or git rebase --signoff\n"
        + names.map { "\($0)\n" }.joined())
    let applied = try await sandbox.sh(
      """
      cd tree && head=$(git rev-parse HEAD) && git am -q ../out/000[1-3]* && git log --format=%s -3 &&
      git format-patch -q -3 -o ../git && ls ../git && grep -c "^base-commit: $head" ../out/0000-*
      """)
    #expect(applied.status == 0, "\(applied.errors)")
    #expect(
      applied.output
        == """
        mm/own: Replace kmap_atomic() with kmap_local_page()
        fs/tide: Replace kmap() and kmap_atomic() with kmap_local_page()
        misc: moor: Replace kmap() with kmap_local_page()

        """ + names.dropFirst().map { "\($0)\n" }.joined() + "1\n")
    #expect(try await sandbox.sh("./lintel convert --tree tree --check").status == 0)
  }

  @Test func aPatchSaysWhyAndWhom() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      "./lintel convert --tree tree --series out > log && cat out/0002-* && cat out/0001-*")
    #expect(result.status == 0, "\(result.errors)")
    for part in [
      "Cc: Tina Tide <tina@example.org>,\n\tlinux-tide@example.org,\n\tlinux-kernel@example.org\n",
      "\ntide_clear():\n  line 7: unmaps what line 4 maps", "\ntide_b():\n",
      " fs/tide/a.c | 4 ++--\n", "@@ -1,10 +1,10 @@\n", "Cc: =?UTF-8?q?J=C3=B6rg_Moor?= <moor@",
      "\n-\tkunmap(page);\n+\tkunmap_local(p);\n",
    ] {
      #expect(result.output.contains(part), "\(part)\n\(result.output)")
    }
    #expect(!result.output.contains("Signed-off-by"))
    let checked = try await sandbox.sh(
      "./lintel check --no-tree --strict --ignore MISSING_SIGN_OFF out/000[1-3]*")
    #expect(checked.status == 0, "\(checked.output)")
  }

  @Test func onePatchNeedsNoCoverLetter() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      "./lintel convert --tree tree mm --series out > log && ls out && cat out/* && git -C tree am -q -s $PWD/out/*"
    )
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("0001-mm-own-Replace-kmap_atomic-with-kmap_local_page.patch\n"))
    #expect(result.output.contains("\nSubject: [PATCH] mm/own: "))
    #expect(result.output.contains("\nbase-commit: "))
  }

  @Test func aSeriesOfOursIsReplacedAndNothingElse() async throws {
    let sandbox = try await tree()
    let again = try await sandbox.sh(
      """
      ./lintel convert --tree tree --series out > log && ./lintel convert --tree tree --series out mm > log
      ls out
      """)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output == "0001-mm-own-Replace-kmap_atomic-with-kmap_local_page.patch\n")
    for spoil in [
      "echo note > out/notes", "sed -i 's/deprecated/old/' out/0001-*", "mkdir out/0001-x.patch",
      "rm -r out; ln -s tree out", "rm -r out; echo > out",
      "rm -rf out; mkdir out; ln -s /etc/passwd out/0001-a.patch",
    ] {
      _ = try await sandbox.sh("rm -rf out; ./lintel convert --tree tree --series out mm; \(spoil)")
      let before = try await sandbox.sh("ls -l out tree | md5sum")
      let result = try await sandbox.sh("./lintel convert --tree tree --series out")
      #expect(result.status == 2, "\(spoil)")
      #expect(result.output.isEmpty)
      #expect(result.errors.split(separator: "\n").count == 1, "\(spoil): \(result.errors)")
      #expect(try await sandbox.sh("ls -l out tree | md5sum").output == before.output)
    }
    let linked = try await sandbox.sh(
      "rm -rf out; mkdir real; ln -s real out; ./lintel convert --tree tree --series out/; ls real")
    #expect(linked.errors.contains("out/: not a folder"), "\(linked.errors)")
    #expect(linked.output.isEmpty)
  }

  @Test func whatIsAskedWrongly() async throws {
    let sandbox = try await tree()
    for words in [
      "--series out --diff", "--series out --format json", "--claimed-by Ada", "--series ''",
      "--series out nothing_here", "--series out --ledger nowhere.db",
    ] {
      let result = try await sandbox.sh("./lintel convert --tree tree \(words)")
      #expect(result.status == 2, "\(words)")
      #expect(result.output.isEmpty)
      #expect(!result.errors.isEmpty)
      #expect(try await sandbox.sh("ls out").status != 0, "\(words)")
    }
    let nobody = try await sandbox.sh(
      "./lintel convert --tree tree --series out",
      environment: [
        "GIT_AUTHOR_NAME": "", "GIT_AUTHOR_EMAIL": "", "GIT_COMMITTER_NAME": "",
        "GIT_COMMITTER_EMAIL": "",
      ])
    #expect(nobody.status == 2)
    #expect(nobody.errors.contains("user.name"), "\(nobody.errors)")
  }

  @Test func aTreeThatDiffersFromItsCommitHasNoBase() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      """
      echo '/* more */' >> tree/mm/own.c; ./lintel convert --tree tree --series out mm fs
      """)
    #expect(result.errors.contains("mm/own.c: not as in the commit that is checked out"))
    let based = try await sandbox.sh("ls out; grep -l base-commit out/*")
    #expect(based.output.hasPrefix("0000-cover-letter.patch\n"), "\(based.output)")
    #expect(!based.output.contains("out/"), "\(based.output)")
    let bare = try await sandbox.sh(
      "rm -rf out tree/.git tree/MAINTAINERS; ./lintel convert --tree tree --series out && cat out/*"
    )
    #expect(bare.status == 0, "\(bare.errors)")
    #expect(!bare.output.contains("base-commit"))
    #expect(!bare.output.contains("\nCc: "))
    #expect(
      bare.errors.contains("tree: no MAINTAINERS, so the patches have no Cc\n"), "\(bare.errors)")
  }

  /// `git am` takes carriage returns off the lines of a mail that is not encoded.
  @Test func carriageReturnsArrive() async throws {
    let sandbox = try await tree()
    let long = "/* " + String(repeating: "=é ", count: 60) + "*/\t \r\n"
    try sandbox.write(
      "tree/mm/own.c",
      function("own", "kmap", "kunmap(page)").replacing("\n", with: "\r\n") + long)
    let result = try await sandbox.sh(
      """
      git -C tree commit -qam 'mm/own: lines' &&
      ./lintel convert --tree tree mm --series out >log && cp -r tree before &&
      git -C tree am -q $PWD/out/* && cd before && ../lintel convert --write >../log &&
      cmp mm/own.c ../tree/mm/own.c
      """)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    let text = try await sandbox.sh("cat out/*")
    #expect(text.output.contains("\nContent-Transfer-Encoding: quoted-printable\n"))
    #expect(text.output.contains("\n+\tchar *p =3D kmap_local_page(page);=0D\n"), "\(text.output)")
    let lines = text.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 76 || $0.hasPrefix("X-") })
  }

  /// The paths of a patch are those of the repository, whatever folder was converted.
  @Test(arguments: ["tree/fs", "tree/fs/", "link"])
  func aFolderOfARepository(folder: String) async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      """
      ln -s tree/fs link && ./lintel convert --tree \(folder) --series out >log && cat out/* &&
      git -C tree am -q $PWD/out/*
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty, "\(result.errors)")
    for part in [
      "\nSubject: [PATCH] fs/tide: ", "Cc: Tina Tide <tina@example.org>,", "\nbase-commit: ",
      "\n--- a/fs/tide/b.c\n",
    ] {
      #expect(result.output.contains(part), "\(part)\n\(result.output)")
    }
  }

  @Test func namesWithALineEnd() async throws {
    let sandbox = try await tree()
    let name = "fs/tide/x\ny.c"
    try sandbox.write("tree/\(name)", function("odd", "kmap", "kunmap(page)"))
    let result = try await sandbox.sh(
      """
      git -C tree add . && git -C tree commit -qm 'fs/tide: odd' &&
      ./lintel convert --tree tree --series out fs >log && grep -c ^base-commit out/* &&
      git -C tree am -q $PWD/out/*
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.hasSuffix("1\n"), "\(result.output)")
  }

  @Test func theLedgerIsAsked() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      """
      ./lintel-campaign init --tree tree --ledger l.db kmap kunmap kmap_atomic kunmap_atomic > log
      ./lintel-campaign claim --ledger l.db --as 'Ada <ada@example.org>' fs/tide > log
      ./lintel convert --tree tree --series own --ledger l.db --claimed-by ada@example.org
      """)
    // Ada has it, and A U Thor, who makes the patches, is somebody else.
    #expect(result.status == 1, "\(result.output)")
    #expect(result.errors.contains("taken by Ada <ada@example.org>"), "\(result.errors)")
    #expect(try await sandbox.sh("ls own").status != 0)
    let own = try await sandbox.sh(
      "./lintel convert --tree tree --series own --claimed-by Ada && ls own",
      environment: [
        "LINTEL_LEDGER": sandbox.root + "/l.db", "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@example.org",
      ])
    #expect(own.status == 0, "\(own.errors)")
    #expect(
      own.output.hasSuffix(
        "\n0001-fs-tide-Replace-kmap-and-kmap_atomic-with-kmap_local.patch\n"))
    let free = try await sandbox.sh(
      "./lintel convert --tree tree --series free --ledger l.db mm")
    #expect(free.status == 0, "\(free.errors)")
  }

  @Test func aClaimIsKnownWhateverTheNameOfItsFile() async throws {
    let sandbox = try await tree()
    try sandbox.write("tree/fs/ebb  and flow/c.c", function("ebb", "kmap", "kunmap(page)"))
    let result = try await sandbox.sh(
      """
      git -C tree add . && git -C tree commit -qm more
      ./lintel-campaign init --tree tree --ledger l.db kmap kunmap kmap_atomic kunmap_atomic > log
      ./lintel-campaign claim --ledger l.db --as 'Ada <ada@example.org>' 'fs/ebb  and flow' > log
      GIT_AUTHOR_NAME=Ada GIT_AUTHOR_EMAIL=ada@example.org \
        ./lintel convert --tree tree --series own --ledger l.db --claimed-by ada@example.org
      grep -h '^+++' own/*.patch
      """)
    #expect(result.output.contains("\n+++ b/fs/ebb  and flow/c.c"), "\(result.errors)")
  }
}
