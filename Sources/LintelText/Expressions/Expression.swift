// SPDX-License-Identifier: GPL-2.0-only

/// A regular expression in Perl's syntax, ready to be looked for in texts.
///
/// Only whether it matches can be asked. That takes linear time whatever the expression is, so
/// expressions from files that nobody reviewed do no harm.
package struct Expression: Sendable {
  let node: ExpressionNode
  private let program: ExpressionProgram

  /// The expression that `text` writes; `skippingSpace` is Perl's modifier `x`.
  package init(_ text: String, skippingSpace: Bool = false) throws(ExpressionError) {
    node = try ExpressionParser.parse(text, skippingSpace: skippingSpace)
    var program = ExpressionProgram()
    try program.add(node, number: 0)
    self.program = program
  }

  /// Whether the expression matches somewhere in `text`.
  package func matches(_ text: ByteView) -> Bool {
    var run = ExpressionRun(program, text)
    run.run()
    return !run.found.isEmpty
  }
}
