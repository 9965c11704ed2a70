// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// What can be done about a place in a document: all safe fixes of the document at once.
enum CodeActions: RequestHandler {
  static let method = "textDocument/codeAction"

  /// The kind of the action that makes all safe fixes; editors can be told to do it when they save.
  static let fixAll = "source.fixAll.lintel"

  static func answer(_ request: Request, in session: Session) throws(ResponseError) {
    let document = try session.document(request.params)
    let wanted = request.params["context"]?["only"]?.array?.compactMap(\.string)
    // A kind stands for those that it is the beginning of.
    guard wanted?.contains(where: { fixAll == $0 || fixAll.hasPrefix($0 + ".") }) ?? true else {
      return session.answer(request.id, [])
    }
    // The editor asks by itself, as the cursor moves: all fixes of a document are no answer to that.
    if wanted == nil, request.params["context"]?["triggerKind"] == 2 {
      return session.answer(request.id, [])
    }
    let edit =
      if let known = document.fixAll { known } else { try fixAllEdit(document, session) }
    session.keep(fixAll: edit, of: document.uri)
    guard let edit else { return session.answer(request.id, []) }
    session.answer(
      request.id,
      [
        [
          "title": "Make all safe fixes", "kind": .string(fixAll),
          "edit": ["changes": .object([.init(key: document.uri, value: [edit])])],
        ]
      ])
  }

  /// The edit that makes all safe fixes; nil where there is none to make.
  private static func fixAllEdit(
    _ document: Document, _ session: Session
  ) throws(ResponseError) -> JSONValue? {
    // Messages are for people to word.
    if document.kind == .commitMessage { return nil }
    let services: Services
    do throws(ServicesProblem) {
      guard let made = try session.workspace?.servicesForFixes() else { return nil }
      services = made
    } catch {
      throw ResponseError(code: .invalidRequest, message: error.message)
    }
    var fixer = Fixer(services: services)
    let old = document.text.bytes
    let outcome = old.withView { text in
      document.kind == .source
        ? fixer.fix(file: document.name, contents: text)
        : fixer.fix(patch: text, name: document.name)
    }
    guard outcome.made > 0, outcome.text != old else { return nil }
    return document.text.edit(to: outcome.text)
  }
}

extension DocumentText {
  /// The edit that makes `new` of the text: what both have at the start and at the end stays.
  fileprivate func edit(to new: [UInt8]) -> JSONValue {
    let shorter = min(bytes.count, new.count)
    var start = 0
    while start < shorter, bytes[start] == new[start] { start += 1 }
    var tail = 0
    while tail < shorter - start,
      bytes[bytes.count - 1 - tail] == new[new.count - 1 - tail]
    {
      tail += 1
    }
    // No character is cut in two, and no line end.
    while start > 0, !isStart(start, in: bytes) || !isStart(start, in: new) { start -= 1 }
    while tail > 0, !isStart(bytes.count - tail, in: bytes) || !isStart(new.count - tail, in: new) {
      tail -= 1
    }
    return [
      "range": json(of: start..<(bytes.count - tail)),
      "newText": .string(String(decoding: new[start..<(new.count - tail)], as: UTF8.self)),
    ]
  }

  /// Whether the index is the start of a character, or of a line end.
  private func isStart(_ index: Int, in text: [UInt8]) -> Bool {
    if index >= text.count { return true }
    let isInLineEnd =
      index > 0 && text[index] == UInt8(ascii: "\n") && text[index - 1] == UInt8(ascii: "\r")
    return text[index] & 0xC0 != 0x80 && !isInLineEnd
  }
}
