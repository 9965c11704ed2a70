// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Why git did not answer, in one line.
package enum GitFailure {
  /// Why git could not be started.
  package static func reason(starting error: InputError) -> String {
    error.isMissing ? "git is not installed, or not in PATH" : "git: \(error.reason)"
  }

  /// Waits for the end of a git and says what went wrong; nil where it ended with status 0.
  package static func reason(ending process: inout ChildProcess) -> String? {
    let status = process.waitForEnd()
    if process.wroteWithoutEnd { return "git: its answer has no end" }
    if status == 0 { return nil }
    if status < 0 { return "git was ended by signal \(-status)" }
    let text = complaint(in: process.errorText)
    return "git: " + (text.isEmpty ? "ended with status \(status)" : text)
  }

  /// What git wrote that was no answer.
  package static let garbled = "git: its answer is cut off or garbled"

  /// The line of git's errors that says most, without the word before it.
  private static func complaint(in errors: String) -> String {
    let lines = errors.split(separator: "\n").map(String.init)
    let fatal = "fatal: "
    guard let line = lines.first(where: { $0.hasPrefix(fatal) }) ?? lines.first else { return "" }
    var text = line.hasPrefix(fatal) ? String(line.dropFirst(fatal.utf8.count)) : line
    if text.contains("dubious ownership") {
      text += "; git config --global --add safe.directory FOLDER allows it"
    }
    return text
  }
}
