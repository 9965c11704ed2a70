// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What the user has chosen: to claim sites of a campaign.
enum ExecuteCommand: RequestHandler {
  static let method = "workspace/executeCommand"

  /// The command that claims the sites whose ids are its arguments.
  static let claim = "lintel.claim"

  static func answer(_ request: Request, in session: Session) throws(ResponseError) {
    guard request.params["command"]?.string == claim else {
      throw .invalidParams("the command is not known")
    }
    let ids = (request.params["arguments"]?.array ?? []).compactMap(\.string)
    guard !ids.isEmpty, ids.allSatisfy(isID) else {
      throw .invalidParams("the arguments are no ids of sites")
    }
    if let problem = session.source.claim(ids) { session.show(problem) }
    session.forgetSites()
    if session.client.refreshesLenses { session.ask("workspace/codeLens/refresh", .null) }
    session.answer(request.id, .null)
  }

  /// Whether a text can be an id, and nothing else that a command line could mean.
  private static func isID(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64
      && text.utf8.allSatisfy { ByteSet.word.contains($0) }
  }
}
