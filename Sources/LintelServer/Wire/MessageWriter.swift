// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import LintelText

/// Writes messages to a descriptor, whole and one at a time.
package final class MessageWriter: Sendable {
  private let descriptor: Int32
  private let isWriting = Monitor(())

  /// A writer to an open descriptor.
  package init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Writes one message; one that nobody reads any more is lost, as its reader is.
  package func write(_ message: JSONValue) {
    var content = ByteBuffer(capacity: 1 << 12)
    content.append(message)
    var whole = ByteBuffer(capacity: content.count + 64)
    whole.append("Content-Length: ")
    whole.append(decimal: content.count)
    whole.append("\r\n\r\n")
    whole.append(content.view)
    isWriting.withLock { _ in _ = OutputFile.writeAll(descriptor, whole.view) }
  }
}
