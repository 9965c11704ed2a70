// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a path in the log that names a kernel file from the root of somebody's machine.
enum UseRelativePath: CommitRule {
  static let info = RuleInfo(
    type: "USE_RELATIVE_PATH", level: .warning, group: .commitMessage,
    why: """
      Where a tree is on the author's disk means nothing to others. Name the file by its path in the \
      tree.
      """,
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The compiler complained about
          !/home/author/linux/kernel/fork.c:12: unused variable
          +---
          """, tree: ["kernel/fork.c": "int a;"]),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The compiler complained about
          +kernel/fork.c:12: unused variable, and so did /usr/bin/example.
          +---
          """, tree: ["kernel/fork.c": "int a;"]),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard log.inLog, let tree = line.services.tree else { return }
    let text = line.code
    var at = 0
    while at < text.count {
      let start = text.skipSpaces(at)
      let end = start + (text.from(start).firstSpace ?? text.count - start)
      if text[start] == UInt8(ascii: "/") { check(text[start..<end], tree, &out) }
      at = max(end, at + 1)
    }
  }

  private static func check(_ path: ByteView, _ tree: Tree, _ out: inout Reporter) {
    let plain = withoutPlace(path)
    if plain.count < path.count, isInTree(plain, tree), out.report(Self.self, .absolute) { return }
    if isInTree(path, tree) { out.report(Self.self, .absolute) }
  }

  /// The path without the line and column that a compiler puts after it.
  private static func withoutPlace(_ path: ByteView) -> ByteView {
    var end = path.last == UInt8(ascii: ":") ? path.count - 1 : path.count
    var plain = path
    while true {
      var colon = end
      while colon > 0 && path[colon - 1].isDigit { colon -= 1 }
      guard colon < end, path[colon - 1] == UInt8(ascii: ":") else { return plain }
      end = colon - 1
      plain = path.upTo(end)
    }
  }

  /// The longest path that the system can open.
  private static let longestPath = 4096

  /// Whether some end of the path, from after a slash on, is a file of the tree.
  private static func isInTree(_ path: ByteView, _ tree: Tree) -> Bool {
    if path.contains(0) { return false }
    var at = 0
    while let slash = path.firstIndex(of: UInt8(ascii: "/"), from: at) {
      at = slash + 1
      let rest = path.from(at)
      if rest.count <= longestPath, tree.isRegularFile(rest.string) { return true }
    }
    return false
  }
}

extension Message {
  fileprivate static let absolute: Message = "name the file by its path in the tree"
}
