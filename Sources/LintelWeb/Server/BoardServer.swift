// SPDX-License-Identifier: GPL-2.0-only

import Hummingbird
import LintelText
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Serves a board until a signal ends it.
package struct BoardServer: Sendable {
  private let board: Board
  private let options: BoardOptions
  private let whenListening: @Sendable (Int) async -> Void

  /// A server of a board; `whenListening` is told the port once requests are taken.
  package init(
    _ board: Board, options: BoardOptions, whenListening: @escaping @Sendable (Int) async -> Void
  ) {
    self.board = board
    self.options = options
    self.whenListening = whenListening
  }

  /// Serves until the process gets SIGTERM or SIGINT, or the task is cancelled. Requests that are
  /// under way are answered first.
  package func run() async throws {
    let logger = Logger(label: "board") { _ in SwiftLogNoOpLogHandler() }
    let whenListening = whenListening
    let address = "\(options.host):\(options.port)"
    let application = Application(
      responder: BoardResponder(board),
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(Int64(Limits.idle)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: Limits.headerField, maxHeaderListSize: Limits.headers,
            maxHeaderFieldCount: Limits.headerCount))),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port),
        availableConnectionsDelegate: .maximum(Limits.connections, logger: logger)),
      onServerRunning: { await whenListening($0.localAddress?.port ?? 0) }, logger: logger)
    var configuration = ServiceGroupConfiguration(
      services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(Limits.farewell)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch {
      await board.work.stop()
      throw Self.reason(error, address)
    }
    await board.work.stop()
  }

  /// Why an address can't be listened at, if that is what an error is about.
  private static func reason(_ error: any Error, _ address: String) -> any Error {
    switch error {
    case let error as IOError:
      let reason = InputError(path: address, code: error.errnoCode).reason
      return BoardError.cannotListen(address, reason: reason)
    case is SocketAddressError.UnknownHost:
      return BoardError.cannotListen(address, reason: "no such host")
    default: return error
    }
  }
}
