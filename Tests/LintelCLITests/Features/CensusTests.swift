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
    try sandbox.write("tree/untracked.c", "void late(void) { kmap(page); }\n")
    return sandbox
  }

  @Test func rowsOfAFolder() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh("./lintel census kmap kunmap --tree tree --format tsv")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.lines == [
        "path\tline\tcolumn\tapi\tfunction\tkind\tstate\treplacement\tpartner",
        "include/highmem.h\t1\t7\tkmap\t\tdeclaration\tactive\tkmap_local_page\t",
        "mm/a.c\t4\t13\tkmap\tSYSCALL_DEFINE2(swapon)\tcall\tactive\tkmap_local_page\t6",
        "mm/a.c\t6\t2\tkunmap\tSYSCALL_DEFINE2(swapon)\tcall\tactive\tkunmap_local\t4",
        "untracked.c\t1\t19\tkmap\tlate\tcall\tactive\tkmap_local_page\t", "",
      ])
  }

  @Test func onlyTrackedFilesOfARepository() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      """
      cd tree && git init -q . && git add mm include && ln -s /etc/passwd link.c && git add link.c
      ../lintel census kmap --kind call --format csv --no-cache
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.lines.dropFirst() == [
        "mm/a.c,4,13,kmap,SYSCALL_DEFINE2(swapon),call,active,kmap_local_page,", "",
      ])
  }

  @Test func theCacheNoticesAChange() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      """
      touch -d '2 days ago' tree/*.c tree/*/*.c && sleep 2.1
      ./lintel census kunmap_atomic --tree tree > first
      ./lintel census kunmap_atomic --tree tree --jobs 1 > second
      echo 'void more(void) { kunmap_atomic(at); }' >> tree/untracked.c
      ./lintel census kunmap_atomic --tree tree
      cmp first second && wc -l < first
      """)
    #expect(result.lines.dropFirst().first?.hasPrefix("untracked.c\t2\t19\tkunmap_atomic") == true)
    #expect(result.lines.suffix(2) == ["1", ""], "\(result.output)")
  }

  @Test(arguments: [
    ("kmap --tree nowhere", "lintel: nowhere: no such folder"),
    ("kmap --tree tree --path other", "lintel: tree other: no source files"),
    ("kmap --tree tree --deprecations none.toml", "lintel: none.toml: No such file or directory"),
  ])
  func errorsAreOneLine(arguments: String, message: String) async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh("./lintel census \(arguments)")
    #expect(result.status == 2)
    #expect(result.errors == message + "\n")
    #expect(result.output.isEmpty)
  }
}
