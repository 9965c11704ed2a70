// SPDX-License-Identifier: GPL-2.0-only

package import LintelCampaign
import NIOPosix

/// Does what a ledger takes time for on threads of its own.
///
/// A writer may wait for other programs for a minute; the threads that serve connections must not.
package struct LedgerWork: Sendable {
  /// The ledger.
  package let ledger: Ledger
  private let readers: NIOThreadPool
  private let writers: NIOThreadPool

  /// As many readers as a ledger has connections for, and one writer: SQLite has one at a time.
  package init(_ ledger: Ledger) {
    self.ledger = ledger
    readers = NIOThreadPool(numberOfThreads: 5)
    writers = NIOThreadPool(numberOfThreads: 1)
    readers.start()
    writers.start()
  }

  /// Reads the ledger.
  func read<T: Sendable>(_ body: @escaping @Sendable (Ledger) throws -> T) async throws -> T {
    let ledger = ledger
    return try await readers.runIfActive { try body(ledger) }
  }

  /// Changes the ledger.
  func write<T: Sendable>(_ body: @escaping @Sendable (Ledger) throws -> T) async throws -> T {
    let ledger = ledger
    return try await writers.runIfActive { try body(ledger) }
  }

  /// Ends the threads when what they do is done.
  package func stop() async {
    try? await readers.shutdownGracefully()
    try? await writers.shutdownGracefully()
  }
}
