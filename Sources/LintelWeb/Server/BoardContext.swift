// SPDX-License-Identifier: GPL-2.0-only

package import Hummingbird
import NIOCore

/// What is known of a request beside itself: the connection that it came on.
package struct BoardContext: InitializableFromSource, Sendable {
  /// The connection.
  private let channel: any Channel

  package init(source: ApplicationRequestContextSource) { channel = source.channel }

  /// The board's port.
  var port: Int { channel.localAddress?.port ?? 0 }

  /// The machine that asks, for counting its failed tries.
  var peer: String { channel.remoteAddress?.ipAddress ?? "" }

  /// Closes the connection when what is being answered now has had time to arrive.
  func closeSoon() {
    let channel = channel
    channel.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
  }
}
