// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Keeps the words of a tree's bindings in the user's cache, one file a tree.
///
/// A file is a magic number, the stamp of the bindings, the fingerprint of what follows, the words, and
/// the files that they are from. It is written beside its place and renamed, so that a reader never
/// sees half of one.
package struct BindingCache: Sendable {
  /// What a file starts with; another format gets another number.
  static let magic: UInt64 = 0x3230_7364_6e62_746c
  private static let headerSize = 40

  /// How many files there may be: each has about two megabytes.
  private static let capacity = 16

  private let files: CacheFile

  /// The user's cache, or nil for a user who has neither a cache nor a home directory.
  package init?() {
    guard let directory = UserCache.folder else { return nil }
    self.init(directory: directory)
  }

  /// A cache in a directory of the caller's.
  package init(directory: String) {
    files = CacheFile(
      directory: directory, prefix: UserCache.bindingsPrefix, capacity: Self.capacity)
  }

  /// The name of the file with the words of the bindings in `folder`, after the prefix.
  static func name(_ folder: String) -> String {
    let key = Array(FileTree.absolutePath(folder).utf8).withView { ContentHash($0) }
    return key.high.hexadecimal
  }

  /// The words that the bindings in `folder` had; nil where none are kept, or damaged ones.
  func read(_ folder: String) -> BindingWords? {
    guard let bytes = files.read(Self.name(folder)), bytes.count >= Self.headerSize else {
      return nil
    }
    let body = bytes.view.from(Self.headerSize)
    var reader = NumberReader(bytes.view)
    guard reader.number() == Self.magic else { return nil }
    let count = Int(truncatingIfNeeded: reader.number())
    let stamp = FolderStamp(count: count, sum: reader.number())
    let hash = ContentHash(high: reader.number(), low: reader.number())
    guard ContentHash(body) == hash else { return nil }
    var parts = NumberReader(body)
    let words = parts.bytes()
    var files: [(path: String, start: Int)] = []
    var start = 0
    for _ in 0..<parts.count() {
      start += parts.short(upTo: words.count)
      files.append((parts.bytes().string, start))
    }
    guard parts.isValid, parts.isAtEnd else { return nil }
    return BindingWords(ByteBuffer(words), files: files, folder: folder, stamp: stamp)
  }

  /// Keeps the words of `text`, which is that of the bindings in `folder`; a cache that cannot be
  /// written is no failure.
  func write(
    _ text: ByteView, _ files: [(path: String, start: Int)], _ stamp: FolderStamp,
    _ folder: String
  ) {
    // What has just changed may change once more and look the same.
    guard stamp.count > 0, stamp.isSettled else { return }
    var words = ByteBuffer(capacity: 4 << 20)
    let owners = BindingWords.appendWords(of: text, files: files, to: &words)
    var body = ByteBuffer(capacity: words.count * 2)
    body.append(counted: words.view)
    body.append(short: owners.count)
    var start = 0
    for file in owners {
      body.append(short: file.start - start)
      Array(file.path.utf8).withView { body.append(counted: $0) }
      start = file.start
    }
    let hash = ContentHash(body.view)
    var bytes = ByteBuffer(capacity: body.count + Self.headerSize)
    for number in [Self.magic, UInt64(stamp.count), stamp.sum, hash.high, hash.low] {
      bytes.append(number: number)
    }
    bytes.append(body.view)
    self.files.write(bytes.view, Self.name(folder))
  }
}
