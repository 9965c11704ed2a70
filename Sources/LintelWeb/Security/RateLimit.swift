// SPDX-License-Identifier: GPL-2.0-only

import Synchronization

/// How often somebody may do something: so many at once, then so many a minute.
package final class RateLimit: Sendable {
  private struct Bucket {
    var left: Double
    var at: ContinuousClock.Instant
  }

  private let buckets = Mutex<[String: Bucket]>([:])
  private let burst: Double
  private let perSecond: Double

  /// How many names are remembered; full buckets are forgotten first.
  static let most = 4_096

  /// A limit of `perMinute`, of which a fifth, and at least one, may come at once.
  package init(perMinute: Int) {
    perSecond = Double(max(1, perMinute)) / 60
    burst = max(1, Double(perMinute) / 5)
  }

  /// Counts one for a name; nil if it may, else in how many seconds it may again.
  package func take(_ name: String, now: ContinuousClock.Instant = .now) -> Int? {
    buckets.withLock { buckets in
      var bucket = current(buckets[name], now)
      guard bucket.left >= 1 else {
        buckets[name] = bucket
        return Int(((1 - bucket.left) / perSecond).rounded(.up))
      }
      bucket.left -= 1
      if buckets.count >= Self.most, buckets[name] == nil {
        buckets = buckets.filter { current($0.value, now).left < burst }
        // Who fills the table with names that are all in use gets no room for another one.
        if buckets.count >= Self.most { return 1 }
      }
      buckets[name] = bucket
      return nil
    }
  }

  /// Whether a name may, without counting; nil if so, else in how many seconds.
  package func wait(_ name: String, now: ContinuousClock.Instant = .now) -> Int? {
    buckets.withLock { buckets in
      let left = current(buckets[name], now).left
      return left >= 1 ? nil : Int(((1 - left) / perSecond).rounded(.up))
    }
  }

  private func current(_ bucket: Bucket?, _ now: ContinuousClock.Instant) -> Bucket {
    guard let bucket else { return Bucket(left: burst, at: now) }
    let passed = (now - bucket.at) / .seconds(1)
    return Bucket(left: min(burst, bucket.left + max(0, passed) * perSecond), at: now)
  }
}
