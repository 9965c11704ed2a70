// SPDX-License-Identifier: GPL-2.0-only

/// A request of the protocol, in the file of its name.
protocol RequestHandler: SendableMetatype {
  /// Its name in the protocol.
  static var method: String { get }

  /// Answers it, at once or when what it needs is known.
  static func answer(_ request: Request, in session: Session) throws(ResponseError)
}

/// A notification of the protocol, in the file of its name.
protocol NotificationHandler: SendableMetatype {
  /// Its name in the protocol.
  static var method: String { get }

  /// Does what it asks for. One that makes no sense is passed over, as nobody waits for an answer.
  static func handle(_ params: JSONValue, in session: Session)
}

/// All that a client can say, but for `initialize`, `shutdown` and `exit`.
enum Handlers {
  /// The requests.
  static let requests: [any RequestHandler.Type] = [
    CodeActions.self, CodeLens.self, Completion.self, Definition.self, DocumentDiagnostics.self,
    DocumentLinks.self, ExecuteCommand.self, Hover.self,
  ]

  /// The notifications.
  static let notifications: [any NotificationHandler.Type] = [
    CancelRequest.self, DidChange.self, DidChangeWatchedFiles.self, DidClose.self, DidOpen.self,
  ]
}

extension ResponseError {
  /// The parameters of a request are not what it needs.
  static func invalidParams(_ reason: String) -> ResponseError {
    ResponseError(code: .invalidParams, message: reason)
  }
}

extension Session {
  /// The document that a request is about.
  func document(_ params: JSONValue) throws(ResponseError) -> Document {
    guard let uri = params["textDocument"]?["uri"]?.string else {
      throw .invalidParams("textDocument.uri is missing")
    }
    guard let document = documents[uri] else { throw .invalidParams("\(uri) is not open") }
    return document
  }
}
