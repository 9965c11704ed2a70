// SPDX-License-Identifier: GPL-2.0-only

import HTTPTypes
import Hummingbird
import LintelCampaign

/// A request that has passed the checks that all requests pass.
struct BoardRequest: Sendable {
  let request: Request
  let context: BoardContext
  /// What was asked for.
  let route: Route
  /// The fields of the address.
  let query: FormFields
  /// The origin of the board that was asked.
  let origin: String

  /// The cookie of the board.
  var cookie: SessionCookie { SessionCookie(port: context.port, origin: origin) }

  /// Checks the host, the address and the method of a request.
  init(_ request: Request, _ context: BoardContext, origins: Origins) throws(Failure) {
    self.request = request
    self.context = context
    guard let origin = origins.origin(of: request.head, port: context.port) else {
      throw Failure(.misdirectedRequest, "The board does not go by this name.").closing
    }
    self.origin = origin
    let address = request.head.path ?? ""
    if address.utf8.count > Limits.address {
      throw Failure(.uriTooLong, "The address is too long.").closing
    }
    guard address.utf8.first == UInt8(ascii: "/") else {
      throw Failure.badRequest("The address is none of the board's.").closing
    }
    let parts = address.utf8.split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = String(parts[0]), let route = Route(path: path) else {
      throw Self.hasBody(request) ? Failure.notFound.closing : .notFound
    }
    self.route = route
    if !route.methods.contains(request.method) {
      let failure = Failure.wrongMethod(route.methods)
      throw Self.hasBody(request) ? failure.closing : failure
    }
    query = try FormFields(parts.count == 2 ? Array(parts[1]) : [])
    if request.method != .post, Self.hasBody(request) {
      throw Failure.badRequest("Such a request has no body.").closing
    }
  }

  /// Whether a request announces a body.
  private static func hasBody(_ request: Request) -> Bool {
    if request.headers[.transferEncoding] != nil { return true }
    return (request.headers[.contentLength] ?? "0") != "0"
  }

  /// The fields of the form that the request carries.
  func form() async throws -> FormFields {
    let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
    if type != "application/x-www-form-urlencoded" {
      throw Failure(.unsupportedMediaType, "Send a form as browsers do.").closing
    }
    return try FormFields(try await body())
  }

  /// The body, if it is short and comes in time.
  func body() async throws -> [UInt8] {
    let tooLarge = Failure(.contentTooLarge, "The request is too large.").closing
    if let length = request.headers[.contentLength], (Int(length) ?? .max) > Limits.body {
      throw tooLarge
    }
    let body = request.body
    return try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask {
        var bytes: [UInt8] = []
        for try await part in body {
          bytes += part.readableBytesView
          if bytes.count > Limits.body { throw tooLarge }
        }
        return bytes
      }
      group.addTask {
        try await Task.sleep(for: .seconds(Limits.bodyTime))
        throw Failure(.requestTimeout, "The request took too long.").closing
      }
      defer { group.cancelAll() }
      return try await group.next() ?? []
    }
  }
}
