// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// `lintel convert` of functions whose entries name their conversion.
@Suite struct RecipeTests {
  private let source = """
    static int probe(struct device *dev)
    {
    	/* old_stop() */
    	dev->queue = create_singlethread_workqueue("probe");
    	if (!dev->queue || dev->old_stop(dev))
    		old_stop(dev, "old_stop(");
    	return old_stop(dev, NULL);
    }

    static int keep(struct device *dev)
    {
    	make_t *make = create_singlethread_workqueue;

    	return run(dev, make, old_stop);
    }

    static ssize_t size_show(struct device *dev, struct device_attribute *attr,
    			 char *buf)
    {
    	return sprintf(buf, "%d\\n", keep(dev));
    }

    static ssize_t other(char *buf)
    {
    	return sprintf(buf, "%d\\n", 1);
    }

    """

  private let entries = """
    [old_stop]
    replacement = "new_stop"
    reason = "its name says nothing"
    conversion = "rename"
    """

  private func tree() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    try sandbox.write("tree/drivers/a.c", source)
    try sandbox.write("tree/drivers/own.c", "int old_stop(int a)\n{\n\treturn old_stop(a);\n}\n")
    try sandbox.write("own.toml", entries)
    return sandbox
  }

  private static let recipes = {
    let package = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    return "/\(package)/Recipes/deprecations.toml"
  }()

  private static let hasSpatch = ["/usr/bin/spatch", "/usr/local/bin/spatch"].contains {
    FileKind(at: $0) == .regular
  }

  @Test func callsGetAnotherName() async throws {
    let sandbox = try await tree()
    let run = "./lintel convert --tree tree --deprecations own.toml old_stop"
    let result = try await sandbox.sh("\(run) --format json")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3, "\(result.output)")
    #expect(lines[0].contains("\"function\": \"probe\", \"line\": 1, \"verdict\": \"convert\""))
    #expect(lines[1].contains("\"verdict\": \"refuse\""))
    #expect(lines[2].contains("this file has a old_stop() of its own"))
    let written = try await sandbox.sh("\(run) --write && cat tree/drivers/a.c")
    #expect(
      written.output.hasSuffix(
        source.replacing("\t\told_stop(dev", with: "\t\tnew_stop(dev")
          .replacing("return old_stop(", with: "return new_stop(")))
  }

  @Test func aRenamingIsSent() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      "./lintel convert --tree tree --deprecations own.toml old_stop --series out && cat out/*")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("\nSubject: [PATCH] a: Replace old_stop() with new_stop()\n"))
    #expect(result.output.contains("\nold_stop() is deprecated: its name says nothing.\n"))
  }

  @Test(.enabled(if: RecipeTests.hasSpatch, "there is no spatch: install coccinelle"))
  func aSemanticPatchRewrites() async throws {
    let sandbox = try await tree()
    let run = "./lintel convert --tree tree --deprecations \(Self.recipes)"
    let name = "create_singlethread_workqueue"
    let found = try await sandbox.sh("\(run) \(name) --format json")
    #expect(found.status == 0, "\(found.errors)")
    let lines = found.output.split(separator: "\n")
    #expect(lines.count == 2, "\(found.output)")
    #expect(lines[0].contains("\"verdict\": \"review\""))
    #expect(lines[1].contains("alloc_workqueue.cocci does not reach this call"))
    let diff = try await sandbox.sh("\(run) \(name) --diff --review")
    #expect(
      diff.output.contains(
        "\n+\tdev->queue = alloc_ordered_workqueue(\"%s\", WQ_MEM_RECLAIM, \"probe\");\n"),
      "\(diff.output)")
    #expect(diff.output.split(separator: "\n").count { $0.hasPrefix("+\t") } == 1)
    let sent = try await sandbox.sh("\(run) \(name) --review --series out && cat out/*")
    #expect(
      sent.output.contains(
        "\nSubject: [PATCH] a: Replace create_singlethread_workqueue() with alloc_ordered_workqueue()\n"
      ), "\(sent.output)")
    #expect(sent.output.contains("with the semantic patch alloc_workqueue.cocci:\nprobe()."))
  }

  @Test(.enabled(if: RecipeTests.hasSpatch, "there is no spatch: install coccinelle"))
  func onlyShowFunctionsEmit() async throws {
    let sandbox = try await tree()
    let run = "./lintel convert --tree tree --deprecations \(Self.recipes) sprintf"
    let result = try await sandbox.sh("\(run) --write=review && cat tree/drivers/a.c")
    #expect(
      result.output.hasSuffix(
        source.replacing(
          "return sprintf(buf, \"%d\\n\", keep", with: "return sysfs_emit(buf, \"%d\\n\", keep")
      ), "\(result.output) \(result.errors)")
    // What somebody must look at is not written by itself.
    let second = try await sandbox.sh("\(run) --write && cat tree/drivers/a.c")
    #expect(second.output.contains("return sprintf(buf, \"%d\\n\", 1);"))
  }

  @Test func whatCannotBeRun() async throws {
    let sandbox = try await tree()
    try sandbox.write("gone.toml", "[old_stop]\nreplacement = \"x\"\nconversion = \"no.cocci\"\n")
    try sandbox.write("odd.toml", "[old_stop]\nreplacement = \"x\"\nconversion = \"magic\"\n")
    try sandbox.write("words.toml", "[old_stop]\nreplacement = \"a b\"\nconversion = \"rename\"\n")
    try sandbox.write("evil.cocci", "@initialize:python@\n@@\nopen('owned', 'w')\n")
    let root = sandbox.root
    try sandbox.write(
      "tree/.lintel/deprecations.toml",
      "[stop]\nreplacement = \"x\"\nconversion = \"\(root)/evil.cocci\"\n")
    try sandbox.write("mine.toml", "[stop]\nreplacement = \"x\"\n")
    for words in [
      "--deprecations gone.toml old_stop", "--deprecations odd.toml old_stop",
      "--deprecations words.toml old_stop", "stop", "--deprecations mine.toml stop",
      "--deprecations own.toml old_stop kmap",
    ] {
      let result = try await sandbox.sh("./lintel convert --tree tree \(words)")
      #expect(result.status == 2, "\(words)")
      #expect(result.output.isEmpty, "\(words)")
      #expect(result.errors.split(separator: "\n").count == 1, "\(words): \(result.errors)")
    }
    #expect(try await sandbox.sh("ls owned").status != 0)
  }

  @Test func aMissingProgramIsOneLine() async throws {
    let sandbox = try await tree()
    let result = try await sandbox.sh(
      """
      mkdir bin; ln -s "$(command -v git)" bin/git
      PATH=$PWD/bin ./lintel convert --tree tree --deprecations \(Self.recipes) create_workqueue
      """)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(
      result.errors
        == "lintel: there is no spatch here, which semantic patches need: install coccinelle\n")
  }
}
