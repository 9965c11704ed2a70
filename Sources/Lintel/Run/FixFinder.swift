// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Finds the fixes of an input's findings, as `lintel fix` would make each of them alone.
///
/// Fixes are those of `--precise`, whose findings are not all that a check has: so an input is checked
/// once more for them.
package struct FixFinder: ~Copyable {
  private var checker: Checker

  /// A finder that checks with these services.
  package init(services: Services) {
    checker = Checker(
      services: services,
      output: FindingOutput(isColored: false, writesText: false, recordsFindings: true))
  }

  /// What finders share for the findings of a check with these services.
  package static func services(for check: Services) -> Services {
    var options = check.options
    options.precise = true
    options.explainsFindings = false
    options.testOnly = nil
    options.proposesFixes = true
    return Services(check, options: options)
  }

  /// The fixes for a source file.
  package mutating func fixes(file path: String, contents: ByteView) -> FixTable {
    checker.check(file: path, contents: contents)
    return checker.takeProposals()
  }

  /// The fixes for a patch or a mail.
  package mutating func fixes(
    patch text: ByteView, name: String, mail: MailFacts = MailFacts()
  ) -> FixTable {
    checker.check(patch: text, name: name, mail: mail)
    return checker.takeProposals()
  }
}
