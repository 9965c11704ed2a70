// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// `lintel-dev new-rule` starts a rule in two files, or changes nothing.
@Suite struct NewRuleTests {
  private static let rules = "Sources/Lintel/Rules"
  private static let order = "\(rules)/CheckOrder.swift"

  /// A folder with the real order of checks and a group without rules.
  private func repository() async throws -> Sandbox {
    let sandbox = try await Sandbox()
    let top = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    _ = try await sandbox.sh(
      """
      ln -s '\(Sandbox.program)-dev' lintel-dev
      mkdir -p \(Self.rules)/APIUsage && cp '/\(top)/\(Self.order)' \(Self.order)
      git init -q . && git add Sources && git commit -qm start
      """)
    return sandbox
  }

  /// The lines that were added to the order, each after the first line of what it is in.
  private func added(_ sandbox: Sandbox) async throws -> String {
    try await sandbox.sh("git diff -U0 \(Self.order) | sed -n 's/^+ //p'").output
  }

  @Test func aRuleIsTwoFiles() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh("./lintel-dev new-rule MY_TYPE --group APIUsage")
    #expect(result.status == 0, "\(result.errors)")
    let changed = try await sandbox.sh("git status --short -uall Sources")
    #expect(changed.output == " M \(Self.order)\n?? \(Self.rules)/APIUsage/MyType.swift\n")
    #expect(try await added(sandbox) == "   .line(MyType.self),\n")
    let rule = try await sandbox.sh("cat \(Self.rules)/APIUsage/MyType.swift").output
    #expect(rule.contains("enum MyType: LineRule {"))
    #expect(rule.contains("type: \"MY_TYPE\", level: .warning, group: .apiUsage,"))
  }

  @Test(arguments: [("hunk", "OfHunk"), ("file", "OfFile"), ("input", "OfInput")])
  func whatItRemembersIsInTheOrderToo(lifetime: String, list: String) async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh(
      "./lintel-dev new-rule MY_TYPE --group APIUsage --remembers \(lifetime) --fixes")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      try await added(sandbox)
        == "   .hunk(MyType.self),\n   /// MY_TYPE.\n   var myType = MyType.Memory()\n")
    // The line is in the lifetime that was asked for.
    let around = try await sandbox.sh(
      "sed -n '/^  struct /h; /MY_TYPE/{g;p;}' \(Self.order)")
    #expect(around.output.contains("struct \(list)"), "\(around.output)")
    let rule = try await sandbox.sh("cat \(Self.rules)/APIUsage/MyType.swift").output
    #expect(rule.contains("memory.\(lifetime).myType.last"))
    #expect(rule.contains("fix: .unsafe,"))
  }

  /// A limit that the rule's file is below and the order is not: the second write fails.
  @Test func aRuleWithoutItsLineIsNotLeft() async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh(
      "trap '' XFSZ; ulimit -f 8; ./lintel-dev new-rule MY_TYPE --group APIUsage")
    #expect(result.status == 2, "\(result.output)\(result.errors)")
    #expect(result.errors.contains("CheckOrder.swift"), "\(result.errors)")
    #expect(try await sandbox.sh("git status --short -uall Sources").output == "")
  }

  @Test(arguments: [
    ("SPACING", "APIUsage", "SPACING is there already"),
    ("MY_TYPE", "Nowhere", "Nowhere: no such group"),
    ("my type", "APIUsage", "my type: a type is uppercase letters, digits and underscores"),
    ("../../A", "APIUsage", "a type is uppercase"),
  ])
  func whatCannotBeIsRefused(type: String, group: String, cause: String) async throws {
    let sandbox = try await repository()
    let result = try await sandbox.sh("./lintel-dev new-rule '\(type)' --group \(group)")
    #expect(result.status == 2, "\(result.output)\(result.errors)")
    #expect(result.errors.contains(cause), "\(result.errors)")
    #expect(try await sandbox.sh("git status --short -uall Sources").output == "")
  }

  @Test func anOrderWithoutAPlaceIsLeftAlone() async throws {
    let sandbox = try await repository()
    try sandbox.write(Self.order, "enum CheckOrder {}\n")
    let result = try await sandbox.sh("./lintel-dev new-rule MY_TYPE --group APIUsage")
    #expect(result.status == 2)
    #expect(result.errors.contains("it has no place for the rule"), "\(result.errors)")
    #expect(try await sandbox.sh("ls \(Self.rules)/APIUsage").output == "")
  }
}
