// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// What is said about a place in a document: what takes the place of a deprecated function, and the
/// pages of the types that were found there.
enum Hover: RequestHandler {
  static let method = "textDocument/hover"

  static func answer(_ request: Request, in session: Session) throws(ResponseError) {
    let document = try session.document(request.params)
    guard let position = Position(request.params["position"]) else {
      throw .invalidParams("position is not valid")
    }
    let offset = document.text.offset(of: position)
    let isMarkdown = session.client.showsMarkdown
    let found = (document.diagnostics ?? []).filter { $0.range.holds(offset) }
    var pages: [String] = []
    var range = found.first?.range
    if let word = document.text.word(at: offset), let services = session.workspace?.services,
      let page = DeprecationPage.text(of: word.text, services, isMarkdown: isMarkdown)
    {
      pages.append(page)
      range = word.range
    }
    var types: [String] = []
    for diagnostic in found where !types.contains(diagnostic.type) {
      types.append(diagnostic.type)
      if let page = TypePage.text(of: diagnostic.type, isMarkdown: isMarkdown) {
        pages.append(page)
      }
    }
    guard let range, !pages.isEmpty else { return session.answer(request.id, .null) }
    session.answer(
      request.id,
      [
        "contents": [
          "kind": isMarkdown ? "markdown" : "plaintext",
          "value": .string(pages.joined(separator: isMarkdown ? "\n---\n\n" : "\n\n")),
        ],
        "range": document.text.json(of: range),
      ])
  }
}

extension DocumentText {
  /// The identifier of C that an offset is in, or at the end of; nil elsewhere.
  fileprivate func word(at offset: Int) -> (text: [UInt8], range: Range<Int>)? {
    bytes.withView { text in
      let range = text.wordStart(offset)..<text.wordEnd(offset)
      return range.isEmpty ? nil : (text[range].bytes, range)
    }
  }
}

extension Range<Int> {
  /// Whether the offset is in the range, or at its end, where a cursor stands after typing.
  fileprivate func holds(_ offset: Int) -> Bool { lowerBound <= offset && offset <= upperBound }
}
