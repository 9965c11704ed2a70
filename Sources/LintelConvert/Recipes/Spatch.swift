// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Coccinelle's `spatch`, with one semantic patch.
package struct Spatch: Sendable {
  private let recipe: String

  /// How long a file may take, in seconds.
  private static let seconds = 60

  /// The semantic patch in a file.
  package init(recipe: String) { self.recipe = recipe }

  /// Why nothing can be run: there is no `spatch`, or no such file; nil where there is both.
  package var problem: String? {
    if FileKind(at: recipe) != .regular { return "\(QuotedName.shown(recipe)): no such file" }
    guard var version = try? ChildProcess(["spatch", "--version"]), version.waitForEnd() == 0 else {
      return "there is no spatch here, which semantic patches need: install coccinelle"
    }
    return nil
  }

  /// How messages and logs call a semantic patch.
  static func shown(_ recipe: String) -> String {
    QuotedName.shown(String(recipe.split(separator: "/").last ?? ""))
  }

  /// The text of a file, which must be the one at `path`, after the semantic patch.
  func rewrite(
    _ text: ByteView, root: String, path: String
  ) throws(InputError) -> [UInt8] {
    var child = try ChildProcess(
      [
        "timeout", "\(Self.seconds)", "spatch", "--very-quiet", "--no-includes", "--sp-file",
        recipe, root + "/" + path,
      ], keepsErrors: true)
    child.closeInput()
    var diff = ByteBuffer()
    var line = ByteBuffer()
    while child.readLine(into: &line) {
      diff.append(line.view)
      diff.append(UInt8(ascii: "\n"))
      line.clear()
    }
    let status = child.waitForEnd()
    if status == Self.outOfTime {
      throw failure(path, "spatch took more than \(Self.seconds) seconds")
    }
    guard status == 0 else {
      let lines = child.errorText.split(separator: "\n").map(String.init)
      throw failure(path, "spatch ended with \(status): \(lines.last ?? "no reason")")
    }
    let reader = FilePatchReader(diff.view)
    if let problem = reader.problem { throw failure(path, "spatch's diff is odd: \(problem)") }
    guard let patch = reader.files.first else { return text.bytes }
    do throws(PatchedText.Misfit) {
      var new = try PatchedText(text, patch).text
      if text.last != UInt8(ascii: "\n"), new.last == UInt8(ascii: "\n") { new.removeLast() }
      return new
    } catch {
      throw failure(path, "spatch's diff does not fit at line \(error.line)")
    }
  }

  /// The status of timeout(1) for a program that it ended.
  private static let outOfTime: Int32 = 124

  private func failure(_ path: String, _ cause: String) -> InputError {
    InputError(path: path, code: InputError.gaveUp, detail: cause)
  }
}
