// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A language server: one client, over two descriptors (LSP 3.17).
///
/// One thread reads messages, one checks texts, and one owns all documents and answers in order.
package final class Server: Sendable {
  private enum Event: Sendable {
    case input(MessageReader.Input)
    case checked(CheckDesk.Outcome)
    /// The client has closed its end.
    case end
  }

  /// How many messages of a client may wait before no more are read.
  private static let mostWaiting = 256

  private let input: Int32
  private let output: MessageWriter
  private let source: any ServicesSource
  private let events = Monitor<[Event]>([])
  private let desk = CheckDesk()

  /// A server of the client that writes to `input` and reads from `output`.
  package init(input: Int32, output: Int32, source: any ServicesSource) {
    self.input = input
    self.output = MessageWriter(output)
    self.source = source
  }

  /// Serves the client until it leaves, and hands `exit` the status: 0 where it had taken its leave
  /// before, else 1.
  package func run(exit: @escaping @Sendable (Int32) -> Void) {
    WorkerThreads.run(3) { [self] number in
      switch number {
      case 0:
        let status = answer()
        desk.close()
        exit(status)
      case 1: read()
      default: desk.work { outcome in events.withLock { $0.append(.checked(outcome)) } }
      }
    }
  }

  private func read() {
    var reader = MessageReader(input)
    while let input = reader.next() {
      events.withLock(when: { $0.count < Self.mostWaiting }, { $0.append(.input(input)) })
    }
    events.withLock { $0.append(.end) }
  }

  private func answer() -> Int32 {
    let session = Session(source: source, output: output, desk: desk)
    let conversation = Conversation(session: session)
    while true {
      let next = events.withLock(when: { !$0.isEmpty }, { $0.removeFirst() })
      switch next {
      case .input(let input):
        if let status = conversation.handle(input) { return status }
      case .checked(let outcome): conversation.handle(outcome)
      case .end: return session.phase == .afterShutdown ? 0 : 1
      }
    }
  }
}
