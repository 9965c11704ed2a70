// SPDX-License-Identifier: GPL-2.0-only

/// A message of JSON-RPC 2.0, as the protocol uses it: one at a time, never a batch.
package enum Message: Sendable, Equatable {
  /// A request, which is answered once under its id.
  case request(Request)
  /// A notification, which nobody answers.
  case notification(method: String, params: JSONValue)
  /// The client's answer to a request of ours.
  case response
  /// Anything else, with its id where it has one.
  case invalid(id: JSONValue?)

  /// Takes a message apart.
  package init(_ value: JSONValue) {
    let id = value["id"].flatMap { Self.isID($0) ? $0 : nil }
    if let method = value["method"]?.string {
      let params = value["params"] ?? .null
      if let id {
        self = .request(Request(id: id, method: method, params: params))
      } else if value["id"] == nil {
        self = .notification(method: method, params: params)
      } else {
        self = .invalid(id: nil)
      }
    } else if id != nil, value["result"] != nil || value["error"] != nil {
      self = .response
    } else {
      self = .invalid(id: id)
    }
  }

  private static func isID(_ value: JSONValue) -> Bool {
    value.integer != nil || value.string != nil
  }
}

/// A request of the client.
package struct Request: Sendable, Equatable {
  /// A number or a string, which the answer has too.
  package let id: JSONValue
  /// What is asked for.
  package let method: String
  /// About what; null where nothing was said.
  package let params: JSONValue
}
