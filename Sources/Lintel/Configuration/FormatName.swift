// SPDX-License-Identifier: GPL-2.0-only

/// The name of a format, as `--format` takes it.
package enum FormatName: String, Sendable, CaseIterable {
  case text, json, jsonl, sarif, github, gitlab, rdjson, rdjsonl, checkstyle, junit, ktap, b4
  case patchwork

  /// Whether it has a place for the edits of a fix.
  package var showsEdits: Bool {
    switch self {
    case .json, .jsonl, .sarif, .rdjson, .rdjsonl: true
    case .text, .github, .gitlab, .checkstyle, .junit, .ktap, .b4, .patchwork: false
    }
  }

  /// The names in words, for messages about another one.
  static var words: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }
}

/// A report that the user asks for.
package struct FormatRequest: Sendable, Equatable {
  /// How it is written.
  package var name: FormatName
  /// The file that it goes to; nil for standard output.
  package var path: String?

  package init(_ name: FormatName, path: String? = nil) {
    self.name = name
    self.path = path
  }
}
