// SPDX-License-Identifier: GPL-2.0-only

/// The diagnostics of a document, sent to a client that does not ask for them.
enum PublishDiagnostics {
  static let method = "textDocument/publishDiagnostics"

  /// Sends what the check of the document gave.
  static func send(_ document: Document, in session: Session) {
    if session.client.pullsDiagnostics { return }
    session.notify(
      method,
      [
        "uri": .string(document.uri), "version": .integer(document.version),
        "diagnostics": document.diagnosticsJSON,
      ])
  }

  /// Says that there is nothing to show of a document any more.
  static func clear(_ uri: String, in session: Session) {
    if session.client.pullsDiagnostics { return }
    session.notify(method, ["uri": .string(uri), "diagnostics": []])
  }
}

extension Document {
  /// The diagnostics as messages have them.
  var diagnosticsJSON: JSONValue { .array((diagnostics ?? []).map { $0.json(in: text) }) }
}
