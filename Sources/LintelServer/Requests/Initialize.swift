// SPDX-License-Identifier: GPL-2.0-only

import Lintel

/// The start of the conversation: both sides say what they can do.
enum Initialize {
  static let method = "initialize"

  /// Answers it; the session then runs.
  static func answer(_ request: Request, in session: Session) throws(ResponseError) {
    session.client = ClientCapabilities(request.params)
    do throws(ServicesProblem) {
      session.workspace = try Workspace(request.params, source: session.source)
    } catch {
      throw ResponseError(code: .invalidRequest, message: error.message)
    }
    session.phase = .running
    session.answer(
      request.id,
      [
        "capabilities": capabilities(of: session.client),
        "serverInfo": ["name": "lintel", "version": .string(LintelVersion.text)],
      ])
  }

  private static func capabilities(of client: ClientCapabilities) -> JSONValue {
    .object([
      "positionEncoding": .string(client.encoding.rawValue),
      // Opened and closed documents are told; changes come as what has changed.
      "textDocumentSync": ["openClose": true, "change": 2],
      "diagnosticProvider": client.pullsDiagnostics
        ? ["identifier": "lintel", "interFileDependencies": false, "workspaceDiagnostics": false]
        : nil,
      "hoverProvider": true,
      "codeLensProvider": ["resolveProvider": false],
      "executeCommandProvider": ["commands": [.string(ExecuteCommand.claim)]],
      "definitionProvider": true,
      "documentLinkProvider": ["resolveProvider": false],
      "completionProvider": ["triggerCharacters": [":", " ", "%"]],
      "codeActionProvider": ["codeActionKinds": [.string(CodeActions.fixAll)]],
    ])
  }
}
