// SPDX-License-Identifier: GPL-2.0-only

/// The text of a document has changed: each change is of the text that the one before has left.
enum DidChange: NotificationHandler {
  static let method = "textDocument/didChange"

  static func handle(_ params: JSONValue, in session: Session) {
    guard let uri = params["textDocument"]?["uri"]?.string,
      let version = params["textDocument"]?["version"]?.integer,
      let changes = params["contentChanges"]?.array
    else { return }
    session.change(uri, version: version) { text in
      for change in changes { apply(change, to: &text) }
    }
  }

  private static func apply(_ change: JSONValue, to text: inout DocumentText) {
    guard let new = change["text"]?.string else { return }
    guard let range = change["range"] else {
      text = DocumentText(new, encoding: text.encoding)
      return
    }
    guard let start = Position(range["start"]), let end = Position(range["end"]) else { return }
    text.replace(from: start, to: end, with: new)
  }
}
