// SPDX-License-Identifier: GPL-2.0-only

/// How much a request may ask for.
package enum Limits {
  /// The longest address, in bytes.
  static let address = 2_000
  /// The longest body, in bytes; the longest form has a token, a key and a title.
  static let body = 8_192
  /// The longest header field, and all of them together, in bytes.
  static let headerField = 8_192
  static let headers = 16_384
  /// The most header fields.
  static let headerCount = 64
  /// The most connections at a time; others wait until the system refuses them.
  static let connections = 256
  /// How long a connection may be idle, and a body may take, in seconds.
  static let idle = 20
  static let bodyTime = 10
  /// How long requests that are under way may take when the board is told to stop, in seconds.
  static let farewell = 5
  /// How many failed tries to sign in, or with a token, an address has a minute.
  static let failedTries = 30
  /// How many changes a token may make a minute, where the command line names no number.
  package static let changes = 300
}
