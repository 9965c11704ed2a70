// SPDX-License-Identifier: GPL-2.0-only

/// Paths as git takes them.
enum TreePath {
  /// The path with each `..` taken back, for git.
  static func normal(_ path: String) -> String {
    guard path.contains("..") || path.contains("/.") else { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
      + (path.hasSuffix("/") && !parts.isEmpty ? "/" : "")
  }
}
