// SPDX-License-Identifier: GPL-2.0-only

import Testing

/// `lintel check --commit-msg`: what a hook of git gets.
@Suite struct CommitMessageTests {
  private func check(_ message: String, _ options: String = "") async throws
    -> (status: Int, output: String, errors: String)
  {
    let sandbox = try await Sandbox()
    try sandbox.write("message", message)
    let result = try await sandbox.sh(
      "./lintel check --no-tree --commit-msg --terse \(options) message")
    return (Int(result.status), result.output, result.errors)
  }

  private static let signed = "tide: Fix the ebb\n\nIt was wrong.\n\nSigned-off-by: A <a@b.org>\n"

  @Test func aGoodMessagePasses() async throws {
    let result = try await check("# a comment\n\n" + Self.signed + "# another one\n")
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func whatGitLeavesOutIsNotChecked() async throws {
    let long = String(repeating: "far too long ", count: 9)
    let result = try await check(
      Self.signed + "# \(long)\n# ------------------------ >8 ------------------------\n\(long)\n")
    #expect(result.status == 0, "\(result.output)")
    let kept = try await check(Self.signed.replacing("It was", with: "\(long)"))
    #expect(kept.status == 1)
    // The line is that of the file, not one of the mail that is made of it.
    #expect(kept.output.hasPrefix("message:3: WARNING:"), "\(kept.output)")
  }

  @Test func aMessageIsAskedForItsSignature() async throws {
    let result = try await check("tide: Fix the ebb\n\nIt was wrong.\n", "--show-types")
    #expect(result.status == 1)
    #expect(result.output.contains("MISSING_SIGN_OFF"))
    #expect(!result.output.contains("NOT_UNIFIED_DIFF"))
    let accepted = try await check("tide: Fix the ebb\n\nIt was wrong.\n", "--no-signoff")
    #expect(accepted.status == 0, "\(accepted.output)")
  }

  @Test(arguments: ["", "# only a comment\n"])
  func whereNothingIsSaidNothingPasses(_ message: String) async throws {
    let result = try await check(message)
    #expect(result.status == 2)
    #expect(result.errors == "lintel: message: nothing to check, the input is empty\n")
  }

  @Test(arguments: ["--fix", "-f", "-g"])
  func whatDoesNotGoTogetherIsSaid(_ option: String) async throws {
    let result = try await check(Self.signed, option)
    #expect(result.status == 2)
    #expect(result.errors.contains("--commit-msg does not go with"), "\(result.errors)")
  }

  @Test func aTrackedFileIsAMessage() async throws {
    let sandbox = try await Sandbox()
    try sandbox.write("message.c", "tide: Fix the ebb\n\nIt was wrong.\n")
    let result = try await sandbox.sh(
      "git init -q . && git add message.c && ./lintel check --no-tree --commit-msg message.c")
    #expect(result.output.contains("Signed-off-by"), "\(result.output)")
  }
}
