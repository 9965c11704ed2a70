// SPDX-License-Identifier: GPL-2.0-only

import LintelText

@testable import Lintel

/// The index of a repository.
final class IndexTarget: FuzzTarget {
  static let name = "index"
  static var seeds: [[UInt8]] { [2, 3, 4].map { index(version: $0) } }
  private let scratch = ScratchFolder()

  init() {
    for seed in Self.seeds {
      seed.withView { _ = scratch.write("index", $0) }
      expect(GitIndex(gitDirectory: scratch.path) != nil, "an index as it should be is refused")
    }
  }

  func run(_ input: ByteView) {
    scratch.write("index", input)
    guard let index = GitIndex(gitDirectory: scratch.path) else { return }
    var names: [[UInt8]] = []
    let isReadable = index.forEachFile(below: []) { name, _ in names.append(name.bytes) }
    var isSorted = true
    for (name, next) in zip(names, names.dropFirst()) where isSorted {
      isSorted = name.lexicographicallyPrecedes(next)
    }
    // What stands there once only, in order, is tracked: asked often, when there is a table, too.
    let count = (8..<12).reduce(0) { $0 << 8 | Int(input[$1]) }
    let isWhole = isReadable && isSorted && names.count == count
    for name in (0..<3).flatMap({ _ in names.prefix(6) }) {
      let isTracked = name.withView(index.contains)
      expect(!isWhole || isTracked == true, "\(name) is tracked: \(isTracked.debugDescription)")
    }
  }

  /// An index of two files in one of git's formats (gitformat-index(5)).
  private static func index(version: UInt8) -> [UInt8] {
    var bytes = Array("DIRC".utf8) + [0, 0, 0, version, 0, 0, 0, 2]
    for name in ["a/b.c", "a/c.c"] {
      let entry = bytes.count
      bytes += [UInt8](repeating: 0, count: 24) + [0, 0, 0x81, 0xA4]
      bytes += [UInt8](repeating: 0, count: 8) + [0, 0, 0, 9] + [UInt8](repeating: 7, count: 20)
      bytes += [version == 3 ? 0x40 : 0, UInt8(name.utf8.count)]
      if version == 3 { bytes += [0x20, 0] }
      if version == 4 { bytes.append(entry == 12 ? 0 : 5) }
      bytes += Array(name.utf8) + [0]
      while version < 4 && (bytes.count - entry) % 8 != 0 { bytes.append(0) }
    }
    return bytes + [UInt8](repeating: 0, count: 20)
  }
}
