// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// `lintel mappings` on patches.
@Suite struct MappingsPatchTests {
  private let before = """
    void swap_pages(struct page *a, struct page *b)
    {
    	char *pa, *pb;

    	pa = kmap(a);
    	pb = kmap(b);
    	exchange(pa, pb);
    	kunmap(a);
    	kunmap(b);
    }

    int old_leak(struct page *page, int n)
    {
    	char *p = kmap_local_page(page);

    	if (n)
    		return 1;
    	kunmap_local(p);
    	return 0;
    }

    """

  /// A repository with the file, and the patch that a change of it by sed makes.
  private func patch(_ change: String) async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("tree/fs/a.c", before)
    let result = try await sandbox.sh(
      """
      cd tree && git init -q && git add . && git commit -qm start && cp fs/a.c ../before.c &&
      sed -i '\(change)' fs/a.c && git commit -qam 'fs: change' && git format-patch -q -1 -o .. &&
      cp ../before.c fs/a.c && rm -rf .git && mv ../0001-*.patch ../in.patch
      """)
    #expect(result.status == 0, "\(result.errors)")
    return sandbox
  }

  private let crossing =
    "s/kmap(/kmap_local_page(/; s/kunmap(a)/kunmap_local(pa)/; s/kunmap(b)/kunmap_local(pb)/"

  @Test func whatAPatchBringsIsTold() async throws {
    let sandbox = try await patch(crossing)
    for input in ["in.patch", "- < in.patch", "<(cat in.patch)"] {
      let run = "./lintel mappings --tree tree --format json \(input)"
      try sandbox.write("run.sh", run)
      let result = try await sandbox.sh("bash run.sh")
      #expect(result.status == 1, "\(input): \(result.errors)")
      #expect(
        result.output.hasPrefix(
          "{\"path\": \"fs/a.c\", \"function\": \"swap_pages\", \"line\": 8, \"code\": \"last-in-first-out\""
        ), "\(result.output)")
      // The leak was there before.
      #expect(result.output.split(separator: "\n").count == 1)
    }
    let text = try await sandbox.sh("./lintel mappings --tree tree in.patch")
    #expect(text.output.contains("      8 | \tkunmap_local(pa);    <- here\n"))
  }

  @Test func aTreeThatHasThePatchGivesTheSame() async throws {
    let sandbox = try await patch(crossing)
    let before = try await sandbox.sh("./lintel mappings --tree tree in.patch")
    let after = try await sandbox.sh(
      "(cd tree && patch -sp1 < ../in.patch) && ./lintel mappings --tree tree in.patch")
    #expect(after.status == 1, "\(after.errors)")
    #expect(after.output == before.output)
  }

  @Test func aWayOverAnAddedLineIsThePatchs() async throws {
    let sandbox = try await patch("s/if (n)/if (n > 1)/")
    let result = try await sandbox.sh("./lintel mappings --tree tree in.patch")
    #expect(result.status == 1)
    #expect(result.output.contains("every-path: old_leak: "))
    #expect(!result.output.contains("swap_pages"))
  }

  @Test func aSoundPatchBringsNothing() async throws {
    let sandbox = try await patch("s/exchange(pa, pb)/swap_bytes(pa, pb)/")
    let result = try await sandbox.sh("./lintel mappings --tree tree in.patch")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test func patchesOfASeriesComeOneAfterTheOther() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("tree/fs/a.c", before)
    let made = try await sandbox.sh(
      """
      cd tree && git init -q && git add . && git commit -qm start
      sed -i 's/exchange/swap_bytes/' fs/a.c && git commit -qam 'fs: one'
      sed -i '\(crossing)' fs/a.c && git commit -qam 'fs: two'
      git format-patch -q -2 --stdout > ../both.mbox && git format-patch -q -2 -o .. && git reset -q --hard HEAD~2
      """)
    #expect(made.status == 0, "\(made.errors)")
    for input in ["both.mbox", "0001-*.patch 0002-*.patch"] {
      let result = try await sandbox.sh("./lintel mappings --tree tree \(input)")
      #expect(result.status == 1, "\(result.errors)")
      #expect(result.output.contains("last-in-first-out: swap_pages: "))
    }
    // Without the first one the second does not apply.
    let second = try await sandbox.sh("./lintel mappings --tree tree 0002-*.patch")
    #expect(second.status == 2)
    #expect(second.errors.contains("fs/a.c: the hunk at line 2 does not apply"))
    #expect(second.errors.split(separator: "\n").count == 1)
  }

  @Test func ofAFileThatIsNotThereTheHunksAreSeen() async throws {
    let sandbox = try await patch(crossing)
    let result = try await sandbox.sh("mkdir none; ./lintel mappings --tree none in.patch")
    #expect(result.status == 2)
    #expect(result.output.contains("fs/a.c:8: last-in-first-out: "), "\(result.output)")
    #expect(result.output.contains("      8 | \tkunmap_local(pa);    <- here\n"))
    #expect(
      result.errors
        == "lintel: fs/a.c: not in the tree, so no more than the patch shows of it was looked at\n")
  }

  @Test func hunksThatBeginWithinAFunction() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "in.patch",
      """
      --- a/fs/a.c
      +++ b/fs/a.c
      @@ -104,8 +104,8 @@ int known(struct page *page, int n)
       	char *p;

       	p = kmap_local_page(page);
       	if (n)
      -		n = 0;
      +		return 0;
       	kunmap_local(p);
       	return 1;
       }

      """)
    let result = try await sandbox.sh("./lintel mappings --tree . in.patch")
    #expect(result.status == 2)
    #expect(result.output.contains("fs/a.c:108: every-path: known: "), "\(result.output)")
  }

  @Test func newFilesNeedNoTree() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("tree/fs/b.c", before)
    let result = try await sandbox.sh(
      """
      cd tree && git init -q && git add . && git commit -qm 'fs: add b' && git format-patch -q --root -o .. && rm -r fs
      cd .. && ./lintel mappings --tree tree 0001-*.patch
      """)
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("fs/b.c:17: every-path: old_leak: "), "\(result.output)")
  }

  @Test func inputsThatAreNoPatchOfTheTree() async throws {
    let sandbox = try await patch(crossing)
    try sandbox.write("secret.c", before)
    func hostile(_ path: String) -> String {
      "--- a/\(path)\n+++ b/\(path)\n@@ -1,1 +1,1 @@\n-x\n+y\n"
    }
    try sandbox.write("up.patch", hostile("../secret.c"))
    try sandbox.write("git.patch", hostile(".git/x.c"))
    try sandbox.write("link.patch", hostile("fs/link.c"))
    try sandbox.write("short.patch", "--- a/fs/a.c\n+++ b/fs/a.c\n@@ -1,9 +1,9 @@\n x\n")
    try sandbox.write("prose.txt", "nothing to see\n")
    _ = try await sandbox.sh(
      "ln -s ../../secret.c tree/fs/link.c; yes '+int a;' | head -c 26000000 > large.patch")
    for input in [
      "up.patch", "git.patch", "link.patch", "short.patch", "large.patch", "prose.txt",
      "nowhere.patch", "in.patch fs",
    ] {
      let result = try await sandbox.sh("./lintel mappings --tree tree \(input)")
      #expect(result.status == 2, "\(input)")
      #expect(result.output.isEmpty, "\(input): \(result.output)")
      #expect(result.errors.split(separator: "\n").count == 1, "\(input): \(result.errors)")
    }
  }

  /// A series may give a file another name in one patch and change it in the next.
  @Test(arguments: ["git mv fs/a.c fs/b.c", "cp fs/a.c fs/b.c && git add ."])
  func aFileIsFollowedToItsNewName(_ move: String) async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("tree/fs/a.c", before)
    let result = try await sandbox.sh(
      """
      cd tree && git init -q && git add . && git commit -qm start && \(move) &&
      git commit -qm 'fs: move' && sed -i '\(crossing)' fs/b.c && git commit -qam 'fs: change' &&
      git format-patch -q -C --find-copies-harder -2 -o .. && git checkout -q HEAD~2 && cd .. &&
      ./lintel mappings --tree tree --format json 0001-* 0002-*
      """)
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.errors.isEmpty, "\(result.errors)")
    #expect(
      result.output.hasPrefix(
        "{\"path\": \"fs/b.c\", \"function\": \"swap_pages\", \"line\": 8,"), "\(result.output)")
    #expect(result.output.split(separator: "\n").count == 1, "\(result.output)")
    let alone = try await sandbox.sh("./lintel mappings --tree tree --format json 0001-*")
    #expect(alone.status == 0, "\(alone.output)\(alone.errors)")
  }
}
