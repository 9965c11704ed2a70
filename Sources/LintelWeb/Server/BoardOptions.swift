// SPDX-License-Identifier: GPL-2.0-only

/// How a board is served.
package struct BoardOptions: Sendable {
  /// The address to listen at.
  package var host = "127.0.0.1"
  /// The port; 0 for a free one.
  package var port = 8080
  /// Under which other addresses the board is reached, as `https://board.example.org`.
  package var origins: [String] = []
  /// How many changes a token may make a minute.
  package var changesPerMinute = Limits.changes

  /// The defaults: this machine alone, port 8080.
  package init() {}
}
