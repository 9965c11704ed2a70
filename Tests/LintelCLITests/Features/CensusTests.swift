// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// `lintel census` from the outside.
@Suite struct CensusTests {
  private func tree() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "tree/mm/a.c",
      """
      #include <linux/highmem.h>
      SYSCALL_DEFINE2(swapon, const char __user *, file, int, flags)
      {
      	void *at = kmap(page);

      	kunmap(page);
      }

      """)
    try sandbox.write("tree/include/highmem.h", "void *kmap(struct page *page);\n")
    try sandbox.write("tree/notes.txt", "kmap(page)\n")
    try sandbox.write(
      "tree/MAINTAINERS",
      """
      List of maintainers

      MEMORY
      M:	A <a@example.org>
      M:	B <b@example.org>
      L:	mm@example.org (moderated)
      S:	Supported
      F:	mm/

      """)
    try sandbox.write("tree/untracked.c", "void late(void) { kmap(page); }\n")
    return sandbox
  }

  private let owner = "MEMORY\tSupported\tA <a@example.org>; B <b@example.org>\tmm@example.org"

  @Test func rowsOfAFolder() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh("./lintel census kmap kunmap --tree tree --format tsv")
    #expect(result.status == 0, "\(result.errors)")
    let titles = "api\tfunction\tkind\tstate\treplacement\tpartner\tsubsystem\tstatus"
    let swapon = "SYSCALL_DEFINE2(swapon)\tcall\tactive"
    let expected = """
      path\tline\tcolumn\t\(titles)\tmaintainers\tlists
      include/highmem.h\t1\t7\tkmap\t\tdeclaration\tactive\tkmap_local_page\t\t\t\t\t
      mm/a.c\t4\t13\tkmap\t\(swapon)\tkmap_local_page\t6\t\(owner)
      mm/a.c\t6\t2\tkunmap\t\(swapon)\tkunmap_local\t4\t\(owner)
      untracked.c\t1\t19\tkmap\tlate\tcall\tactive\tkmap_local_page\t\t\t\t\t

      """
    #expect(result.output == expected)
  }

  /// Of too many calls not all are compared, which is said where partners are shown.
  @Test func callsWithoutPartnersAreNamed() async throws {
    let sandbox = try await Sandbox()
    let pairs = String(repeating: "\tkmap(p);\n\tkunmap(p);\n", count: 501)
    try sandbox.write("tree/a.c", "void f(void)\n{\n\(pairs)}\n")
    let command = "./lintel census kmap kunmap --tree tree --format"
    for format in ["tsv", "csv", "json", "html"] {
      let result = try await sandbox.sh("\(command) \(format) > /dev/null")
      #expect(result.status == 2)
      #expect(
        result.errors == "lintel: a.c: 1002 calls from line 3 on show no partners: too many\n")
    }
    // Text shows none.
    let text = try await sandbox.sh("\(command) text")
    #expect(text.status == 0 && text.errors.isEmpty, "\(text.errors)")
  }

  @Test func filesThatGitIgnoresAndLinksAreLeftOut() async throws {
    let sandbox = try await tree()
    try sandbox.write("tree/.gitignore", "untracked.c\n")
    let result = try await sandbox.sh(
      """
      cd tree && git init -q . && git add mm include && ln -s /etc/passwd link.c && git add link.c
      ../lintel census kmap --kind call --format csv --no-cache
      """)
    #expect(result.status == 0, "\(result.errors)")
    let cells = owner.split(separator: "\t").joined(separator: ",")
    let expected = "mm/a.c,4,13,kmap,SYSCALL_DEFINE2(swapon),call,active,kmap_local_page,,\(cells)"
    #expect(result.lines.dropFirst().map(String.init) == [expected, ""])
  }

  @Test func theCacheNoticesAChange() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      """
      touch -d '2 days ago' tree/*.c tree/*/*.c && sleep 2.1
      ./lintel census kunmap_atomic --tree tree --format tsv > first
      ./lintel census kunmap_atomic --tree tree --jobs 1 --format tsv > second
      echo 'void more(void) { kunmap_atomic(at); }' >> tree/untracked.c
      ./lintel census kunmap_atomic --tree tree --format tsv
      cmp first second && wc -l < first
      """)
    #expect(result.lines.dropFirst().first?.hasPrefix("untracked.c\t2\t19\tkunmap_atomic") == true)
    #expect(result.lines.suffix(2) == ["1", ""], "\(result.output)")
  }

  @Test(arguments: [
    (
      "kmap --tree tree --since nothing",
      "lintel: git ended early: no repository here, or a damaged one"
    ),
    ("kmap --tree tree --ratchet b", "lintel: b: no such budget; --set-budget writes one"),
    ("kmap --tree tree --ratchet /dev/zero", "lintel: /dev/zero: larger than 8 MiB"),
    ("kmap --tree nowhere", "lintel: nowhere: no such folder"),
    ("kmap --tree tree --path other", "lintel: other: no source files"),
    ("kmap --tree tree --deprecations none.toml", "lintel: none.toml: No such file or directory"),
  ])
  func errorsAreOneLine(arguments: String, message: String) async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh("./lintel census \(arguments)")
    #expect(result.status == 2)
    #expect(result.errors == message + "\n")
    #expect(result.output.isEmpty)
  }

  @Test func everyWorkerCountGivesTheSame() async throws {
    let sandbox = try await Sandbox()
    for number in 0..<60 {
      try sandbox.write("tree/d\(number % 7)/f\(number).c", "void f(void) { kmap(\(number)); }\n")
    }
    let result = try await sandbox.sh(
      """
      for format in text tsv csv json html; do
        ./lintel census --tree tree --no-cache --jobs 1 --format $format > one
        ./lintel census --tree tree --no-cache --jobs 4 --format $format > four
        cmp one four && test -s one || exit 1
      done
      """)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test func aRatchetOnlyGoesDown() async throws {
    let sandbox = try await tree()
    let ratchet = "./lintel census --tree tree --no-cache --ratchet budget"
    let made = try await sandbox.sh("\(ratchet) --set-budget && \(ratchet) && cat budget")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.lines.contains("kmap\tmm/a.c\tSYSCALL_DEFINE2(swapon)\t1"))
    let added = try await sandbox.sh(
      """
      cp budget before
      printf 'void late(void)\\n{\\n\\tkmap(p);\\n\\tkmap(p);\\n}\\n' > tree/untracked.c
      \(ratchet); status=$?
      cmp budget before && exit $status
      """)
    #expect(added.status == 1)
    #expect(
      added.lines == [
        "untracked.c:3: kmap in late: 2 calls, the budget has 1",
        "untracked.c:4: kmap in late: 2 calls, the budget has 1", "calls added: 1", "",
      ])
    let gone = try await sandbox.sh("rm tree/untracked.c && \(ratchet) && grep -c . budget")
    #expect(gone.status == 0, "\(gone.errors)")
    #expect(gone.output == "4\n")
    let damaged = try await sandbox.sh("echo broken >> budget; \(ratchet)")
    #expect(damaged.status == 2)
    #expect(
      damaged.errors
        == "lintel: budget:5: expected API, path, function and calls with tabs between\n")
  }

  @Test func theRepositoryTellsWhichLineIsNew() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      """
      cd tree && git init -q . && git add . && ../lintel census --ratchet budget --set-budget
      git add budget && git commit -qm budget
      sed -i 's/{ kmap(page); }/{\\n\\tkmap(other);\\n\\tkmap(page);\\n}/' untracked.c
      ../lintel census --ratchet budget; ../lintel census kmap --git HEAD~0..HEAD
      git commit -qam 'lib: map another' && ../lintel census --ratchet budget
      ../lintel census kmap --git HEAD~1..HEAD --format csv
      ../lintel census kmap --since HEAD~1 --step commit --format csv
      """)
    let lines = result.lines.map(String.init)
    let excess = ["untracked.c:2: kmap in late: 2 calls, the budget has 1", "calls added: 1"]
    #expect(lines.prefix(3) == (excess + ["0 calls added and 0 removed by 0 of 0 commits"])[...])
    #expect(Array(lines.dropFirst(3).prefix(2)) == excess)
    #expect(lines[6].hasSuffix(",kmap,1,0,A U Thor <author@example.org>,lib: map another"))
    #expect(lines[8].hasSuffix(",2,2") && lines[9].hasSuffix(",3,3"), "\(result.output)")
  }
}
