// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// How a tree's get_maintainer.pl behaves where versions differ, by what its text has.
///
/// As with checkpatch.pl (`VariantTable`), the script is read and never run. The probes were tried on
/// the scripts of 6.1.192, 6.12.117, 6.18.15, 7.2.13, 7.3.4 and U-Boot 2026.10.
package struct MaintainerScript: Sendable, Equatable {
  /// Whether it has --substatus, which is on where it answers a terminal (since 6.17).
  package let hasSubstatus: Bool
  /// Whether it has --json (since 7.0).
  package let hasJSON: Bool
  /// Whether an `M:` is a maintainer whatever the section's status is (since 6.17).
  package let namesRolesPlainly: Bool
  /// Whether `**` in a file pattern stands for any number of folders (since 7.0).
  package let knowsDoubleStars: Bool

  /// That of the newest version, which counts where there is no script.
  package static let newest = MaintainerScript(
    hasSubstatus: true, hasJSON: true, namesRolesPlainly: true, knowsDoubleStars: true)

  /// That of 6.12.
  package static let linux612 = MaintainerScript(
    hasSubstatus: false, hasJSON: false, namesRolesPlainly: false, knowsDoubleStars: false)

  private init(
    hasSubstatus: Bool, hasJSON: Bool, namesRolesPlainly: Bool, knowsDoubleStars: Bool
  ) {
    self.hasSubstatus = hasSubstatus
    self.hasJSON = hasJSON
    self.namesRolesPlainly = namesRolesPlainly
    self.knowsDoubleStars = knowsDoubleStars
  }

  /// That of a script with this text.
  init(_ text: ByteView) {
    self.init(
      hasSubstatus: text.contains("'substatus!'"), hasJSON: text.contains("'json!'"),
      namesRolesPlainly: text.contains("my $role = \"maintainer\""),
      knowsDoubleStars: text.contains("s/\\*\\*/"))
  }

  /// That of the script in the tree at `root`, or of the copy that was kept where Lintel stands for it.
  package init(root: String) {
    let script = try? ScriptText.load(.getMaintainer, inFolder: root + "/scripts")
    self = script.map { MaintainerScript($0.view) } ?? .newest
  }
}
