// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// Git does not compare what is larger than a commit may be, and the run says which files these are.
@Suite struct LargeCommitTests {
  @Test func aFileThatGitDoesNotCompareIsNamed() async throws {
    let sandbox = try await Sandbox()
    let made = try await sandbox.sh(
      """
      git init -q . && mkdir lib && printf 'a\\0b' > lib/small.bin
      git add lib/small.bin && git commit -sqm 'lib: add data' -m 'Why.'
      yes 'int lt;' | head -c 34000000 > 'lib/large one.c'
      git add lib && git commit -sqm 'lib: add code' -m 'Why.'
      echo 'int last;' >> 'lib/large one.c' && git commit -asqm 'lib: change code' -m 'Why.'
      """)
    #expect(made.status == 0, "\(made.errors)")

    let small = try await sandbox.sh("./lintel check --no-tree -g HEAD~2")
    #expect(small.status != 2)
    #expect(!small.errors.contains("not checked"), "\(small.errors)")

    for (revision, size) in [("HEAD~1", 34_000_000), ("HEAD", 34_000_010)] {
      let large = try await sandbox.sh("./lintel check --no-tree -g \(revision)")
      #expect(large.status == 2)
      let note = "lib/large one.c was not checked: it has \(size) bytes"
      #expect(large.errors.contains(note), "\(large.errors)")
    }
    // What a log quotes is not what git wrote.
    let quoted = try await sandbox.sh(
      """
      printf 'lib: quote\\n\\nWhy.\\n\\ndiff --git a/x b/x\\nindex 1111111..2222222 100644\\n' > log
      printf 'GIT binary patch\\nliteral 1\\n\\nSigned-off-by: A <a@example.org>\\n' >> log
      git commit -q --allow-empty -F log && ./lintel check --no-tree -g HEAD
      """)
    #expect(!quoted.errors.contains("not checked"), "\(quoted.errors)")
    // The script has no limits.
    let script = try await sandbox.sh("./checkpatch.pl --no-tree -g HEAD~1")
    #expect(script.status != 2 && script.output.contains(" 4 lines checked"), "\(script.output)")
  }
}
