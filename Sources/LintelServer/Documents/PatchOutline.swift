// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Which files a patch changes, and where in them its lines are.
struct PatchOutline {
  /// A line of a file, from 1.
  struct Place: Equatable {
    let path: String
    let line: Int
  }

  private let text: DocumentText

  /// The outline of a patch, a mail or a mailbox.
  init(_ text: DocumentText) { self.text = text }

  /// The line of the changed file that a line of the patch, from 0, stands for: of one that goes, the
  /// line that follows it. Nil where it stands for none.
  func place(ofLine line: Int) -> Place? {
    text.bytes.withView { view in
      var passed = 0
      var at = min(line, text.lineCount - 1)
      while at >= 0 {
        let content = view[text.content(ofLine: at)]
        if let header = HunkHeader(content) {
          // What comes after the hunk's lines is no line of it, such as a mail's signature.
          guard passed <= max(1, header.newCount), let path = path(before: at, view) else {
            return nil
          }
          return Place(path: path, line: max(1, header.newStart + max(passed - 1, 0)))
        }
        switch content[0] {
        case UInt8(ascii: "+"), UInt8(ascii: " "): passed += 1
        case UInt8(ascii: "-"): if at == line { passed += 1 }
        case 0, UInt8(ascii: "\\"): if content.isEmpty { passed += 1 }
        default: return nil
        }
        at -= 1
      }
      return nil
    }
  }

  /// The files that the patch leaves changed, each once, in its order; no more than `most`.
  func paths(most: Int = 200) -> [String] {
    text.bytes.withView { view in
      var met: Set<String> = []
      var paths: [String] = []
      for line in 0..<text.lineCount where paths.count < most {
        if let path = path(atLine: line, view), met.insert(path).inserted { paths.append(path) }
      }
      return paths
    }
  }

  /// The file of the hunk that starts in a line.
  private func path(before hunk: Int, _ view: ByteView) -> String? {
    var at = hunk - 1
    while at >= 0 {
      if let path = path(atLine: at, view) { return path }
      if view[text.content(ofLine: at)].has("diff --git ") { return nil }
      at -= 1
    }
    return nil
  }

  /// The file that a line names as the changed one; nil for other lines, and for a path that leads out
  /// of the tree.
  func path(atLine line: Int) -> String? { text.bytes.withView { path(atLine: line, $0) } }

  private func path(atLine line: Int, _ view: ByteView) -> String? {
    let content = view[text.content(ofLine: line)]
    guard line > 0, content.has("+++ "), view[text.content(ofLine: line - 1)].has("--- "),
      let name = DiffHeader.fileName(content)
    else { return nil }
    let path = DiffHeader.withoutFirstFolder(name.path).string
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isInside = !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
    return isInside && name.path.string != "/dev/null" ? path : nil
  }
}
