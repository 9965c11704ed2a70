// SPDX-License-Identifier: GPL-2.0-only

package import HTTPTypes

/// Why a request is refused: a status, and a sentence for who sent it.
package struct Failure: Error, Sendable {
  /// The status.
  package let status: HTTPResponse.Status
  /// What to tell.
  package let message: String
  /// What the status needs beside it.
  package var headers = HTTPFields()
  /// Whether the rest of the request is not worth reading.
  package var closes = false

  /// A refusal with this status.
  package init(_ status: HTTPResponse.Status, _ message: String) {
    self.status = status
    self.message = message
  }

  /// The request makes no sense.
  package static func badRequest(_ message: String) -> Failure { Failure(.badRequest, message) }

  /// Nothing is at the address.
  package static var notFound: Failure { Failure(.notFound, "Nothing is at this address.") }

  /// The address takes other methods.
  package static func wrongMethod(_ allowed: [HTTPRequest.Method]) -> Failure {
    var failure = Failure(.methodNotAllowed, "This address does not take that method.")
    failure.headers[.allow] = allowed.map(\.rawValue).joined(separator: ", ")
    return failure
  }

  /// Somebody must sign in first, or sent a token that is not in force.
  package static func unauthorized(_ message: String) -> Failure {
    var failure = Failure(.unauthorized, message)
    failure.headers[.wwwAuthenticate] = "Bearer realm=\"lintel-campaign\""
    return failure
  }

  /// Too much is asked for; what may be tried again after so many seconds.
  package static func tooMany(_ message: String, retryAfter seconds: Int) -> Failure {
    var failure = Failure(.tooManyRequests, message)
    failure.headers[.retryAfter] = String(max(1, seconds))
    return failure
  }

  /// Others keep the ledger.
  package static var busy: Failure {
    var failure = Failure(
      .serviceUnavailable, "Other programs keep the ledger; try again in a moment.")
    failure.headers[.retryAfter] = "2"
    return failure
  }

  /// The same refusal, after which the connection is closed.
  package var closing: Failure {
    var failure = self
    failure.closes = true
    failure.headers[.connection] = "close"
    return failure
  }
}
