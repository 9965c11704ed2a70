// SPDX-License-Identifier: GPL-2.0-only

import LintelCensus
import LintelConvert

/// The files of a conversion, cut into patches that a subsystem can take.
package struct PatchSeries: Sendable {
  /// One patch.
  package struct Patch: Sendable {
    /// The title of the MAINTAINERS section; empty where none has the files.
    package let subsystem: String
    /// What the subject begins with, with its last colon.
    package let prefix: String
    /// The files, by path.
    package let files: [ConvertedFile]
  }

  /// The patches, by their first file.
  package let patches: [Patch]

  /// Groups files of the tree at `root` by subsystem; where no history tells what all of the
  /// subsystem's subjects begin with, also by what their paths do. Files that have to change together
  /// are one file here, that of the first path.
  package init(_ files: [ConvertedFile], root: String) {
    let ownership = Ownership(root: root)
    let history = SubjectHistory(root: root)
    let units = FileUnits.units(of: files)
    let groups = Dictionary(grouping: units) { Self.subsystem(of: $0[0].path, ownership) }
    var patches: [Patch] = []
    for (subsystem, units) in groups {
      let files = units.flatMap(\.self)
      if !subsystem.isEmpty, let prefix = history?.prefix(of: files.map(\.path)) {
        patches.append(Patch(subsystem: subsystem, prefix: prefix, files: Self.sorted(files)))
        continue
      }
      let byPath = Dictionary(grouping: units) { PathPrefix.prefix(of: $0[0].path) }
      for (prefix, units) in byPath {
        let files = units.flatMap(\.self)
        let known = subsystem.isEmpty ? history?.prefix(of: files.map(\.path)) : nil
        patches.append(
          Patch(subsystem: subsystem, prefix: known ?? prefix, files: Self.sorted(files)))
      }
    }
    self.patches = patches.sorted { $0.files[0].path < $1.files[0].path }
  }

  /// The ledger's word for whose a file is: the section for what nobody else has says nothing of it.
  private static func subsystem(of path: String, _ ownership: Ownership) -> String {
    let title = ownership.owner(of: path).subsystem
    return title == "THE REST" ? "" : title
  }

  private static func sorted(_ files: [ConvertedFile]) -> [ConvertedFile] {
    files.sorted { $0.path < $1.path }
  }
}
