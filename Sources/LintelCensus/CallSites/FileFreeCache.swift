// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The files that are known to have none of the names, as hashes of path and stamp.
struct FileFreeCache: Sendable {
  /// Raised when a file that was without names may have one for a newer scanner.
  private static let version: UInt64 = 1

  private let hashes: [UInt64]

  /// The sorted hashes as the cache keeps them.
  init(_ hashes: [UInt64]) { self.hashes = hashes }

  /// How many files there are.
  var count: Int { hashes.count }

  /// Whether the file with this hash has none of the names.
  func contains(_ hash: UInt64) -> Bool {
    var low = 0
    var high = hashes.count
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash
  }

  /// What the answers hold for: a tree and a set of names.
  static func key(root: String, apis: APISet) -> [UInt8] {
    var text = Array(FileTree.absolutePath(root).utf8) + [0]
    for api in apis.apis { text += Array(api.name.utf8) + [0] }
    let hash = text.withView { $0.hash } ^ version
    return Array(hash.hexadecimal.utf8)
  }
}
