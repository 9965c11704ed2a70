// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// What can stand at a place: trailers and what belongs into them, licences, and what `%p` may be
/// followed by.
enum Completion: RequestHandler {
  static let method = "textDocument/completion"

  static func answer(_ request: Request, in session: Session) throws(ResponseError) {
    let document = try session.document(request.params)
    guard let position = Position(request.params["position"]) else {
      throw .invalidParams("position is not valid")
    }
    let cursor = document.text.offset(of: position)
    let line = document.text.content(ofLine: document.text.line(at: cursor))
    let before = document.text.bytes.withView { $0[line.lowerBound..<cursor].bytes }
    let found = before.withView { offers($0, document, session) }
    let start = line.lowerBound + (found?.start ?? 0)
    let items = (found?.items ?? []).enumerated().map { index, item in
      item.json(in: document.text, from: start, to: cursor, rank: index)
    }
    session.answer(request.id, .array(items))
  }

  /// What can stand there, and where in the line it starts.
  private struct Offers {
    let start: Int
    let items: [CompletionItem]
  }

  /// The offers for a line of which this is before the cursor; nil where there are none.
  private static func offers(
    _ line: ByteView, _ document: Document, _ session: Session
  ) -> Offers? {
    let licence: StaticString = "SPDX-License-Identifier:"
    if let tag = line.firstIndex(of: licence) {
      let start = line.skipSpaces(tag + licence.utf8CodeUnitCount)
      return Offers(start: start, items: CompletionItem.licences)
    }
    switch document.kind {
    case .source:
      let start = line.wordStart(line.count)
      guard start > 0, line[start - 1] == UInt8(ascii: "%"), line[start] == UInt8(ascii: "p") else {
        return nil
      }
      return Offers(start: start, items: CompletionItem.pointerFormats)
    case .patch, .commitMessage: return trailerOffers(line, document, session)
    }
  }

  private static func trailerOffers(
    _ line: ByteView, _ document: Document, _ session: Session
  ) -> Offers? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      let isTag = line.skip(ByteSet.word.union(ByteSet("-")), 0) == line.count
      return isTag && !line.isEmpty
        ? Offers(start: 0, items: trailers(session)) : nil
    }
    let start = line.skipSpaces(colon + 1)
    let tag = line.upTo(colon)
    if tag.equalsIgnoringCase(ByteView("Cc")) || tag.equalsIgnoringCase(ByteView("To")) {
      let recipients = session.source.recipients(of: paths(document, session))
      return Offers(start: start, items: recipients.map { CompletionItem($0) })
    }
    if tag.equalsIgnoringCase(ByteView("Fixes")) {
      return Offers(start: start, items: commits(paths(document, session), session))
    }
    let own: [StaticString] = ["Signed-off-by", "Reviewed-by", "Acked-by", "Tested-by"]
    if own.contains(where: { tag.equalsIgnoringCase(ByteView($0)) }), let name = author(session) {
      return Offers(start: start, items: [CompletionItem(name)])
    }
    return nil
  }

  /// The trailers of a log, with the user's name where it is the user who gives them.
  private static func trailers(_ session: Session) -> [CompletionItem] {
    let name = author(session)
    return CompletionItem.trailers.map { item in
      guard let name, item.label == "Signed-off-by: " else { return item }
      return CompletionItem(item.label + name, detail: item.detail)
    }
  }

  /// The user as git knows them; nil where it does not.
  private static func author(_ session: Session) -> String? {
    guard let line = try? session.workspace?.services.git.authorIdentity(),
      let end = line.lastIndex(of: ">")
    else { return nil }
    return String(line[...end])
  }

  /// The files that a document changes: a patch says so, a message is about what is staged.
  private static func paths(_ document: Document, _ session: Session) -> [String] {
    if document.kind == .patch { return PatchOutline(document.text).paths() }
    return lines(["diff", "--cached", "--name-only", "-z", "--"], endingWith: 0, session)
  }

  /// The newest commits that changed one of the files, as `Fixes:` names them.
  private static func commits(_ paths: [String], _ session: Session) -> [CompletionItem] {
    if paths.isEmpty { return [] }
    let words = [
      "log", "--no-merges", "--no-color", "-n", "30", "--abbrev=12", "--format=%h (\"%s\")", "--",
    ]
    return lines(words + paths, endingWith: UInt8(ascii: "\n"), session).map { CompletionItem($0) }
  }

  /// What git answers, no more than 200 lines of it; none where it fails.
  private static func lines(
    _ words: [String], endingWith end: UInt8, _ session: Session
  ) -> [String] {
    guard let git = session.workspace?.services.git, git.isRepository,
      var process = try? git.command(words).start()
    else { return [] }
    process.closeInput()
    var lines: [String] = []
    var line = ByteBuffer()
    while lines.count < 200, process.readRecord(endingWith: end, into: &line) {
      lines.append(line.view.string)
      line.clear()
    }
    return lines
  }
}
