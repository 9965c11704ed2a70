// SPDX-License-Identifier: GPL-2.0-only

import Glibc
package import LintelText

/// The folder that results of earlier runs are kept in.
///
/// It holds segments, files that are written once and then only read. One that is still written has
/// another name, and is locked by its writer.
package struct CacheFolder: Sendable {
  /// Where it is.
  package let path: String
  /// The folder that holds it and nothing but caches.
  private let top: String

  /// How many bytes all segments together may have; those that were used longest ago go first.
  package static let limit = 1 << 30

  private static let sealedPrefix = "results-"
  private static let newPrefix = "new-"

  /// The folder that the user names, else `lintel/check` in the user's cache; nil for a user who has
  /// neither a cache nor a home folder.
  package init?(named directory: String? = nil) {
    if let directory {
      path = directory
      top = directory
    } else if let cache = UserCache.folder {
      path = cache + "/check"
      top = cache
    } else {
      return nil
    }
  }

  /// The paths of the segments, the oldest first.
  func segments() -> [String] { files(Self.sealedPrefix) }

  /// A name for a segment that is to be written, and the one that it gets when it is whole.
  func newNames() -> (temporary: String, sealed: String) {
    // Names sort by age, as all have the same number of digits.
    let name = UInt64(max(0, Clock.now)).hexadecimal + "-" + String(ProcessNumber.own)
    return (path + "/" + Self.newPrefix + name, path + "/" + Self.sealedPrefix + name)
  }

  /// Why it cannot be looked into; nil where it can, and where it is not there yet.
  package var problem: InputError? {
    do throws(InputError) {
      _ = try FileTree.list(path)
      return nil
    } catch {
      return error.code == ENOENT ? nil : error
    }
  }

  /// How many segments there are, and their bytes.
  package func status() -> (segments: Int, bytes: Int) {
    let sizes = segments().compactMap { FileStatus(of: $0)?.size }
    return (sizes.count, sizes.reduce(0, +))
  }

  /// Removes all segments, and what a run that was killed has left.
  package func clear() {
    for path in segments() { FileTree.removeFile(path) }
    removeAbandoned()
  }

  /// Removes what a run that was killed has left.
  func removeAbandoned() {
    for path in files(Self.newPrefix) {
      if let file = PrivateFile.open(path), file.isLockedByOther { continue }
      FileTree.removeFile(path)
    }
  }

  /// Removes the segments that were used longest ago until the others are within `limit` bytes.
  package func evict(limit: Int = CacheFolder.limit) {
    let all = segments().compactMap { path in FileStatus(of: path).map { (path, $0) } }
    var bytes = all.reduce(0) { $0 + $1.1.size }
    for (path, status) in all.sorted(by: { $0.1.modified < $1.1.modified }) where bytes > limit {
      FileTree.removeFile(path)
      bytes -= status.size
    }
  }

  /// Lets git pass over what is kept, and with it a run over the tree that the folder is in.
  func keepOutOfRepositories() {
    _ = PrivateFile.create(top + "/.gitignore")?.append(ByteView("*\n"))
  }

  private func files(_ prefix: String) -> [String] {
    let entries = FileTree.entries(of: path).filter {
      $0.name.hasPrefix(prefix) && $0.kind == .regular
    }
    return entries.map { path + "/" + $0.name }.sorted()
  }
}
