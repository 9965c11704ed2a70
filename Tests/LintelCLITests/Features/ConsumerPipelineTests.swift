// SPDX-License-Identifier: GPL-2.0-only

import Subprocess
import Testing

/// Programs that do more than read lines: they set up a place, pipe, look at the exit status or
/// parse several lines together. Each test does what its program does, with a pattern of our own
/// that matches the same thing.
@Suite struct ConsumerPipelineTests {
  /// A kernel-like tree in git, whose last commit has the six findings.
  private func repository() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try await sandbox.makeKernelTree()
    try sandbox.write(
      "drivers/example/example.c",
      """
      // SPDX-License-Identifier: GPL-2.0
      static int example_map(struct page *page)
      {
      \tvoid *at;

      \treturn 0;
      }

      """)
    try sandbox.write(
      "commit.txt",
      """
      example: map the page

      The page was never mapped.

      Signed-off-by: A U Thor <author@example.org>

      """)
    _ = try await sandbox.sh(
      """
      git init -q . && git add COPYING drivers && git commit -qm 'the tree'
      sed -i 's/^\\treturn 0;/\\tat = kmap(page);\\n\\tif(at == NULL)\\n\\t\\treturn -1;\\n&/' \
      drivers/example/example.c
      git commit -qa -F commit.txt
      """)
    return sandbox
  }

  @Test func nipaReadsTheTotalOfACommit() async throws {
    let sandbox = try await repository()
    let options =
      "--strict --codespell --max-line-length=80 "
      + "--ignore=COMMIT_LOG_LONG_LINE,MACRO_ARG_REUSE,ALLOC_SIZEOF_STRUCT,NO_AUTHOR_SIGN_OFF,"
      + "GIT_COMMIT_ID,CAMELCASE,FILE_PATH_CHANGES,BAD_REPORTED_BY_LINK"
    let bad = try await sandbox.sh("./checkpatch.pl -g HEAD \(options)")
    #expect(bad.output.contains(#/(?m)^total: 1 errors, \d+ warnings, \d+ checks, \d+ lines/#))
    #expect(bad.output.matches(of: #/(?m)^(?:WARNING|ERROR|CHECK): ./#).count >= 3, "\(bad.output)")
    let good = try await sandbox.sh(
      "printf '\\n' >> CREDITS; git add CREDITS; git commit -q -F commit.txt; "
        + "./checkpatch.pl -g HEAD \(options)")
    #expect(good.output.contains("total: 0 errors, 0 warnings, 0 checks"), "\(good.output)")
  }

  @Test func c5ReadsLinesOfTheFile() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh("./checkpatch.pl --git HEAD --terse --showfile --no-summary")
    #expect(result.status == 1)
    let lines = result.lines.dropLast()
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(
        line.contains(#/^(?:drivers\/example\/example\.c:\d+|Commit \S+.*): [A-Z]+: /#), "\(line)")
    }
  }

  @Test func qemuNamesARangeWithBranch() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh("./checkpatch.pl --no-tree --branch HEAD~1..HEAD")
    #expect(result.status == 1)
    #expect(result.output.contains("total: 1 errors"))
  }

  @Test func dimAndEmacsPipeACommit() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh(
      """
      git show --no-use-mailmap --pretty=email | ./checkpatch.pl -q --emacs --strict --show-types \
      --max-line-length=100 --ignore=BIT_MACRO,SPLIT_STRING,LONG_LINE_STRING,BOOL_MEMBER -
      """)
    #expect(result.output.contains(#/(?m)^-:\d+: ERROR:SPACING: /#), "\(result.output)")
    #expect(result.output.contains(#/(?m)^#\d+: FILE: drivers\/example\/example\.c:\d+:$/#))
  }

  @Test func patchWiseLooksForTheFixedFile() async throws {
    let sandbox = try await repository()
    let checked = try await sandbox.sh(
      """
      ./checkpatch.pl --quiet --subjective --strict --showfile --show-types --codespell \
      --mailback --ignore UNDOCUMENTED_DT_STRING,FILE_PATH_CHANGES --git HEAD
      """)
    #expect(checked.status == 1)
    #expect(checked.errors.isEmpty)
    let fixed = try await sandbox.sh(
      """
      git format-patch -q -1 --stdout > fix.patch
      ./checkpatch.pl --fix --no-summary fix.patch > /dev/null
      grep -c '^+.if (' fix.patch.EXPERIMENTAL-checkpatch-fixes
      ./checkpatch.pl --fix-inplace --no-summary fix.patch > /dev/null; grep -c '^+.if (' fix.patch
      """)
    #expect(fixed.output == "1\n1\n", "\(fixed.output)\(fixed.errors)")
  }

  @Test func bluezTellsErrorsFromWarnings() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("bad.patch", Samples.sixFindings)
    let result = try await sandbox.sh("./checkpatch.pl --no-tree bad.patch 2>&1")
    #expect(result.status == 1)
    #expect(result.output.contains("ERROR:") && result.output.contains("WARNING:"))
    let warning = try await sandbox.sh(
      "./checkpatch.pl --no-tree --types DEPRECATED_API bad.patch 2>&1")
    #expect(warning.status == 1)
    #expect(!warning.output.contains("ERROR:") && warning.output.contains("WARNING:"))
  }

  @Test func dpdkPrintsUpToTheTotal() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("bad.patch", Samples.sixFindings)
    let result = try await sandbox.sh(
      """
      ./checkpatch.pl --no-tree --codespell --max-line-length=100 --show-types \
      --ignore=LINUX_VERSION_CODE bad.patch 2>/dev/null | sed -n '1,/^total:.*lines checked$/p'
      """)
    #expect(result.output.contains("WARNING:DEPRECATED_API: "))
    #expect(result.output.hasSuffix(" lines checked\n"))
  }

  @Test func zephyrPairsAFindingWithItsPlace() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write(
      ".checkpatch.conf",
      """
      --emacs
      --summary-file
      --show-types
      --max-line-length=100
      --min-conf-desc-length=1
      --ignore BRACES
      --exclude ext

      """)
    let result = try await sandbox.sh(
      "./checkpatch.pl --mailback --no-tree - 2>&1", input: Samples.sixFindings)
    #expect(result.status == 1)
    let pairs = result.output.matches(
      of:
        #/(?m)^\s*\S+:(\d+):\s*(ERROR|WARNING):(.+?):(.+)[\r\n]+^\s*#(\d+):\s*FILE:\s*(.+):(\d+):/#)
    #expect(pairs.count == 3, "\(result.output)")
    #expect(pairs.allSatisfy { $0.1 == $0.5 && $0.6 == "drivers/example/example.c" })
  }

  @Test func testProjectTurnsTheFileOptionOffAgain() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write(
      "conf/.checkpatch.conf",
      "-f --terse --no-summary --no-tree --spdx-cxx-comments --strict\n--ignore SPDX_LICENSE_TAG\n")
    try sandbox.write("bad.c", "int f(void)\n{\n\tif(a)\n\t\tb =1;\n}\n")
    let file = try await sandbox.sh(
      "./checkpatch.pl -f --root . bad.c", environment: ["CHECKPATCH_CONFIG_DIR": "conf"])
    #expect(file.output.contains("bad.c:3: ERROR: "), "\(file.output)\(file.errors)")
    let mail = try await sandbox.sh(
      "./checkpatch.pl -q --mailback --showfile --no-f", input: Samples.sixFindings,
      environment: ["CHECKPATCH_CONFIG_DIR": "conf"])
    #expect(mail.output.contains("drivers/example/example.c:14: ERROR: "), "\(mail.output)")
  }

  @Test func patmanSplitsAtEmptyLines() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("0001-x.patch", Samples.sixFindings)
    let result = try await sandbox.sh("./checkpatch.pl --no-tree --strict 0001-x.patch")
    var counts = ["ERROR": 0, "WARNING": 0, "CHECK": 0]
    var placed = 0
    for message in result.output.split(separator: "\n\n") {
      guard let level = message.firstMatch(of: #/^(ERROR|WARNING|CHECK):(?:[A-Z_]+:)? (.*)/#) else {
        continue
      }
      counts[String(level.1), default: 0] += 1
      if message.contains(#/#(\d+): (?:FILE: ([^:]*):(\d+):)?/#) { placed += 1 }
    }
    #expect(counts == ["ERROR": 2, "WARNING": 1, "CHECK": 3])
    #expect(placed == 6)
    #expect(result.output.contains("total: 2 errors, 1 warnings, 3 checks, 8 lines checked"))
    #expect(result.output.contains(#/(?m)^0001-x\.patch has style problems, please review\.$/#))
  }

  @Test func actionsReadThreeLinesAFinding() async throws {
    // checkpatch-action starts at the level, takes file and line from the # line, and stops at
    // the total.
    let sandbox = try await Sandbox()
    try sandbox.write("0001-x.patch", Samples.sixFindings)
    let result = try await sandbox.sh("./checkpatch.pl --no-tree 0001-x.patch")
    var places: [String] = []
    var isOpen = false
    for line in result.lines {
      if line.hasPrefix("total:") { break }
      if line.hasPrefix("WARNING") || line.hasPrefix("ERROR") { isOpen = true }
      if isOpen, line.hasPrefix("#") {
        let fields = line.split(separator: ":")
        #expect(fields.count >= 4, "\(line)")
        places.append("\(fields[2].drop { $0 == " " }):\(fields[3])")
      }
      if line.isEmpty { isOpen = false }
    }
    #expect(places.count == 3)
    #expect(places.allSatisfy { $0.hasPrefix("drivers/example/example.c:1") })
  }

  @Test func visualStudioCodePairsLevelsWithFiles() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("bad.c", "int f(void)\n{\n\tif(a)\n\t\tb =1;\n}\n")
    let result = try await sandbox.sh("./checkpatch.pl --no-tree --show-types -f bad.c")
    let pairs = result.output.matches(
      of: #/(WARNING|ERROR|CHECK): ?(.+):(.+)?(?:\n|\r\n|)#\d+: FILE: (.*):(\d+):/#)
    #expect(pairs.count == 3, "\(result.output)")
    #expect(pairs.allSatisfy { $0.4 == "bad.c" })
  }

  @Test func sublimeReadsPlaceCodeAndVersion() async throws {
    let sandbox = try await Sandbox()
    let version = try await sandbox.sh("./checkpatch.pl --version")
    #expect(version.output.contains(#/Version: 0\.32/#))
    try sandbox.write("bad.c", "int f(void)\n{\n\tif (a)\n\t\tb =1;\n}\n")
    let result = try await sandbox.sh("./checkpatch.pl --no-tree -f bad.c")
    #expect(
      result.output.contains(
        #/(?m)^ERROR: .*\n#4: FILE: bad\.c:4:\n\+\t\tb =1;\n \t\t  \^$/#), "\(result.output)")
  }

  @Test func routingDaemonComparesBeforeAndAfter() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("before/a.c", "int f(void)\n{\n\tif(a)\n\t\tb = 1;\n}\n")
    try sandbox.write("after/a.c", "int f(void)\n{\n\tif(a)\n\t\tb =1;\n}\n")
    let result = try await sandbox.sh(
      """
      (cd before && ../checkpatch.pl --no-tree -f a.c > ../before.txt); test $? -eq 1 || exit 3
      (cd after && ../checkpatch.pl --no-tree -f a.c > ../after.txt); test $? -eq 1 || exit 3
      diff before.txt after.txt | sed 's/^> //' | awk '/ERROR|WARNING/,/^$/'
      """)
    #expect(result.output.matches(of: #/(?m)^ERROR: /#).count == 1, "\(result.output)")
    #expect(result.output.contains("FILE: a.c:4:"))
  }

  @Test func labwcAndLustreRunOverManyFiles() async throws {
    let sandbox = try await Sandbox()
    for name in ["one", "two", "three"] {
      try sandbox.write("src/\(name).c", "int f(void)\n{\n\tb =1;\n}\n")
    }
    let parallel = try await sandbox.sh(
      """
      find src -name '*.c' -print0 | xargs -0 --max-args 2 --max-procs 2 ./checkpatch.pl --terse \
      --no-tree --strict --no-summary --file | grep -c 'ERROR: '
      """)
    #expect(parallel.output == "3\n")
    let census = try await sandbox.sh(
      "./checkpatch.pl --no-tree --terse --no-summary -f src/*.c | wc -l")
    #expect(census.output.contains(#/^\s*6\n$/#), "\(census.output)")
  }

  @Test func gerritSplitsThePlaceIntoFive() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh(
      "./checkpatch.pl --no-tree --show-types -", input: Samples.sixFindings)
    let lines = result.lines
    var comments = 0
    for (index, line) in lines.enumerated() where line.contains(#/^(?:ERROR|WARNING):[A-Z_]+: /#) {
      let place = lines[index + 1].split(separator: ":", omittingEmptySubsequences: false)
      #expect(place.count == 5, "\(lines[index + 1])")
      comments += 1
    }
    #expect(comments == 3)
  }

  @Test func ciliumTurnsColoursIntoAnnotations() async throws {
    let sandbox = try await Sandbox()
    let result = try await sandbox.sh(
      """
      ./checkpatch.pl --no-tree --strict --no-summary --show-types --color=always |
      sed -e 's/^\\x1b\\[31mERROR:/::error::/' -e 's/^\\x1b\\[33mWARNING:/::warning::/'
      """, input: Samples.sixFindings)
    #expect(result.output.matches(of: #/(?m)^::error::/#).count == 2)
    #expect(result.output.matches(of: #/(?m)^::warning::/#).count == 1)
  }

  @Test func teeProbesTheHelpAndSendsAMailWithoutADiff() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("typedefs.checkpatch", "TEE_Result\n")
    try sandbox.write(
      ".checkpatch.conf",
      "--codespell\n--no-tree\n--quiet\n--strict\n--max-line-length=80\n"
        + "--ignore NOT_UNIFIED_DIFF\n--kconfig-prefix=CFG_\n")
    let result = try await sandbox.sh(
      """
      ./checkpatch.pl --help | grep -q -- --typedefsfile &&
      ./checkpatch.pl --typedefsfile typedefs.checkpatch -
      """,
      input: """
        From: A U Thor <author@example.org>
        Subject: [PATCH] core: say something

        Nothing is changed by this one.

        Signed-off-by: A U Thor <author@example.org>

        """)
    #expect(result.status == 0, "\(result.output)")
    #expect(result.errors.isEmpty)
  }

  @Test func anUnknownForkOptionIsOneLine() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write(".checkpatch.conf", "--no-tree\n--u-boot\n")
    let uBoot = try await sandbox.sh("./checkpatch.pl -", input: Samples.clean)
    #expect(uBoot.status == 0)
    #expect(uBoot.errors.isEmpty)
    try sandbox.write(".checkpatch.conf", "--no-tree\n--fork-of-a-fork\n")
    let other = try await sandbox.sh("./checkpatch.pl -", input: Samples.clean)
    #expect(other.status == 1)
    #expect(other.errors.contains("--fork-of-a-fork"))
    #expect(other.errors.filter { $0 == "\n" }.count == 1)
  }
}
