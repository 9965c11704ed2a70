// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The names in mixed case that an input has shown; each is only worth a word the first time.
///
/// Names are kept as hashes. What the input makes known to the inputs behind it is kept apart, as
/// several are checked at once and only the report sees them in order.
package struct MetNames {
  private var met: Set<UInt64> = []
  private var hasReadFile = false
  /// Names that later inputs need not be told about although this one does not report them.
  package private(set) var forLaterInputs: [UInt64] = []

  /// Whether the name must be reported: it is met the first time, in a file that is checked
  /// strictly, and neither include/ nor the file itself declares it.
  mutating func isNew(_ name: ByteView, in line: borrowing Line) -> Bool {
    let hash = name.hash
    if line.isStrict {
      if !line.inWholeFile && !hasReadFile { readFile(line) }
      if line.services.camelCaseNames?.contains(name) == true { return false }
    }
    guard met.insert(hash).inserted else { return false }
    if !line.isStrict { forLaterInputs.append(hash) }
    return line.isStrict
  }

  /// Learns the names that the patched file declares; only the first file of a patch is asked.
  private mutating func readFile(_ line: borrowing Line) {
    hasReadFile = true
    let names = CamelCaseNames.names(inFile: line.path.view.string)
    met.formUnion(names)
    forLaterInputs += names
  }
}
