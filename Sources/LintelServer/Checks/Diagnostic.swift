// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// A finding as an editor shows it.
struct Diagnostic: Sendable, Equatable {
  /// How an editor may show it, besides its level.
  enum Tag: Int, Sendable {
    case deprecated = 2
  }

  /// The numbers of the protocol.
  enum Severity: Int, Sendable {
    case error = 1
    case warning = 2
    case information = 3

    init(_ level: Level) {
      self =
        switch level {
        case .error: .error
        case .warning: .warning
        case .check: .information
        }
    }
  }

  /// The bytes of the document that it is about.
  let range: Range<Int>
  let severity: Severity
  /// The name of the type.
  let type: String
  let message: String
  /// Where the type can be read about.
  let page: String?
  let tag: Tag?

  /// The diagnostic as a message has it, in a document with this text.
  func json(in text: DocumentText) -> JSONValue {
    .object([
      "range": text.json(of: range),
      "severity": .integer(severity.rawValue),
      "code": .string(type),
      "codeDescription": page.map { ["href": .string($0)] },
      "source": "lintel",
      "message": .string(message),
      "tags": tag.map { .array([.integer($0.rawValue)]) },
    ])
  }
}
