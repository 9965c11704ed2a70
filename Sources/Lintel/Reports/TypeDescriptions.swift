// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What `--verbose` says about types: the tree's own words, else ours.
package struct TypeDescriptions: Sendable {
  private var texts: [String: [UInt8]] = [:]
  private var isForTerminal = false

  /// No descriptions.
  package init() {}

  /// The descriptions in the tree's Documentation/dev-tools/checkpatch.rst; without it, or without
  /// a tree, Lintel's own.
  ///
  /// - Parameters:
  ///   - types: Lintel's types.
  ///   - isForTerminal: Whether control characters in a tree's words must be shown.
  package init(tree: Tree?, types: [RuleInfo], isForTerminal: Bool = false) {
    self.isForTerminal = isForTerminal
    if let file = tree?.files.contents("Documentation/dev-tools/checkpatch.rst") {
      read(file.view)
      return
    }
    let layout = HelpLayout.screen
    for info in types {
      let text = layout.paragraph(ByteView(info.why).string)
      texts[info.name] = Array(text.utf8.dropLast())
    }
  }

  /// The description of a type, or nil.
  package func text(_ type: String) -> [UInt8]? { texts[type] }

  /// Reads entries of the form `**TYPE**` with an indented description below.
  private mutating func read(_ text: ByteView) {
    var type: String?
    var lines: [ByteView] = []
    var start = 0
    while start < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      let whole = text[start..<end]
      let line = whole.upTo(whole.skipSpacesBack(whole.count))
      start = end + 1
      if let name = Self.name(line) {
        add(type, lines)
        type = name
        lines = []
      } else if type != nil {
        if line.isEmpty || line.has("    ") {
          lines.append(line.from(line.isEmpty ? 0 : 4))
        } else {
          add(type, lines)
          type = nil
          lines = []
        }
      }
    }
    add(type, lines)
  }

  private static func name(_ line: ByteView) -> String? {
    let text = line.trimmed
    guard text.count > 4, text.has("**"), text.hasSuffix("**") else { return nil }
    return text[2..<(text.count - 2)].string
  }

  private mutating func add(_ type: String?, _ lines: [ByteView]) {
    guard let type else { return }
    var bytes: [UInt8] = []
    for line in lines { bytes += line.bytes + [UInt8(ascii: "\n")] }
    var text = ByteBuffer()
    bytes.withView { isForTerminal ? text.append(shown: $0.trimmed) : text.append($0.trimmed) }
    if text.count > 0 { texts[type] = text.view.bytes }
  }
}
