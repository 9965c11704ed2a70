// SPDX-License-Identifier: GPL-2.0-only

/// A document was closed.
enum DidClose: NotificationHandler {
  static let method = "textDocument/didClose"

  static func handle(_ params: JSONValue, in session: Session) {
    guard let uri = params["textDocument"]?["uri"]?.string, session.close(uri) else { return }
    PublishDiagnostics.clear(uri, in: session)
  }
}
