// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Above the functions with calls that a campaign has left: who has claimed them, or a command that does.
enum CodeLens: RequestHandler {
  static let method = "textDocument/codeLens"

  /// How far from its line in the ledger a call is looked for.
  private static let reach = 400

  static func answer(_ request: Request, in session: Session) throws(ResponseError) {
    let document = try session.document(request.params)
    guard document.kind == .source else { return session.answer(request.id, []) }
    let sites = document.sites ?? session.source.campaignSites(in: document.name)
    session.keep(sites: sites, of: document.uri)
    var functions: [String] = []
    for site in sites where !functions.contains(site.function) { functions.append(site.function) }
    let lenses = functions.compactMap { function in
      lens(sites.filter { $0.function == function }, in: document.text)
    }
    session.answer(request.id, .array(lenses))
  }

  /// What is shown of the calls in one function; nil where none of them is there any more.
  private static func lens(_ sites: [CampaignSite], in text: DocumentText) -> JSONValue? {
    let there = sites.compactMap { site in
      line(of: site, in: text).map { (site: site, line: $0) }
    }
    guard let first = there.min(by: { $0.line < $1.line }) else { return nil }
    let free = there.map(\.site).filter { $0.holder == nil }
    var names: [String] = []
    for (site, _) in there where !names.contains(site.api) { names.append(site.api) }
    let holders = Set(there.compactMap(\.site.holder)).sorted()
    var title = names.map { $0 + "()" }.joined(separator: ", ") + " left: "
    title += holders.isEmpty ? "" : "claimed by " + holders.joined(separator: ", ")
    if !free.isEmpty { title += (holders.isEmpty ? "" : "; ") + "free, claim" }
    return [
      "range": text.json(of: text.content(ofLine: first.line)),
      "command": .object([
        "title": .string(title),
        "command": .string(free.isEmpty ? "" : ExecuteCommand.claim),
        "arguments": free.isEmpty ? nil : .array(free.map { .string($0.id) }),
      ]),
    ]
  }

  /// The line, from 0, that calls what the site calls and is nearest to the ledger's; nil for none near.
  private static func line(of site: CampaignSite, in text: DocumentText) -> Int? {
    let name = Array(site.api.utf8)
    return text.bytes.withView { view in
      func calls(_ line: Int) -> Bool {
        guard (0..<text.lineCount).contains(line) else { return false }
        return name.withView { view[text.content(ofLine: line)].contains(word: $0) }
      }
      for distance in 0...reach {
        if calls(site.line - 1 + distance) { return site.line - 1 + distance }
        if calls(site.line - 1 - distance) { return site.line - 1 - distance }
      }
      return nil
    }
  }
}

extension ByteView {
  /// Whether the bytes are in the view as a word of their own.
  fileprivate func contains(word: ByteView) -> Bool {
    var at = 0
    while let start = firstIndex(of: word, from: at) {
      let end = start + word.count
      if (start == 0 || !self[start - 1].isWord) && !self[end].isWord { return true }
      at = end
    }
    return false
  }
}
