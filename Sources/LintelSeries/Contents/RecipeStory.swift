// SPDX-License-Identifier: GPL-2.0-only

package import LintelConvert

/// The words for calls that get another name, or that a semantic patch rewrites.
package struct RecipeStory: ConversionStory {
  private let name: String
  private let replacement: String
  private let reason: String
  private let conversion: NamedConversion

  /// The words for the calls of `name`: what takes its place, and what is wrong with it, in one
  /// sentence; empty for what nobody has said.
  package init(name: String, replacement: String, reason: String, conversion: NamedConversion) {
    self.name = name
    self.replacement = Self.oneLine(replacement)
    self.reason = Self.oneLine(reason)
    self.conversion = conversion
  }

  /// A text with one space in place of each run of white space, so that it stays in its paragraph.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  package func subject(_ files: [ConvertedFile]) -> String {
    let isName = replacement.utf8.allSatisfy { $0 == UInt8(ascii: "_") || $0.isWordByte }
    return "Replace \(name)() with \(replacement)\(isName ? "()" : "")"
  }

  package func log(_ files: [ConvertedFile]) -> [String] {
    let why = reason.isEmpty ? "" : ": " + reason
    var log = ["\(name)() is deprecated\(why)."]
    let functions = files.flatMap(\.functions).map(\.name).joined(separator: ", ")
    if case .recipe(let path) = conversion {
      let file = path.split(separator: "/").last.map(String.init) ?? path
      log.append("Rewritten by Coccinelle with the semantic patch \(file): \(functions).")
      log.append("Review each change; this was not compiled or run.")
    } else {
      log.append("The arguments stay, so only the name changes: \(functions).")
      log.append("It was not compiled or run.")
    }
    return log
  }
}

extension UInt8 {
  fileprivate var isWordByte: Bool {
    self &- 48 < 10 || (self | 32) &- 97 < 26 && self < 128
  }
}
