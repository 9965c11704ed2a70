// SPDX-License-Identifier: GPL-2.0-only

import LintelConvert

extension FileUnits {
  /// The files in units, each by path, that have to be in one patch.
  static func units(of files: [ConvertedFile]) -> [[ConvertedFile]] {
    let byPath = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    return units(files.map { ($0.path, $0.partners) }).map { $0.compactMap { byPath[$0] } }
  }
}
