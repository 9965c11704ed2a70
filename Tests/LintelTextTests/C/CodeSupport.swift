// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The lines as a hunk: a header in line 1, then the lines with the markers they have.
func withHunk<R>(_ lines: String, _ body: (borrowing PatchText, _ count: Int) -> R) -> R {
  let count = lines.split(separator: "\n", omittingEmptySubsequences: false).count
  var patch = PatchText()
  [UInt8]("@@ -1,\(count) +1,\(count) @@\n\(lines)\n".utf8).withView { patch.load(patch: $0) }
  return body(patch, count)
}

/// The values and roles that a line gets, the line before having ended a statement.
func roles(_ line: String, learned: [String] = []) -> (values: String, roles: String) {
  var grammar = Grammar()
  for statement in learned { learn(statement, &grammar) }
  var roles = OperatorRoles()
  [UInt8]((" " + line + "\n").utf8).withView { roles.read($0, grammar: grammar) }
  return (
    String(decoding: roles.valueLetters, as: UTF8.self),
    String(decoding: roles.roleLetters, as: UTF8.self)
  )
}

/// Learns from a statement; returns the log of it.
@discardableResult
func learn(
  _ statement: String, _ grammar: inout Grammar, startsFresh: Bool = true
) -> [String] {
  var log = LearningLog(level: 1)
  [UInt8](statement.utf8).withView {
    TypeLearner.learn(from: $0, startsFresh: startsFresh, into: &grammar, log: &log)
  }
  return String(decoding: log.text, as: UTF8.self).split(separator: "\n").map { line in
    String(line.prefix { $0 != "(" }).trimmingSuffix(" ")
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
