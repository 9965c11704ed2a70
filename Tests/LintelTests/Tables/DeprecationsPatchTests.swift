// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

@Suite struct DeprecationsPatchTests {
  private static let identity = "A. Tester <tester@example.org> 1700000000 +0130"

  private static let head = "#!/usr/bin/env perl\nuse strict;\n\nour $V = 1;\n\n"
  private static let tail = "\n# search\nforeach my $entry (keys %deprecated_apis) {\n}\n"

  private func mail(
    _ additions: [String], _ script: String, identity: String = identity, signOff: Bool = false
  ) throws -> String {
    var mail = ByteBuffer()
    let parsed = try additions.map { try DeprecationsPatch.Addition($0) }
    try Array(script.utf8).withView { view in
      try DeprecationsPatch.write(
        adding: parsed, to: view, identity: identity, signOff: signOff, into: &mail)
    }
    return mail.view.string
  }

  @Test(arguments: [
    head + "our %deprecated_apis = (\n\t\"one\"\t\t=> \"two\",\n\t\"three\"\t\t=> \"four\",\n);\n"
      + tail,
    head
      + "our %deprecated_apis = (\n\t\"one\"\t\t=> \"two\",\n\t\"three\"\t\t=> \"four\" # last\n\n);\n"
      + tail,
    head + "our %deprecated_apis = (\n);\n" + tail,
    "#!/usr/bin/perl\n%deprecated_apis = (\n\t'one' => 'two'\n);",
  ])
  func gitAppliesIt(script: String) throws {
    let folder = try ScratchFolder()
    try folder.write("scripts/checkpatch.pl", script)
    let before = try Deprecations.load(tree: folder.path, home: nil, files: []).entries.count
    let patch = try mail(["old_api=new_api", "a_much_longer_old_name=other"], script)
    try folder.write("p.mbox", patch)
    #expect(try folder.git("init", "-q").status == 0)
    #expect(try folder.git("add", "scripts").status == 0)
    #expect(try folder.git("commit", "-qm", "start").status == 0)
    let applied = try folder.git("am", "p.mbox")
    #expect(applied.status == 0, "\(applied.output)\n\(patch)")
    let table = try Deprecations.load(tree: folder.path, home: nil, files: [])
    #expect(table.entry(named: "old_api")?.replacement.string == "new_api")
    #expect(table.entry(named: "a_much_longer_old_name")?.replacement.string == "other")
    #expect(table.entries.count == before + 2)
    let log = try folder.git("log", "-1", "--format=%an <%ae> %at %s").output
    #expect(
      log == "A. Tester <tester@example.org> 1700000000 checkpatch: Deprecate old_api() and "
        + "a_much_longer_old_name()\n")
  }

  @Test func theHunkLooksLikeItsNeighbours() throws {
    let script =
      Self.head + "our %deprecated_apis = (\n\t\"one\"\t\t\t=> \"two\",\n);\n" + Self.tail
    let patch = try mail(["old_api=new_api"], script, signOff: true)
    #expect(
      patch.hasSuffix(
        """
        Signed-off-by: A. Tester <tester@example.org>
        ---
         scripts/checkpatch.pl | 1 +
         1 file changed, 1 insertion(+)

        diff --git a/scripts/checkpatch.pl b/scripts/checkpatch.pl
        --- a/scripts/checkpatch.pl
        +++ b/scripts/checkpatch.pl
        @@ -5,6 +5,7 @@ our $V = 1;
         
         our %deprecated_apis = (
         	"one"			=> "two",
        +	"old_api"		=> "new_api",
         );
         
         # search
        -- \nlintel\n\n
        """), "\(patch)")
    #expect(patch.contains("From: \"A. Tester\" <tester@example.org>\n"))
    #expect(patch.contains("Date: Tue, 14 Nov 2023 23:43:20 +0130\n"))
  }

  @Test(arguments: ["a", "a=", "=b", "1a=b", "a b=c", "a=b;c", "a=\"b\"", "a=b=c"])
  func badAdditions(argument: String) {
    #expect(throws: DeprecationsPatch.Failure.badAddition(argument)) {
      try DeprecationsPatch.Addition(argument)
    }
  }

  @Test func refusals() throws {
    let script = "our %deprecated_apis = (\n\t\"one\" => \"two\",\n);\n"
    typealias Failure = DeprecationsPatch.Failure
    #expect(throws: Failure.alreadyListed("one")) { try mail(["one=x"], script) }
    #expect(throws: Failure.alreadyListed("x")) { try mail(["x=y", "x=z"], script) }
    #expect(throws: Failure.nothingToAdd) { try mail([], script) }
    #expect(throws: Failure.noTable) { try mail(["x=y"], "print 1;\n") }
    #expect(throws: Failure.unknownLayout) { try mail(["x=y"], "%deprecated_apis = (a => 'b');\n") }
    #expect(throws: Failure.unknownLayout) { try mail(["x=y"], "%deprecated_apis = (") }
    #expect(throws: Failure.unknownLayout) {
      try mail(["x=y"], "%deprecated_apis = (\n\ta => 'b\n) c' )\n")
    }
    #expect(throws: Failure.endsInName) { try mail(["x=y"], "%deprecated_apis = (\n\ta =>\n);\n") }
    for identity in ["", "x", "<a@b> 1 +0000", "N <a@b>", "N\nX: y <a@b> 1 +0000", "N <a> 1 0"] {
      #expect(throws: Failure.badIdentity(identity)) {
        try mail(["x=y"], script, identity: identity)
      }
    }
  }

  @Test func longListsHaveAShortSubject() throws {
    let script = "our %deprecated_apis = (\n);\n"
    let patch = try mail((1...9).map { "some_old_function_\($0)=new" }, script)
    #expect(
      patch.contains("\nSubject: [PATCH] checkpatch: Deprecate some_old_function_1() and 8 more\n"))
  }
}
