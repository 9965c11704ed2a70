// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// From a line of a patch to the line of the file that it changes, as that is in the folder now.
enum Definition: RequestHandler {
  static let method = "textDocument/definition"

  static func answer(_ request: Request, in session: Session) throws(ResponseError) {
    let document = try session.document(request.params)
    guard let position = Position(request.params["position"]) else {
      throw .invalidParams("position is not valid")
    }
    let outline = PatchOutline(document.text)
    let header = outline.path(atLine: position.line).map {
      PatchOutline.Place(path: $0, line: 1)
    }
    guard document.kind == .patch, let place = header ?? outline.place(ofLine: position.line),
      let path = session.workspace?.path(of: place.path), FileKind(at: path) == .regular
    else { return session.answer(request.id, .null) }
    let start = Position(line: place.line - 1, character: 0).json
    session.answer(
      request.id,
      [
        "uri": .string(DocumentURI.uri(of: path)), "range": ["start": start, "end": start],
      ])
  }
}
