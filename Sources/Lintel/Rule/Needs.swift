// SPDX-License-Identifier: GPL-2.0-only

/// When a rule has to run at all.
package enum Needs: Sendable {
  /// On each line.
  case anyLine
  /// Where at least one of these stands somewhere on the line as written, capitals and lowercase
  /// letters being different. Choose the rarest text that every finding must have.
  case anyOf([StaticString])
  /// Where the name of a deprecated function may stand.
  case deprecatedNames
}
