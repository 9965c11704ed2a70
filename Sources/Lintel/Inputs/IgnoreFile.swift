// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The patterns of a `.gitignore` file.
struct IgnoreFile: Sendable {
  /// The name of such a file.
  static let name = ".gitignore"

  /// A larger file is an error, in bytes; the kernel's has 3,000.
  static let sizeLimit = 1 << 20

  private let patterns: [IgnorePattern]

  /// Reads the text of a file.
  ///
  /// - Parameter keepsSomething: Whether patterns that all beside the file matches are left out, where
  ///   it takes back nothing but folders by their names. Debian's kernel source has such a file: its
  ///   packagers track nothing but their own folder.
  init(_ text: ByteView, keepsSomething: Bool = false) {
    var patterns: [IgnorePattern] = []
    var at = text.has("\u{FEFF}") ? 3 : 0
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      if let pattern = IgnorePattern(text[at..<end]) { patterns.append(pattern) }
      at = end + 1
    }
    if keepsSomething, patterns.allSatisfy({ !$0.isNegated || $0.takesNamedFolder }) {
      patterns.removeAll { $0.leavesNothing }
    }
    self.patterns = patterns
  }

  /// Whether the file says that `path` is ignored, or that it is not; nil where it says nothing.
  ///
  /// The last pattern that matches decides. The path is counted from the file's folder.
  func decision(on path: ByteView, name: Int, isFolder: Bool) -> Bool? {
    patterns.last { $0.matches(path, name: name, isFolder: isFolder) }.map { !$0.isNegated }
  }
}
