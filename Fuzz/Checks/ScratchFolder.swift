// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// A folder in memory for what is read by its path.
struct ScratchFolder {
  /// Where it is; `Scripts/fuzz.sh` makes and removes it.
  let path: String

  init() {
    guard let folder = Environment.value("LINTEL_FUZZ_SCRATCH") else {
      fail("LINTEL_FUZZ_SCRATCH must name a folder of its own, best in /dev/shm")
    }
    path = folder
  }

  /// Writes a file into it, and gives its path.
  @discardableResult
  func write(_ name: String, _ bytes: ByteView) -> String {
    let path = path + "/" + name
    do {
      try OutputFile.writeAtomically(path, bytes: bytes, keepingModeOf: path)
    } catch {
      fail("\(error)")
    }
    return path
  }
}
