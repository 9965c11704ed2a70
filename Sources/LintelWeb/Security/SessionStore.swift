// SPDX-License-Identifier: GPL-2.0-only

import Crypto
package import LintelCampaign
import LintelText
import Synchronization

/// Who has signed in, in memory only: a board that starts again knows nobody.
///
/// A session is found by the digest of the value in its cookie, so neither a look into the memory's
/// keys nor the time of a look-up gives the value away.
package final class SessionStore: Sendable {
  private let sessions = Mutex<[String: Session]>([:])

  /// How long somebody stays signed in.
  package static let length = Duration.seconds(12 * 3600)
  /// How many sessions are kept; the ones that end first make room.
  static let most = 1_000

  /// A store without sessions.
  package init() {}

  /// Begins a session; what its cookie holds.
  package func begin(
    for token: BoardToken, now: ContinuousClock.Instant = .now
  ) -> String {
    let value = RandomBytes.hex(32)
    let session = Session(
      tokenID: token.id, person: token.person, formKey: RandomBytes.hex(32),
      ends: now + Self.length)
    sessions.withLock { sessions in
      if sessions.count >= Self.most {
        sessions = sessions.filter { $0.value.ends > now }
        if sessions.count >= Self.most,
          let oldest = sessions.min(by: { $0.value.ends < $1.value.ends })
        {
          sessions[oldest.key] = nil
        }
      }
      sessions[Self.key(value)] = session
    }
    return value
  }

  /// The session of a cookie's value; nil where there is none or it has ended.
  package func session(_ value: String, now: ContinuousClock.Instant = .now) -> Session? {
    sessions.withLock { $0[Self.key(value)] }.flatMap { $0.ends > now ? $0 : nil }
  }

  /// Ends a session.
  package func end(_ value: String) { sessions.withLock { $0[Self.key(value)] = nil } }

  private static func key(_ value: String) -> String {
    SHA256.hash(data: Array(value.utf8)).hexadecimal
  }
}
