// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// The ids of the mails that an archive has, by their hashes.
package final class ArchiveIDs: Sendable {
  private let hashes = Mutex(HashSet())

  package init() {}

  /// Notes an id; false where it was noted before.
  func insert(_ id: [UInt8]) -> Bool {
    let hash = Self.hash(id)
    return hashes.withLock { $0.insert(hash) }
  }

  /// Notes the hashes in the file of a part.
  func load(_ bytes: ByteView) {
    hashes.withLock { hashes in
      for start in stride(from: 0, to: bytes.count - 7, by: 8) {
        var hash: UInt64 = 0
        for index in 0..<8 { hash |= UInt64(bytes[start + index]) << UInt64(8 * index) }
        _ = hashes.insert(hash)
      }
    }
  }

  /// Adds the hash of an id, as the file of a part has it.
  static func append(_ id: [UInt8], to file: inout ByteBuffer) {
    let hash = hash(id)
    for index in 0..<8 { file.append(UInt8(truncatingIfNeeded: hash >> UInt64(8 * index))) }
  }

  /// The same in every run.
  private static func hash(_ id: [UInt8]) -> UInt64 { id.withView { ContentHash($0).high } }
}
