// SPDX-License-Identifier: GPL-2.0-only

import NIOCore
import NIOPosix

/// Sends requests as they are written, also those that no browser would send.
struct WebClient: Sendable {
  let port: Int

  /// Sends bytes over a connection of their own, and reads until the board closes it.
  func raw(_ text: String) async throws -> WebReply {
    let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      // A board that refuses a request closes while the rest of it is still being sent.
      try? await outbound.write(ByteBuffer(string: text))
      var bytes: [UInt8] = []
      do {
        for try await part in inbound { bytes += part.readableBytesView }
      } catch {}
      return WebReply(bytes)
    }
  }

  /// Sends a request; the host is the board's own unless the fields have one.
  func send(
    _ method: String, _ path: String, _ fields: [String: String] = [:], body: String? = nil
  ) async throws -> WebReply {
    var all = ["Host": "127.0.0.1:\(port)", "Connection": "close"]
    if let body {
      all["Content-Length"] = String(body.utf8.count)
      all["Content-Type"] = "application/x-www-form-urlencoded"
    }
    all.merge(fields) { $1 }
    let head = all.filter { !$0.value.isEmpty }.map { "\($0.key): \($0.value)\r\n" }.joined()
    return try await raw("\(method) \(path) HTTP/1.1\r\n\(head)\r\n\(body ?? "")")
  }

  func get(_ path: String, cookie: String = "") async throws -> WebReply {
    try await send("GET", path, ["Cookie": cookie])
  }

  /// Sends a form as a browser does that is on a page of the board.
  func post(
    _ path: String, _ form: [String: String], cookie: String = "", _ fields: [String: String] = [:]
  ) async throws -> WebReply {
    let body = form.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
    var all = ["Cookie": cookie, "Origin": "http://127.0.0.1:\(port)"]
    all.merge(fields) { $1 }
    return try await send("POST", path, all, body: body)
  }
}
