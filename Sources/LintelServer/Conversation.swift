// SPDX-License-Identifier: GPL-2.0-only

/// Does what messages ask for, in their order.
struct Conversation {
  let session: Session

  /// Handles what came in; the exit status where that was the end of the conversation.
  func handle(_ input: MessageReader.Input) -> Int32? {
    switch input {
    case .message(let value): return handle(Message(value))
    case .unreadable(let error):
      session.fail(
        .null,
        ResponseError(code: .parseError, message: "byte \(error.offset): \(error.reason)"))
    case .tooLong(let length):
      session.fail(
        .null, ResponseError(code: .invalidRequest, message: "\(length) bytes are too many"))
    }
    return nil
  }

  /// Tells the client what a check gave, unless that is of no use any more.
  func handle(_ outcome: CheckDesk.Outcome) {
    guard let (document, waiting) = session.take(outcome) else { return }
    PublishDiagnostics.send(document, in: session)
    DocumentDiagnostics.answer(waiting, with: document, in: session)
  }

  private func handle(_ message: Message) -> Int32? {
    switch message {
    case .request(let request):
      do throws(ResponseError) {
        try answer(request)
      } catch {
        session.fail(request.id, error)
      }
    case .notification("exit", _): return session.phase == .afterShutdown ? 0 : 1
    case .notification(let method, let params): take(method, params)
    case .response: break
    case .invalid(let id):
      session.fail(
        id ?? .null,
        ResponseError(code: .invalidRequest, message: "neither a request nor a notification"))
    }
    return nil
  }

  private func answer(_ request: Request) throws(ResponseError) {
    switch (session.phase, request.method) {
    case (.beforeInitialize, Initialize.method): try Initialize.answer(request, in: session)
    case (.beforeInitialize, _):
      throw ResponseError(code: .serverNotInitialized, message: "initialize comes first")
    case (.running, "shutdown"):
      session.phase = .afterShutdown
      session.answer(request.id, .null)
    case (.running, let method):
      guard let handler = Handlers.requests.first(where: { $0.method == method }) else {
        throw ResponseError(code: .methodNotFound, message: "\(method) is not supported")
      }
      try handler.answer(request, in: session)
    case (.afterShutdown, _):
      throw ResponseError(code: .invalidRequest, message: "only exit comes after shutdown")
    }
  }

  private func take(_ method: String, _ params: JSONValue) {
    guard session.phase == .running else { return }
    if method == "initialized" { return DidChangeWatchedFiles.register(in: session) }
    Handlers.notifications.first { $0.method == method }?.handle(params, in: session)
  }
}
