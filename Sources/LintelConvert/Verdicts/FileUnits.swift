// SPDX-License-Identifier: GPL-2.0-only

/// Which files have to change together.
package enum FileUnits {
  /// The paths in units: what shares a mapping, directly or by others, is one unit.
  ///
  /// A unit is in the order of its paths; units are in the order of the file that comes first. Partners
  /// that are none of the files are left out.
  package static func units(_ files: [(path: String, partners: Set<String>)]) -> [[String]] {
    let byPath = Dictionary(files.map { ($0.path, $0.partners) }) { first, _ in first }
    var taken: Set<String> = []
    var units: [[String]] = []
    for file in files where taken.insert(file.path).inserted {
      var unit = [file.path]
      var next = 0
      while next < unit.count {
        for path in (byPath[unit[next]] ?? []).sorted()
        where byPath[path] != nil && taken.insert(path).inserted {
          unit.append(path)
        }
        next += 1
      }
      units.append(unit.sorted())
    }
    return units
  }
}
