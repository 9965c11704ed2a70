// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a tree's `.checkpatch.conf` may ask for.
///
/// It comes with the tree, and is obeyed by whoever checks something there. How something is checked
/// and reported is the tree's to say; what is read outside of it, and what is written, the user's.
package enum TreeConfiguration {
  /// Why the words of such a file are refused; nil where they may be followed.
  package static func refusal(of words: [String]) -> String? {
    var next = 0
    while next < words.count {
      let given = words[next]
      next += 1
      guard given != "--", let word = OptionWord(given) else {
        return "'\(given)' is no option; what is checked is for the command line"
      }
      // The parser tells of an unknown one.
      guard let (option, isOn) = OptionTable.find(word.name) else { continue }
      var value = word.value
      if option.takesValue, value == nil, next < words.count {
        value = words[next]
        next += 1
      }
      if let refusal = refusal(of: option.names[0], value, isOn: isOn) {
        return "\(word.shown) \(refusal)"
      }
    }
    return nil
  }

  private static func refusal(of name: String, _ value: String?, isOn: Bool) -> String? {
    switch name {
    case "files-from", "stdin-frames", "rows": "says what to check; it is for the command line"
    case "output": "writes a file; it is for the command line"
    case "fix", "fix-inplace": isOn ? "writes files; it is for the command line" : nil
    case "cache": value == nil ? nil : "names a folder to write to; it is for the command line"
    case "root", "baseline", "codespellfile", "typedefsfile", "deprecations": place(value ?? "")
    default: nil
    }
  }

  /// Why a path may not be read for a tree; nil for a regular file or a folder in it.
  private static func place(_ path: String) -> String? {
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    while path.hasSuffix("/"), path.utf8.count > 1 { path = path.dropLast() }
    if path.isEmpty || path == "." { return nil }
    var folder = TreeFolder(".")
    return folder.problem(with: String(path)).map { "names '\(path)': \($0)" }
  }
}
