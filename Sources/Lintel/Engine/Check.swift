// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A rule in its place in the order of checks.
///
/// It holds a plain function, so that running a rule is one indirect call.
package struct Check: Sendable {
  typealias Body =
    @Sendable (borrowing Line, inout HunkState, inout Reporter) -> Void

  /// What the rule reports.
  package let infos: [RuleInfo]
  /// What a line must have for the rule to run.
  let needs: Needs
  /// Whether the rule must run even when its type is not reported, since others rely on it.
  let keepsBooks: Bool
  let body: Body

  /// A rule that looks at lines; one that keeps books runs even when its type is not reported.
  package static func line<R: LineRule>(_ rule: R.Type, keepsBooks: Bool = false) -> Check {
    Check(infos: R.infos, needs: R.needs, keepsBooks: keepsBooks) { line, _, out in
      R.check(line, &out)
    }
  }

  /// A rule that looks at statements.
  package static func statement<R: StatementRule>(_ rule: R.Type) -> Check {
    Check(infos: R.infos, needs: R.needs, keepsBooks: false) { line, _, out in
      if line.hasStatement { R.check(line.statement, line, &out) }
    }
  }

  /// A rule that remembers, or that only reads what others remember.
  package static func hunk<R: HunkRule>(_ rule: R.Type, keepsBooks: Bool = true) -> Check {
    Check(infos: R.infos, needs: R.needs, keepsBooks: keepsBooks) { line, hunk, out in
      R.check(line, &hunk, &out)
    }
  }

  private init(infos: [RuleInfo], needs: Needs, keepsBooks: Bool, body: @escaping Body) {
    self.infos = infos
    self.needs = needs
    self.keepsBooks = keepsBooks
    self.body = body
  }
}
