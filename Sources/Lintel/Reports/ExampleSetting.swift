// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What decides, besides its lines, whether an example is reported: its file, the tree, options.
///
/// Without it two examples with the same lines would contradict each other.
package struct ExampleSetting {
  private let example: Example
  private let namesFile: Bool

  /// The setting of one of the examples of a type: its file is named where any has an unusual one.
  package init(_ example: Example, of info: RuleInfo) {
    self.example = example
    namesFile = info.examples.contains { ($0.fileName ?? Example.usualFile) != Example.usualFile }
  }

  /// The setting in plain words, such as "in kernel/example.c"; empty for the usual one.
  package var text: String { words { $0 } }

  /// The same as Markdown that starts a line.
  var markdown: String {
    let text = words { "`\($0)`" }
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  private func words(quoting quote: (String) -> String) -> String {
    var parts: [String] = []
    if example.isWholeMail { parts.append("as a whole and at no line") }
    if namesFile, let name = example.fileName { parts.append("in \(quote(name))") }
    let files = example.tree.map { quote(ByteView($0.key).string) }
    if !files.isEmpty {
      parts.append("in a kernel tree with \(files.joined(separator: " and "))")
    } else if example.needsTree {
      parts.append("in a kernel tree")
    }
    if !example.options.isEmpty {
      let options = example.options.map { ByteView($0).string }.joined(separator: " ")
      parts.append("with \(quote(options))")
    }
    return parts.joined(separator: ", ")
  }
}
