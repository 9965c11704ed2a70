// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import LintelText

@testable import LintelCampaign

/// A git repository that a test makes.
struct Repository {
  let path: String

  init(_ path: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    git("init", "--quiet", "--initial-branch=main")
  }

  /// Runs git and gives what it printed.
  @discardableResult func git(_ arguments: String...) -> String {
    let settings = [
      "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false",
    ]
    guard var process = try? ChildProcess(["git", "-C", path] + settings + arguments) else {
      return ""
    }
    process.closeInput()
    var output = ByteBuffer()
    var lines: [String] = []
    while process.readLine(into: &output) {
      lines.append(output.view.string)
      output.clear()
    }
    return lines.joined(separator: "\n")
  }

  func write(_ file: String, _ text: String) throws {
    let url = URL(fileURLWithPath: path + "/" + file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Commits all files as they are; the commit's id.
  @discardableResult func commit(_ subject: String) -> String {
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", subject)
    return git("rev-parse", "HEAD")
  }
}
