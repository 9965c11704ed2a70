// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// Links and ready-made texts that a message has for whoever has to act on it.
@Suite struct MessageFactTests {
  @Test func aCommitIsQuotedReadyMade() async throws {
    let sandbox = try await Sandbox()
    _ = try await sandbox.sh(
      "git init -q . && echo 1 > a && git add a && git commit -qm 'a: say \"one\" (for now)'")
    let id = try await sandbox.sh("git rev-parse HEAD").output.prefix(40)
    let short = id.prefix(12)
    for (written, word) in [
      ("commit \(id.prefix(9)) broke it", "commit"), ("Commit \(id) did", "Commit"),
    ] {
      let mail = Samples.clean.replacing("The thing was wrong on", with: "\(written) on")
      let result = try await sandbox.sh(
        "./lintel check --no-tree --terse --show-types -", input: mail)
      #expect(
        result.output.contains(
          "GIT_COMMIT_ID: write the commit as '\(word) \(short) (\"a: say \"one\" (for now)\")'"),
        "\(result.output)")
    }
    let fixes = Samples.clean.replacing(
      "Signed-off-by", with: "Fixes: \(id.prefix(10)) (\"a: say one\")\nSigned-off-by")
    let result = try await sandbox.sh(
      "./lintel check --no-tree --terse --show-types -", input: fixes)
    #expect(
      result.output.contains("'Fixes: \(short) (\"a: say \"one\" (for now)\")'"), "\(result.output)"
    )
  }

  @Test(arguments: [
    ("strcpy(a, b);", "https://github.com/KSPP/linux/issues/88"),
    ("strlcpy(a, b, 4);", "https://github.com/KSPP/linux/issues/89"),
    ("strncpy(a, b, 4);", "https://github.com/KSPP/linux/issues/90"),
    ("strncpy(a, b, 4);", "__nonstring"), ("msleep(1);", "Documentation/timers/timers-howto.rst"),
    ("usleep_range(10, 10);", "Documentation/timers/timers-howto.rst"),
    ("usleep_range(20, 10);", "Documentation/timers/timers-howto.rst"),
    ("udelay(100);", "Documentation/timers/timers-howto.rst"),
    ("volatile int v;", "Documentation/process/volatile-considered-harmful.rst"),
    ("a = (char *)kmalloc(4, GFP_KERNEL);", "http://c-faq.com/malloc/mallocnocast.html"),
    ("pr_info(\"%px\\n\", a);", "%px"), ("return -ENOTSUPP;", "SUSv4"),
    ("yield();", "kernel/sched"),
    ("for (i = 0; i < NR_CPUS; i++)", "num_possible_cpus()"),
    ("printk(KERN_WARNING \"x\\n\");", "netdev_warn()"),
    ("MODULE_LICENSE(\"GPL v2\");", "commit bf7fbeeae6db (\"module: Cure the MODULE_LICENSE"),
  ])
  func aMessageNamesWhereToRead(_ code: String, _ fact: String) async throws {
    let sandbox = try await Sandbox()
    let mail = Samples.clean.replacing("err = example_start();", with: code)
    let result = try await sandbox.sh("./lintel check --no-tree --strict --terse -", input: mail)
    #expect(result.output.contains(fact), "\(result.output)")
  }

  @Test func linksToOtherArchivesAndBindingsToo() async throws {
    let sandbox = try await Sandbox()
    let mail = Samples.clean.replacing(
      "\nSigned-off-by", with: "\nLink: https://lkml.org/lkml/2020/1/1/1\nSigned-off-by")
    let result = try await sandbox.sh("./lintel check --no-tree --terse -", input: mail)
    #expect(result.output.contains("https://lore.kernel.org/lists.html"), "\(result.output)")
    let binding = mail.replacing(
      "drivers/example/example.c", with: "Documentation/devicetree/bindings/example.txt"
    )
    .replacing("index 1111111..2222222 100644", with: "new file mode 100644")
    let answer = try await sandbox.sh("./lintel check --no-tree --terse -", input: binding)
    #expect(answer.output.contains("writing-schema.rst"), "\(answer.output)")
  }
}
