// SPDX-License-Identifier: GPL-2.0-only

import Foundation
package import GRDB

/// A moment in whole seconds, in UTC.
///
/// Ledgers hold it as `2026-11-26T10:13:40Z`: it sorts as text and can be read with any SQLite tool.
package struct Timestamp: Sendable, Hashable, Comparable {
  /// Seconds since 1970.
  package let seconds: Int64

  /// The moment so many seconds after the start of 1970.
  package init(seconds: Int64) { self.seconds = seconds }

  /// The present moment.
  package static var now: Timestamp {
    Timestamp(seconds: Int64(Date.now.timeIntervalSince1970.rounded(.down)))
  }

  /// The moment that a text of a ledger stands for; nil where it is none.
  package init?(_ text: String) {
    guard let date = try? Date.ISO8601FormatStyle().parse(text) else { return nil }
    seconds = Int64(date.timeIntervalSince1970.rounded(.down))
  }

  /// The end of a day that is written as `2026-12-31`, or of the day in so many days (`30d`) or
  /// weeks (`4w`) from `now`; nil for another text.
  package init?(deadline text: String, now: Timestamp) {
    let day: Timestamp
    if let unit = text.last, unit == "d" || unit == "w", let count = Int64(text.dropLast()),
      (0...100_000).contains(count)
    {
      day = Timestamp(seconds: now.seconds + count * (unit == "d" ? 1 : 7) * 86_400)
    } else if text.utf8.count == 10, let start = Timestamp(text + "T00:00:00Z") {
      day = start
    } else {
      return nil
    }
    seconds = day.seconds - day.seconds % 86_400 + 86_399
  }

  /// The moment as ledgers write it.
  package var text: String {
    Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(Date.ISO8601FormatStyle())
  }

  /// The day alone, `2026-11-26`.
  package var day: String { String(text.prefix(10)) }

  /// The moment so many days earlier.
  package func daysBefore(_ days: Int) -> Timestamp {
    Timestamp(seconds: seconds - Int64(days) * 86_400)
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }
}

extension Timestamp: DatabaseValueConvertible {
  package var databaseValue: DatabaseValue { text.databaseValue }

  package static func fromDatabaseValue(_ value: DatabaseValue) -> Timestamp? {
    String.fromDatabaseValue(value).flatMap { Timestamp($0) }
  }
}

extension Timestamp: Codable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let value = Timestamp(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "no time: \(text)"))
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
