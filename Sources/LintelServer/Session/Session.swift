// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// A client and what it has open: one thread owns this, and answers what the client says in its order.
final class Session {
  /// How far the conversation is.
  enum Phase {
    case beforeInitialize, running, afterShutdown
  }

  var phase = Phase.beforeInitialize
  var client = ClientCapabilities()
  /// Where the work is done, once the client has said so.
  var workspace: Workspace?
  /// What is open, by address.
  private(set) var documents: [String: Document] = [:]
  /// The requests for diagnostics that wait for a check, by the document's address.
  private var waiting: [String: [Request]] = [:]
  private var requestsSent = 0
  private var checksStarted = 0

  let source: any ServicesSource
  private let output: MessageWriter
  private let desk: CheckDesk

  init(source: any ServicesSource, output: MessageWriter, desk: CheckDesk) {
    self.source = source
    self.output = output
    self.desk = desk
  }

  // MARK: What is said to the client

  /// Answers a request.
  func answer(_ id: JSONValue, _ result: JSONValue) {
    output.write(["jsonrpc": "2.0", "id": id, "result": result])
  }

  /// Answers a request, or what was none, with an error.
  func fail(_ id: JSONValue, _ error: ResponseError) {
    output.write(["jsonrpc": "2.0", "id": id, "error": error.json])
  }

  /// Tells the client something.
  func notify(_ method: String, _ params: JSONValue) {
    output.write(["jsonrpc": "2.0", "method": .string(method), "params": params])
  }

  /// Asks the client for something, whose answer does not matter.
  func ask(_ method: String, _ params: JSONValue) {
    requestsSent += 1
    output.write([
      "jsonrpc": "2.0", "id": .integer(requestsSent), "method": .string(method), "params": params,
    ])
  }

  /// Shows the user a problem.
  func show(_ problem: String) {
    notify("window/showMessage", ["type": 1, "message": .string("lintel: " + problem)])
  }

  // MARK: Documents

  /// Takes a document that the client has opened, and checks it.
  func open(_ document: Document) {
    documents[document.uri] = document
    check(document.uri)
  }

  /// Changes the text of a document, and checks it.
  func change(_ uri: String, version: Int, _ edit: (inout DocumentText) -> Void) {
    guard var document = documents[uri] else { return }
    edit(&document.text)
    document.version = version
    documents[uri] = document
    for request in waiting.removeValue(forKey: uri) ?? [] {
      fail(request.id, ResponseError(code: .contentModified, message: "the document has changed"))
    }
    check(uri)
  }

  /// Forgets a document; false where it was not open.
  func close(_ uri: String) -> Bool {
    guard documents.removeValue(forKey: uri) != nil else { return false }
    for request in waiting.removeValue(forKey: uri) ?? [] {
      fail(request.id, ResponseError(code: .contentModified, message: "the document is closed"))
    }
    return true
  }

  /// Checks all documents anew, as what checks read has changed.
  func checkAgain() {
    for uri in documents.keys.sorted() { check(uri) }
    if client.pullsDiagnostics, client.refreshesDiagnostics {
      ask("workspace/diagnostic/refresh", .null)
    }
  }

  private func check(_ uri: String) {
    guard let workspace, documents[uri] != nil else { return }
    checksStarted += 1
    documents[uri]?.check = checksStarted
    documents[uri]?.diagnostics = nil
    documents[uri]?.fixAll = nil
    guard let document = documents[uri] else { return }
    desk.add(
      CheckDesk.Job(
        uri: uri, number: checksStarted, name: document.name, kind: document.kind,
        text: document.text.bytes, services: workspace.services))
  }

  /// Takes what a check gave: the document, and the requests that have waited for it; nil where the
  /// text, or what checks read, has changed since.
  func take(_ outcome: CheckDesk.Outcome) -> (document: Document, waiting: [Request])? {
    guard documents[outcome.uri]?.check == outcome.number else { return nil }
    documents[outcome.uri]?.diagnostics = outcome.diagnostics
    guard let document = documents[outcome.uri] else { return nil }
    return (document, waiting.removeValue(forKey: outcome.uri) ?? [])
  }

  /// Lets a request wait for the check of a document.
  func wait(_ request: Request, for uri: String) { waiting[uri, default: []].append(request) }

  /// Keeps the edit that makes all safe fixes of a document until its text changes.
  func keep(fixAll edit: JSONValue?, of uri: String) { documents[uri]?.fixAll = .some(edit) }

  /// Keeps what a campaign has left in a document's file.
  func keep(sites: [CampaignSite], of uri: String) { documents[uri]?.sites = sites }

  /// Asks the campaign's ledger anew when somebody wants to know.
  func forgetSites() {
    for uri in documents.keys { documents[uri]?.sites = nil }
  }

  /// Gives up a request that waits.
  func cancel(_ id: JSONValue) {
    for (uri, requests) in waiting where requests.contains(where: { $0.id == id }) {
      waiting[uri]?.removeAll { $0.id == id }
      fail(id, ResponseError(code: .requestCancelled, message: "cancelled"))
    }
  }
}
