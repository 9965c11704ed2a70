// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A point on which versions of get_maintainer.pl differ.
///
/// What each means, which versions have it and how a script shows it is a row of
/// `MaintainerVariantTable`, in the same order.
package enum MaintainerVariant: UInt8, CaseIterable, Sendable {
  case substatus
  case json
  case plainRoles
  case doubleStars
  case bugs
  case keywordsInFile
  case keywordReasons
  case namesOfAnyScript
}

/// How a tree's get_maintainer.pl behaves where versions differ, by what its text has.
///
/// As with checkpatch.pl (`VariantTable`), the script is read and never run.
package struct MaintainerScript: Sendable, Equatable {
  private var bits: UInt8 = 0

  /// Whether the script behaves so.
  package func has(_ variant: MaintainerVariant) -> Bool { bits >> variant.rawValue & 1 == 1 }

  /// That of the newest version, which counts where there is no script.
  package static let newest = MaintainerScript(.newest)

  /// That of a version.
  package init(_ version: ScriptVersion) {
    VersionTables.forEachMaintainerVariant { row in
      if row.availability.contains(version) { bits |= 1 << row.variant.rawValue }
    }
  }

  /// That of a script with this text.
  init(_ text: ByteView) {
    VersionTables.forEachMaintainerVariant { row in
      if text.firstIndex(of: row.probe) != nil { bits |= 1 << row.variant.rawValue }
    }
  }

  /// That of the script in the tree at `root`, or of the copy that was kept where Lintel stands for it.
  package init(root: String) {
    let script = try? ScriptText.load(.getMaintainer, inFolder: root + "/scripts")
    self = script.map { MaintainerScript($0.view) } ?? .newest
  }
}
