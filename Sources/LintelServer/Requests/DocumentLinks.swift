// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What in mails and messages stands for a page: the ids of commits, and of mails.
enum DocumentLinks: RequestHandler {
  static let method = "textDocument/documentLink"

  /// More of them help nobody.
  private static let most = 1000
  /// Where commits of the kernel are shown.
  private static let commits = "https://git.kernel.org/linus/"
  /// Where mails of its lists are kept, by their ids.
  private static let mails = "https://lore.kernel.org/r/"
  /// The fields that have the ids of mails.
  private static let fields: [StaticString] = ["Message-ID:", "In-Reply-To:", "References:"]

  static func answer(_ request: Request, in session: Session) throws(ResponseError) {
    let document = try session.document(request.params)
    session.answer(
      request.id, .array(document.kind == .source ? [] : links(in: document.text)))
  }

  private static func links(in text: DocumentText) -> [JSONValue] {
    text.bytes.withView { view in
      var links: [JSONValue] = []
      for line in 0..<text.lineCount where links.count < most {
        let range = text.content(ofLine: line)
        // Lines of hunks and quotes are what somebody else has said.
        if [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: ">")].contains(view[range][0]) {
          continue
        }
        for mention in CommitMention.all(in: range, of: view) {
          links.append(link(text, mention.range, commits + mention.id))
        }
        if fields.contains(where: { view[range].hasIgnoringCase($0) }) {
          links += mailLinks(text, range, view)
        }
      }
      return links
    }
  }

  /// Links of the ids in angle brackets.
  private static func mailLinks(
    _ text: DocumentText, _ line: Range<Int>, _ view: ByteView
  ) -> [JSONValue] {
    var links: [JSONValue] = []
    var at = line.lowerBound
    while let open = view.upTo(line.upperBound).firstIndex(of: UInt8(ascii: "<"), from: at),
      let close = view.upTo(line.upperBound).firstIndex(of: UInt8(ascii: ">"), from: open)
    {
      let id = view[(open + 1)..<close]
      if id.contains(UInt8(ascii: "@")), !id.contains(UInt8(ascii: " ")) {
        links.append(link(text, (open + 1)..<close, mails + DocumentURI.escaped(id.bytes) + "/"))
      }
      at = close + 1
    }
    return links
  }

  private static func link(
    _ text: DocumentText, _ range: Range<Int>, _ target: String
  ) -> JSONValue {
    ["range": text.json(of: range), "target": .string(target)]
  }
}
