// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The names in mixed case that the headers in a tree's include/ declare: others may use them.
///
/// The tree is scanned once; the result is kept in the user's cache directory under the id of the
/// committed include/, never in the tree. A name is kept as its hash.
package final class CamelCaseNames: Sendable {
  private let declared: Lazy<[UInt64]>

  /// The names of the tree at `root`.
  ///
  /// - Parameter git: The tree's repository; the headers that it tracks count, or all without one.
  package init(root: String, git: Git, cache: NameCache? = NameCache()) {
    declared = Lazy {
      let key = git.objectID("HEAD:include")
      if let key, let hashes = cache?.read(key) { return hashes }
      let hashes = CamelCaseNames.scan(CamelCaseNames.headers(root, git), below: root)
      if let key { cache?.write(hashes, key) }
      return hashes
    }
  }

  /// Whether a header declares the name with the hash.
  package func contains(_ hash: UInt64) -> Bool {
    let hashes = declared.get
    var low = 0
    var high = hashes.count
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash
  }

  /// A fingerprint of all the names.
  package var fingerprint: ContentHash {
    var bytes = ByteBuffer(capacity: declared.get.count * 8 + 8)
    for hash in declared.get { bytes.append(number: hash) }
    return ContentHash(bytes.view)
  }

  /// The hashes of the names that the file at `path` declares, a path in a diff that is counted from
  /// `root`; none if it is no readable file.
  package static func names(inFile path: String, below root: String = ".") -> [UInt64] {
    scan([path], below: root)
  }

  /// The paths of the headers, from the tree's top.
  private static func headers(_ root: String, _ git: Git) -> [String] {
    let isHeader: (String) -> Bool = { $0.hasSuffix(".h") }
    if git.isRepository { return git.trackedFiles(below: "include").filter(isHeader) }
    var headers: [String] = []
    FileTree.forEachFile(below: root + "/include") { path in
      if isHeader(path) { headers.append(String(path.dropFirst(root.count + 1))) }
    }
    return headers
  }

  /// The sorted hashes of the names that the files declare.
  private static func scan(_ paths: [String], below root: String) -> [UInt64] {
    var folder = TreeFolder(root)
    var hashes: Set<UInt64> = []
    var text = ByteBuffer(capacity: 256 * 1024)
    for path in paths {
      text.clear()
      guard (try? folder.read(path, into: &text)) != nil else { continue }
      DeclarationScanner.forEachName(in: text.view) { hashes.insert($0.hash) }
    }
    return hashes.sorted()
  }
}
