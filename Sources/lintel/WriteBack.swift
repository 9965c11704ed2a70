// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Where the fixed text of an input goes: into its place, or beside it.
struct WriteBack {
  /// Where the input was read from.
  let path: String
  /// The file that an index or a walk named; it is written below the folder in which it was found.
  let listed: ListedFile?

  /// What checkpatch.pl adds to the name of an input that it does not write over.
  private static let suffix = ".EXPERIMENTAL-checkpatch-fixes"

  /// Puts the text in the place of the input, as a whole or not at all.
  func replace(with text: ByteView) throws(InputError) {
    if let listed { return try listed.replace(text) }
    try OutputFile.writeAtomically(path, bytes: text, keepingModeOf: path, syncs: true)
  }

  /// Writes the text beside the input, over what was written there before; the path of it.
  func writeBeside(_ text: ByteView) throws(InputError) -> String {
    let path = path + Self.suffix
    if let listed {
      try listed.replace(text, suffix: Self.suffix)
    } else {
      try OutputFile.writeOver(path, bytes: text)
    }
    return path
  }
}
