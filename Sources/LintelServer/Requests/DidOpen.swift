// SPDX-License-Identifier: GPL-2.0-only

/// A document was opened; from now on its text is the client's.
enum DidOpen: NotificationHandler {
  static let method = "textDocument/didOpen"

  static func handle(_ params: JSONValue, in session: Session) {
    let item = params["textDocument"]
    guard let uri = item?["uri"]?.string, let text = item?["text"]?.string,
      let workspace = session.workspace
    else { return }
    let name = workspace.name(of: uri)
    session.open(
      Document(
        uri: uri, name: name,
        kind: DocumentKind(language: item?["languageId"]?.string ?? "", path: name),
        version: item?["version"]?.integer ?? 0,
        text: DocumentText(text, encoding: session.client.encoding)))
  }
}
