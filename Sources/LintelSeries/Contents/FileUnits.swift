// SPDX-License-Identifier: GPL-2.0-only

/// Which files have to be in one patch.
enum FileUnits {
  /// The files in units, each by path: what shares a mapping, directly or by others, is one unit.
  static func units(of files: [ConvertedFile]) -> [[ConvertedFile]] {
    let byPath = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    var taken: Set<String> = []
    var units: [[ConvertedFile]] = []
    for file in files where taken.insert(file.path).inserted {
      var unit = [file]
      var next = 0
      while next < unit.count {
        for path in unit[next].partners.sorted() where taken.insert(path).inserted {
          if let partner = byPath[path] { unit.append(partner) }
        }
        next += 1
      }
      units.append(unit.sorted { $0.path < $1.path })
    }
    return units
  }
}
