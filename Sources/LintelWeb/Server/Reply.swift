// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Makes answers.
enum Reply {
  /// A page.
  static func page(_ document: String, status: HTTPResponse.Status = .ok) -> Response {
    text(document, type: "text/html; charset=utf-8", status: status)
  }

  /// A value as JSON, its keys in order.
  ///
  /// `<` is written as an escape: nothing in it is markup, whoever takes it for a page.
  static func data(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = try encoder.encode(value)
    return text(
      String(decoding: bytes, as: UTF8.self).replacing("<", with: "\\u003c") + "\n",
      type: "application/json; charset=utf-8",
      status: status)
  }

  /// A file that may be kept for good: its address changes with it.
  static func asset(_ asset: Asset) -> Response {
    var response = text(asset.text, type: asset.type)
    response.headers[.cacheControl] = "public, max-age=31536000, immutable"
    return response
  }

  /// Tells the browser to get another page of the board.
  static func redirect(to address: Address) -> Response {
    Response(status: .seeOther, headers: [.location: address.text, .contentLength: "0"])
  }

  private static func text(
    _ text: String, type: String, status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
