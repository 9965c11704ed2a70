// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Fixes texts in the test's own process, as `lintel fix` does.
enum FixSupport {
  /// Options that fix one type, or all types where it is nil.
  static func options(
    _ type: String?, unsafe: Bool, _ more: [StaticString] = []
  ) throws -> CheckOptions {
    var words = ["--no-tree", "--strict", "--fix", "--precise"] + more.map { ByteView($0).string }
    if let type { words += ["--types", type] }
    guard case .run(var options) = OptionParser.parse(arguments: words) else {
      throw Check.OptionsRefused(arguments: words)
    }
    options.allowsUnsafeFixes = unsafe
    return options
  }

  /// What becomes of a patch, or of a file where `file` names it.
  static func fix(_ text: [UInt8], file: String? = nil, _ options: CheckOptions) -> Fixer.Outcome? {
    var fixer = Fixer(
      services: Services(
        options: options, deprecations: .builtIn, git: Check.noRepository, tree: nil))
    return text.withView { view in
      file.map { fixer.fix(file: $0, contents: view) } ?? fixer.fix(patch: view, name: "x.patch")
    }
  }

  /// The lines of a text, without their newlines.
  static func lines(_ text: [UInt8]) -> [String] {
    text.split(separator: 10, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The lines of a patch that no fix may touch, hunk headers left out.
  static func untouchable(_ text: [UInt8]) -> [String] {
    lines(text).filter { line in
      guard let first = line.first else { return false }
      return first == " " || first == "-" || line.hasPrefix("+++ ") || line.hasPrefix("diff ")
    }
  }

  /// Whether each hunk has as many lines as its header says, in a patch without a mail around.
  static func hunksAreWhole(_ text: [UInt8]) -> Bool {
    var old = 0
    var new = 0
    for line in lines(text) {
      if line.hasPrefix("@@ ") {
        guard old == 0, new == 0 else { return false }
        let parts = line.split(separator: " ")
        (old, new) = (count(parts[1]), count(parts[2]))
      } else if old > 0 || new > 0 {
        switch line.first {
        case "+": new -= 1
        case "-": old -= 1
        case "\\": break
        default: (old, new) = (old - 1, new - 1)
        }
      }
      if old < 0 || new < 0 { return false }
    }
    return old == 0 && new == 0
  }

  private static func count(_ range: Substring) -> Int {
    let parts = range.split(separator: ",")
    return parts.count > 1 ? Int(parts[1]) ?? 0 : 1
  }
}
