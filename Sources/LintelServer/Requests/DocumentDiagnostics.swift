// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The diagnostics of a document, for a client that asks for them.
enum DocumentDiagnostics: RequestHandler {
  static let method = "textDocument/diagnostic"

  static func answer(_ request: Request, in session: Session) throws(ResponseError) {
    let document = try session.document(request.params)
    if document.diagnostics == nil {
      session.wait(request, for: document.uri)
    } else {
      session.answer(request.id, report(document, request.params))
    }
  }

  /// Answers the requests that have waited for the check of a document.
  static func answer(_ waiting: [Request], with document: Document, in session: Session) {
    for request in waiting { session.answer(request.id, report(document, request.params)) }
  }

  /// What the check of the document gave; only that it is the same where the client has it already.
  private static func report(_ document: Document, _ params: JSONValue) -> JSONValue {
    let items = document.diagnosticsJSON
    var text = ByteBuffer(capacity: 1 << 12)
    text.append(items)
    let id = text.view.hash.hexadecimal
    if params["previousResultId"]?.string == id {
      return ["kind": "unchanged", "resultId": .string(id)]
    }
    return ["kind": "full", "resultId": .string(id), "items": items]
  }
}
