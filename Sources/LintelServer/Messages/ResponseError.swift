// SPDX-License-Identifier: GPL-2.0-only

/// Why a request has no result.
struct ResponseError: Error, Equatable {
  /// The numbers of JSON-RPC 2.0 and of LSP 3.17.
  enum Code: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
    case requestCancelled = -32800
    case contentModified = -32801
  }

  let code: Code
  /// For people.
  let message: String

  /// The error as an answer has it.
  var json: JSONValue { ["code": .integer(code.rawValue), "message": .string(message)] }
}
