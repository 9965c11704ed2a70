// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// `lintel convert` and `lintel mappings` from the outside.
@Suite struct ConvertTests {
  private let convertible = """
    void clear(struct page *page)
    {
    	char *p = kmap(page);

    	p[0] = 0;
    	kunmap(page);
    }

    """
  private let leaking = """
    int leak(struct page *page, int n)
    {
    	char *p = kmap_atomic(page);

    	if (n)
    		return 1;
    	kunmap_atomic(p);
    	return 0;
    }

    """
  private let reviewed = """
    int copy(struct page *page, void __user *to)
    {
    	char *p = kmap_atomic(page);
    	int left = __copy_to_user_inatomic(to, p, 4);

    	kunmap_atomic(p);
    	return left;
    }

    """

  private func tree() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("tree/fs/a.c", convertible + leaking)
    try sandbox.write("tree/mm/b.c", reviewed)
    try sandbox.write("tree/mm/c.c", "void nothing(void);\n")
    return sandbox
  }

  @Test func objectsALine() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh("./lintel convert --tree tree --format json")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[0].hasPrefix(
        "{\"path\": \"fs/a.c\", \"function\": \"clear\", \"line\": 1, \"verdict\": \"convert\""))
    #expect(
      lines[0].contains("\"edits\": [{\"start\": 43, \"end\": 47, \"text\": \"kmap_local_page\"}"))
    #expect(lines[1].contains("\"verdict\": \"refuse\""))
    #expect(lines[1].contains("\"code\": \"every-path\""))
    #expect(lines[1].contains("\"edits\": []}"))
    #expect(lines[2].contains("\"verdict\": \"review\""))
    let other = try await sandbox.sh("./lintel convert --tree tree --format json -j 1")
    #expect(other.output == result.output)
  }

  @Test func writingConvertsWhatIsSafeAlone() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh("./lintel convert --tree tree --write; cat tree/*/*.c")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("\tchar *p = kmap_local_page(page);\n\n\tp[0] = 0;\n"))
    #expect(result.output.contains("\tkunmap_local(p);\n}\nint leak"))
    #expect(result.output.hasSuffix(leaking + reviewed + "void nothing(void);\n"))
    let second = try await sandbox.sh(
      "./lintel convert --tree tree --write=review; cat tree/mm/b.c")
    #expect(second.output.hasSuffix("\tkunmap_local(p);\n\treturn left;\n}\n"))
  }

  /// A header that maps, two files that unmap, and one that has nothing to do with them.
  private func groupTree() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "tree/include/box.h",
      "static inline void *box_get(struct page *page)\n{\n\treturn kmap_atomic(page);\n}\n")
    for name in ["a", "z"] {
      try sandbox.write(
        "tree/fs/\(name)/\(name).c",
        """
        void clear_\(name)(struct page *page)
        {
        	char *p = box_get(page);

        	p[0] = 0;
        	kunmap_atomic(p);
        }

        """)
    }
    try sandbox.write("tree/mm/own.c", convertible)
    return sandbox
  }

  @Test(
    "of files that share mappings all are written or none",
    arguments: [
      "ulimit -f 0", "chmod 555 tree/include", "chattr +i tree/fs/z/z.c", "chmod 444 tree/fs/z/z.c",
    ])
  func aGroupIsWrittenAsAWhole(obstacle: String) async throws {
    let sandbox = try await groupTree()
    let result = try await sandbox.sh(
      """
      cp -r tree before
      (\(obstacle); ./lintel convert --tree tree --write 2>&1 >/dev/null; echo status $?) 2>&1
      chattr -i tree/fs/z/z.c 2>/dev/null; chmod -R u+w tree
      diff -r before tree | grep '^diff'; find tree -name '.lintel*'
      """)
    // Modes are nothing to root, and not every file system knows attributes.
    if result.output.contains("status 0\n") { return }
    #expect(result.output.contains("status 2\n"), "\(result.output)")
    #expect(!result.output.contains(".lintel"), "\(result.output)")
    #expect(!result.output.contains("tree/include/box.h\n"), "\(result.output)")
    #expect(!result.output.contains("diff -r before/fs"), "\(result.output)")
    #expect(result.output.contains("as it shares mappings with"), "\(result.output)")
  }

  @Test func aGroupIsWritten() async throws {
    let sandbox = try await groupTree()
    let result = try await sandbox.sh(
      "./lintel convert --tree tree --write >log; grep -r _atomic tree; find tree -name '.lintel*'")
    #expect(result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.isEmpty, "\(result.output)")
  }

  /// A file that cannot be read may call what maps.
  @Test func aGroupWhoseCallersAreNotAllSeenIsRefused() async throws {
    let sandbox = try await groupTree()
    let result = try await sandbox.sh(
      """
      truncate -s 1G tree/fs/huge.c
      ./lintel convert --tree tree --format json | grep -c '"verdict": "refuse"'
      """)
    #expect(result.output == "3\n", "\(result.output) \(result.errors)")
    #expect(result.errors.contains("fs/huge.c"), "\(result.errors)")
  }

  @Test func checkingAndDiffing() async throws {
    let sandbox = try await tree()
    #expect(try await sandbox.sh("./lintel convert --tree tree --check").status == 1)
    #expect(try await sandbox.sh("./lintel convert --tree tree --check leak").status == 0)
    #expect(try await sandbox.sh("./lintel convert --tree tree --check mm").status == 0)
    let diff = try await sandbox.sh("./lintel convert --tree tree --diff")
    #expect(
      diff.output.hasPrefix("diff --git a/fs/a.c b/fs/a.c") || diff.output.hasPrefix("--- a/fs/a.c")
    )
    #expect(diff.output.contains("\n-\tkunmap(page);\n+\tkunmap_local(p);\n"))
    #expect(!diff.output.contains("leak(struct page *page, int n)\n-"))
  }

  @Test func theWayToARefusalIsShown() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh("./lintel convert --tree tree leak")
    #expect(result.output.hasPrefix("fs/a.c:8: refuse leak\n  every-path: "))
    #expect(result.output.contains("\n1 function: 0 convert, "))
    #expect(result.output.contains("     10 | \tchar *p = kmap_atomic(page);    <- mapped\n"))
    #expect(result.output.contains("     12 | \tif (n)    <- 'n' is true\n"))
    #expect(result.output.contains("     13 | \t\treturn 1;    <- here\n"))
  }

  @Test func whatCannotBeAnswered() async throws {
    let sandbox = try await tree()
    for words in [
      "--tree nowhere", "--tree tree no/such.c", "--tree tree no_such_function", "-j 0",
      "--tree tree --diff --format json", "--tree tree --review", "--tree tree --check --review",
    ] {
      let result = try await sandbox.sh("./lintel convert \(words)")
      #expect(result.status == 2, "\(words)")
      #expect(result.output.isEmpty)
      #expect(!result.errors.isEmpty)
    }
  }

  @Test func reasonsAreExplained() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh("./lintel convert explain every-path")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("every-path\n\nEach way"))
    let wrong = try await sandbox.sh("./lintel convert explain every-pathh")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("every-path"))
  }

  @Test func mappingsThatAreNotFollowedAreNamed() async throws {
    let sandbox = try await Sandbox()
    let odd = "int odd(struct page *page)\n{\n\tchar *p = kmap_local_page(page);\n\n\t@;\n}\n"
    try sandbox.write("tree/fs/odd.c", leaking + odd)
    try sandbox.write("tree/mm/stray.c", "int x = {\n\t= kmap_local_page(page);\n}\n")
    let result = try await sandbox.sh("./lintel mappings --tree tree --format json")
    #expect(result.status == 2)
    #expect(result.output.contains("\"function\": \"leak\""))
    #expect(result.errors.split(separator: "\n").count == 2, "\(result.errors)")
    #expect(result.errors.contains("fs/odd.c: mappings not checked: line "))
    #expect(result.errors.contains("odd() from line 12 on: "), "\(result.errors)")
    #expect(result.errors.contains("mm/stray.c: mappings not checked: line 2: "))
  }

  @Test func coloursReachATerminal() async throws {
    let sandbox = try await Sandbox()
    let odd = leaking.replacing("if (n)", with: "if (same(\"\u{1B}[2J\"))")
    try sandbox.write("tree/fs/a.c", odd)
    for command in ["convert", "mappings"] {
      let shown = try await sandbox.sh(
        "env -u NO_COLOR TERM=xterm script -qec './lintel \(command) --tree tree' /dev/null < /dev/null"
      )
      #expect(shown.output.contains("\u{1B}[31m"), "\(shown.output)")
      #expect(shown.output.contains("^[[2J"), "\(shown.output)")
      #expect(!shown.output.contains("\u{1B}[2J"))
    }
    let piped = try await sandbox.sh("./lintel convert --tree tree | cat")
    #expect(!piped.output.contains("\u{1B}[31m"))
  }

  @Test func mappingsThatBreakARule() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh("./lintel mappings --tree tree --format json")
    #expect(result.status == 1)
    #expect(
      result.output.hasPrefix(
        "{\"path\": \"fs/a.c\", \"function\": \"leak\", \"line\": 13, \"code\": \"every-path\""))
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(try await sandbox.sh("./lintel mappings --tree tree mm").status == 0)
    #expect(try await sandbox.sh("./lintel mappings --tree nowhere").status == 2)
  }
}
