// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Lintel
import Synchronization
import Testing

@testable import LintelServer
@testable import LintelText

/// A client of a server that runs beside it, over a pair of sockets.
final class TestClient: Sendable {
  /// Options for checks without a tree.
  struct Source: ServicesSource {
    var words: [String] = []

    func recipients(of paths: [String]) -> [String] {
      paths.isEmpty ? [] : ["Tina Tide <tina@example.org>"] + paths.map { "\($0)@example.org" }
    }

    func campaignSites(in path: String) -> [CampaignSite] {
      guard path.hasSuffix("tide.c") else { return [] }
      return [
        CampaignSite(id: "a1", api: "kmap", line: 9, function: "ebb", holder: nil),
        CampaignSite(id: "a2", api: "kunmap", line: 4, function: "ebb", holder: nil),
        CampaignSite(id: "b1", api: "kmap", line: 8, function: "flow", holder: "Ada"),
        CampaignSite(id: "c1", api: "kmap_atomic", line: 2, function: "gone", holder: nil),
      ]
    }

    func claim(_ ids: [String]) -> String? { ids == ["a1", "a2"] ? nil : "somebody has it" }

    func services(forFixes: Bool) throws(ServicesProblem) -> Services {
      let words = ["--no-tree"] + self.words + (forFixes ? ["--fix", "--precise"] : [])
      guard case .run(let options) = OptionParser.parse(arguments: words, configuration: []) else {
        throw ServicesProblem("options")
      }
      return Services(options: options, deprecations: .builtIn, git: Git(), tree: nil)
    }
  }

  private let socket: Int32
  private let replies: Mutex<Replies>
  /// The status that the server ended with.
  private let status = Mutex<Int32?>(nil)

  private struct Replies: ~Copyable {
    var reader: MessageReader
    var last = 0
  }

  private init(_ socket: Int32) {
    self.socket = socket
    replies = Mutex(Replies(reader: MessageReader(socket)))
  }

  /// Runs a server and lets `body` talk to it; the status that the server ended with.
  @discardableResult
  static func run(
    source: Source = Source(), _ body: @escaping @Sendable (TestClient) throws -> Void
  ) -> Int32? {
    var ends: (Int32, Int32) = (-1, -1)
    guard SocketPair.make(&ends) else { return nil }
    let client = TestClient(ends.0)
    let end = ends.1
    WorkerThreads.run(2) { number in
      if number == 0 {
        do { try body(client) } catch { Issue.record(error) }
        shutdown(client.socket, Int32(SHUT_WR))
      } else {
        Server(input: end, output: end, source: source).run { status in
          client.status.withLock { $0 = status }
        }
      }
    }
    close(ends.0)
    close(ends.1)
    return client.status.withLock { $0 }
  }

  /// Writes bytes as they are.
  func send(raw text: String) { Array(text.utf8).withView { _ = OutputFile.writeAll(socket, $0) } }

  /// Writes a message.
  func send(_ message: JSONValue) { MessageWriter(socket).write(message) }

  /// Tells the server something.
  func notify(_ method: String, _ params: JSONValue) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": params])
  }

  /// Sends a request, and gives its id.
  func start(_ method: String, _ params: JSONValue) -> JSONValue {
    let id = replies.withLock { replies in
      replies.last += 1
      return JSONValue.integer(replies.last)
    }
    send(["jsonrpc": "2.0", "id": id, "method": .string(method), "params": params])
    return id
  }

  /// The next message of the server that `isWanted`; those before it are passed over.
  func next(_ isWanted: (JSONValue) -> Bool) throws -> JSONValue {
    try replies.withLock { replies in
      while let input = replies.reader.next() {
        guard case .message(let message) = input else { continue }
        if isWanted(message) { return message }
      }
      throw Silence()
    }
  }

  /// The server has ended without a word that was waited for.
  struct Silence: Error {}

  /// What the server answers to a request: the whole message.
  func reply(_ method: String, _ params: JSONValue) throws -> JSONValue {
    let id = start(method, params)
    return try next { $0["id"] == id && $0["method"] == nil }
  }

  /// The result of a request.
  func request(_ method: String, _ params: JSONValue) throws -> JSONValue {
    try #require(try reply(method, params)["result"])
  }

  /// Starts the conversation as a client that can do what is named.
  @discardableResult
  func begin(_ capabilities: JSONValue = [:]) throws -> JSONValue {
    let result = try request("initialize", ["capabilities": capabilities])
    notify("initialized", [:])
    return result
  }

  /// A client that asks for diagnostics, and counts bytes.
  static let pulling: JSONValue = [
    "general": ["positionEncodings": ["utf-8"]], "textDocument": ["diagnostic": [:]],
  ]

  /// Opens a document.
  func open(_ uri: String, _ text: String, language: String = "c") {
    notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(uri), "languageId": .string(language), "version": 1, "text": .string(text),
        ]
      ])
  }

  /// Asks for the diagnostics of a document.
  func diagnostics(_ uri: String) throws -> [JSONValue] {
    let result = try request("textDocument/diagnostic", ["textDocument": ["uri": .string(uri)]])
    return try #require(result["items"]?.array)
  }
}
