// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The names in mixed case that an input has shown; each is only worth a word the first time.
///
/// Names are kept as hashes. What the input makes known to the inputs after it is kept apart, as
/// several are checked at once and only the report sees them in order.
package struct MetNames {
  private var met = HashSet()
  private var hasReadFile = false
  /// Names that later inputs need not be told about although this one does not report them.
  package private(set) var forLaterInputs: [UInt64] = []

  /// Whether the name with the hash must be reported: it is met the first time, in a file that is
  /// checked strictly, and neither include/ nor the file itself declares it.
  mutating func isNew(_ hash: UInt64, in line: borrowing Line) -> Bool {
    if line.isStrict && !line.inWholeFile && !hasReadFile { readFile(line) }
    if met.contains(hash) { return false }
    if line.isStrict, line.services.camelCaseNames?.contains(hash) == true { return false }
    _ = met.insert(hash)
    if !line.isStrict { forLaterInputs.append(hash) }
    return line.isStrict
  }

  /// Learns the names that the patched file declares; only the first file of a patch is asked.
  private mutating func readFile(_ line: borrowing Line) {
    hasReadFile = true
    let file = line.path.view.string
    let names = CamelCaseNames.names(inFile: line.services.tree?.path(ofPatched: file) ?? file)
    for name in names { _ = met.insert(name) }
    forLaterInputs += names
  }
}
