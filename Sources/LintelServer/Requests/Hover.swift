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
    if let (page, place) = namedPage(document, offset, position.line, session) {
      pages.append(page)
      range = range ?? place
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

extension Hover {
  /// What is known of a commit or of a file that a patch, a message or MAINTAINERS names at an offset.
  private static func namedPage(
    _ document: Document, _ offset: Int, _ line: Int, _ session: Session
  ) -> (page: String, range: Range<Int>)? {
    let text = document.text
    if document.kind != .source {
      let mention = text.bytes.withView { CommitMention(at: offset, in: $0) }
      if let mention, let page = commitPage(mention, session) { return (page, mention.range) }
    }
    guard let path = namedPath(document, line) else { return nil }
    let recipients = session.source.recipients(of: [path])
    if recipients.isEmpty { return nil }
    return (([path] + recipients).joined(separator: "\n\n"), text.content(ofLine: line))
  }

  private static func commitPage(_ mention: CommitMention, _ session: Session) -> String? {
    let info = Array(mention.id.utf8).withView { session.workspace?.services.git.commitInfo($0) }
    guard case .found(let id, let subject)? = info else { return nil }
    return String(decoding: id, as: UTF8.self) + " (\""
      + String(decoding: subject, as: UTF8.self) + "\")"
  }

  /// The file that a line names: of a patch, or with `F:` of MAINTAINERS.
  private static func namedPath(_ document: Document, _ line: Int) -> String? {
    if document.kind == .patch { return PatchOutline(document.text).path(atLine: line) }
    guard document.name.split(separator: "/").last == "MAINTAINERS" else { return nil }
    let content = document.text.bytes.withView { view in
      let content = view[document.text.content(ofLine: line)]
      return content.has("F:") ? content.from(2).trimmed.string : ""
    }
    let isPlain = !content.isEmpty && !content.contains("*") && !content.contains("?")
    return isPlain ? content : nil
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
