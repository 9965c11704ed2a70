// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// A run with the cache says what one without says, whatever happened to the cache.
@Suite struct CacheTests {
  /// A repository in which what one file shows decides what is said about others.
  private func repository() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    for index in 0..<12 {
      try sandbox.write(
        "drivers/net/\(index).c",
        """
        // SPDX-License-Identifier: GPL-2.0
        int fooBar\(index % 4) =\(index);
        extern char __start_of_\(index)[];

        """)
    }
    try sandbox.write(
      "include/vmlinux.lds.h", "#define SECTION \\\n\tstart_of_3 = .; \\\n\tstart_of_9 = .;\n")
    _ = try await sandbox.sh("git init -q . && git add drivers include && git commit -qm start")
    return sandbox
  }

  private let check = "./lintel check --no-tree --strict --show-types"

  /// The status and output with the cache and without.
  private func expectSame(_ sandbox: Sandbox, _ options: String = "-f .") async throws {
    let without = try await sandbox.sh("\(check) --no-cache \(options)")
    let with = try await sandbox.sh("\(check) \(options)")
    #expect(with.output == without.output)
    #expect(with.status == without.status)
    #expect(with.errors.isEmpty)
    #expect(without.output.contains("CAMELCASE"))
  }

  private func segments(_ sandbox: Sandbox) async throws -> [Substring] {
    try await sandbox.sh("ls .cache/lintel/check").lines.filter { !$0.isEmpty }
  }

  @Test func clearForgetsWhatIsKnownOfTreesToo() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write(".cache/lintel/bindings-0123456789abcdef", "words")
    try sandbox.write(".cache/lintel/camelcase-0123", "names")
    try sandbox.write(".cache/lintel/census-0123", "files")
    // A cache elsewhere has nothing of the kind.
    _ = try await sandbox.sh("./lintel cache clear --dir elsewhere")
    #expect(try await sandbox.sh("ls .cache/lintel | wc -l").lines[0] == "3")
    let cleared = try await sandbox.sh("./lintel cache clear")
    #expect(cleared.status == 0)
    #expect(try await sandbox.sh("ls .cache/lintel").lines[0] == "census-0123")
  }

  @Test func theReportIsTheSame() async throws {
    let sandbox = try await repository()
    // What a first run keeps is no input of the second one.
    try sandbox.write(".gitignore", "/.cache\n")
    // Then the status of the files says enough.
    _ = try await sandbox.sh("sleep 2.2")
    try await expectSame(sandbox)
    let first = try await segments(sandbox)
    #expect(first.count == 1)
    // Nothing is checked again.
    try await expectSame(sandbox)
    try await expectSame(sandbox, "-f drivers")
    #expect(try await segments(sandbox) == first)
    // A name is reported once, by the first file that has it; now that is another one.
    _ = try await sandbox.sh(
      "sed -i s/fooBar/fineBar/ drivers/net/1.c; echo 'int z =1;' >> drivers/net/7.c")
    try await expectSame(sandbox)
    _ = try await sandbox.sh("git mv drivers/net/2.c drivers/net/x.c")
    try await expectSame(sandbox)
  }

  @Test(arguments: ["--terse", "--ignore SPACING", "--max-line-length 20", "--showfile", "--emacs"])
  func optionsHaveResultsOfTheirOwn(option: String) async throws {
    let sandbox = try await repository()
    try await expectSame(sandbox)
    try await expectSame(sandbox, "\(option) -f .")
    try await expectSame(sandbox, "\(option) -f .")
  }

  @Test func aChangedTableCounts() async throws {
    let sandbox = try await repository()
    try await sandbox.makeKernelTree()
    try sandbox.write("drivers/net/t.c", "/* a wrod */\n#include <asm/thing.h>\n")
    _ = try await sandbox.sh("git add drivers; mkdir -p include/linux")
    let options = "./lintel check --strict --show-types"
    func compare() async throws -> String {
      let without = try await sandbox.sh("\(options) --no-cache -f drivers")
      let with = try await sandbox.sh("\(options) -f drivers")
      #expect(with.output == without.output)
      return with.output
    }
    #expect(!(try await compare()).contains("TYPO_SPELLING"))
    try sandbox.write("scripts/spelling.txt", "wrod||word\n")
    #expect((try await compare()).contains("TYPO_SPELLING"))
    #expect(!(try await compare()).contains("INCLUDE_LINUX"))
    try sandbox.write("include/linux/thing.h", "#include <asm/thing.h>\n")
    #expect((try await compare()).contains("INCLUDE_LINUX"))
    #expect(!(try await compare()).contains("OBSOLETE"))
    try sandbox.write("scripts/get_maintainer.pl", "")
    try sandbox.write("MAINTAINERS", "THING\nS:\tObsolete\nF:\tdrivers/net/\n")
    #expect((try await compare()).contains("OBSOLETE"))
  }

  @Test func twoRunsAtOnce() async throws {
    let sandbox = try await repository()
    // The reports are no input of the other run.
    try sandbox.write(".gitignore", "/one\n/two\n/plain\n")
    let both = try await sandbox.sh(
      """
      \(check) -f . > one & \(check) -f . > two; wait
      \(check) --no-cache -f . > plain; cmp one plain && cmp two plain && echo same
      """)
    #expect(both.output == "same\n")
    try await expectSame(sandbox)
  }

  @Test func aKilledRunLeavesNothing() async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh(
      """
      mkfifo slow
      \(check) --cache --jobs 1 -f drivers/net/1.c slow > out & pid=$!
      n=0
      until ls .cache/lintel/check/new-* > found 2>&- || [ $n -ge 1800 ]; do
        sleep 0.1; n=$((n+1))
      done
      kill -9 $pid; wait $pid
      """)
    let left = try await segments(sandbox)
    #expect(left.count == 1 && left.allSatisfy { $0.hasPrefix("new-") })
    try await expectSame(sandbox)
    #expect(try await segments(sandbox).allSatisfy { $0.hasPrefix("results-") })
  }

  @Test func aBrokenCacheIsRebuilt() async throws {
    let sandbox = try await repository()
    try await expectSame(sandbox)
    for damage in [
      "truncate -s 100 $f", "truncate -s -1 $f", ": > $f", "head -c 5000 /dev/urandom > $f",
      "printf XXXX | dd of=$f bs=1 seek=300 conv=notrunc 2>&-", "rm $f; mkdir $f",
      "rm $f; ln -s /etc/passwd $f", "rm $f; mkfifo $f",
    ] {
      _ = try await sandbox.sh("for f in .cache/lintel/check/*; do \(damage); done")
      try await expectSame(sandbox)
      try await expectSame(sandbox)
    }
  }

  @Test func onlyItsOwnerMayReadIt() async throws {
    let sandbox = try await repository()
    let made = try await sandbox.sh(
      "umask 0; \(check) -f . > out; stat -c %a .cache/lintel/check .cache/lintel/check/*")
    #expect(made.output == "700\n600\n")
    // A folder that others may write to is not used.
    _ = try await sandbox.sh("./lintel cache clear; chmod 777 .cache/lintel/check")
    try await expectSame(sandbox)
    #expect(try await segments(sandbox).isEmpty)
  }

  @Test func itIsUsedWhereItIsWanted() async throws {
    let sandbox = try await repository()
    for command in [
      "./lintel check --no-tree -f drivers/net/1.c", "./lintel check --no-tree --no-cache -f .",
      "./checkpatch --no-tree -f .", "./checkpatch.pl --no-tree -f drivers/net/1.c",
      "./lintel check --no-tree --fix -f .",
    ] {
      _ = try await sandbox.sh(command)
      #expect(try await sandbox.sh("ls .cache/lintel/check").output.isEmpty, "\(command)")
    }
    _ = try await sandbox.sh("./lintel check --no-tree --cache=mine -f drivers/net/1.c")
    #expect(try await sandbox.sh("ls mine").lines.count == 2)
    #expect(try await sandbox.sh("./lintel check --no-tree --no-cache=x -f a.c").status == 2)
  }

  @Test func itsSizeIsShownAndItCanBeCleared() async throws {
    let sandbox = try await repository()
    _ = try await sandbox.sh("\(check) -f .")
    let status = try await sandbox.sh("./lintel cache status")
    #expect(status.output.contains("folder:   \(sandbox.root)/.cache/lintel/check\nsegments: 1\n"))
    _ = try await sandbox.sh("touch .cache/lintel/check/mine; ./lintel cache clear")
    // Only what is the cache's own goes.
    #expect(try await segments(sandbox) == ["mine"])
    #expect(try await sandbox.sh("./lintel cache status").output.contains("segments: 0\n"))
  }

  @Test(arguments: [
    ("touch place", "no folder"), ("mkdir -m 777 place", "others may write to it"),
    ("mkdir real; ln -s real place", "no folder"),
    ("mkdir place; chown 12345 place || chmod 777 place", ""),
    ("ln -s /proc/none above; ln -s above/none place", "no folder"),
  ])
  func `a cache that is asked for and cannot be used is told`(
    change: String, reason: String
  ) async throws {
    let sandbox = try await repository()
    let without = try await sandbox.sh("\(check) --no-cache -f drivers")
    let with = try await sandbox.sh("\(change); \(check) --cache=place -f drivers")
    #expect(with.output == without.output)
    #expect(with.status == without.status)
    #expect(with.errors.hasPrefix("lintel: place: \(reason)"), "\(with.errors)")
    #expect(with.errors.hasSuffix("; no cache is used\n"), "\(with.errors)")
    #expect(with.errors.filter { $0 == "\n" }.count == 1)
    let below = try await sandbox.sh("\(check) --cache=/proc/none/place -f drivers")
    #expect(below.output == without.output)
    #expect(below.errors.hasPrefix("lintel: /proc/none/place: "), "\(below.errors)")
    // Who did not ask for one is not told.
    let silent = try await sandbox.sh("rm -rf .cache; touch .cache; \(check) -f drivers")
    #expect(silent.output == without.output)
    #expect(silent.errors == "")
  }

  @Test(arguments: ["status", "clear"])
  func `a cache that cannot be looked into is no empty one`(_ command: String) async throws {
    let sandbox = try await repository()
    try sandbox.write("file", "x\n")
    let result = try await sandbox.sh("./lintel cache \(command) --dir file/place")
    #expect(result.status == 2 && result.output == "")
    #expect(result.errors == "lintel: file/place: Not a directory\n")
    #expect(try await sandbox.sh("./lintel cache \(command) --dir nothing").status == 0)
  }

  @Test func `a full disk under the cache is told`() async throws {
    let sandbox = try await repository()
    let without = try await sandbox.sh("\(check) --no-cache -f drivers")
    // Files may have a kilobyte.
    let with = try await sandbox.sh("ulimit -f 1; \(check) --cache=place -f drivers | cat")
    #expect(with.output == without.output)
    #expect(
      with.errors == "lintel: place: the results could not be kept for the next run\n",
      "\(with.errors)")
    #expect(try await sandbox.sh("ls place").output == "")
  }
}
