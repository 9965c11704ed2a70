// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// How many sites a tree had over time.
package struct Timeline: Sendable, Codable {
  /// The state at the end of a day.
  package struct Point: Sendable, Codable, Equatable {
    /// The day.
    package let day: Timestamp
    /// How many sites were in the tree.
    package let left: Int
    /// How many were not in it any more.
    package let done: Int

    /// A point of these values.
    package init(day: Timestamp, left: Int, done: Int) {
      self.day = day
      self.left = left
      self.done = done
    }
  }

  /// A point for each day on which something changed, the oldest first, and one for today.
  package let points: [Point]

  /// A timeline of these points.
  package init(points: [Point]) { self.points = points }
}

extension Ledger {
  /// How many sites were left on each day.
  ///
  /// A site counts as converted on the day on which its commit was written, which may lie before the
  /// day on which the ledger learned of it, and even before the campaign began.
  package func timeline(now: Timestamp) throws(LedgerError) -> Timeline {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          WITH step AS (
            SELECT event.kind, substr(coalesce(git_commit.authored, event.at), 1, 10) AS day,
              event.kind NOT IN ('found', 'added', 'returned') AS is_ending,
              lag(event.kind NOT IN ('found', 'added', 'returned')) OVER (
                PARTITION BY event.site ORDER BY event.id) AS was_ended
            FROM event LEFT JOIN git_commit ON git_commit.id = event.commit_id
            WHERE event.kind IN ('found', 'added', 'returned', 'converted', 'replaced', 'dropped',
              'removed', 'merged', 'gone')
          )
          SELECT kind, day, count(*) AS count FROM step
          WHERE NOT (is_ending AND coalesce(was_ended, 0))
          GROUP BY 1, 2 ORDER BY 2
          """)
      var left = 0
      var done = 0
      var firstDay: String?
      var changes: [(kind: Event.Kind, day: String, count: Int)] = []
      for row in rows {
        guard let kind = Event.Kind(rawValue: row["kind"]) else { continue }
        let day: String = row["day"]
        firstDay = firstDay ?? day
        if kind == .found {
          left += row["count"]
        } else {
          changes.append((kind, day, row["count"]))
        }
      }
      var points: [Timeline.Point] = []
      func add(_ day: String) {
        guard let moment = Timestamp(day + "T00:00:00Z") else { return }
        if points.last?.day == moment { points.removeLast() }
        points.append(Timeline.Point(day: moment, left: left, done: done))
      }
      if let firstDay { add(firstDay) }
      for change in changes {
        switch change.kind {
        case .added: left += change.count
        case .returned:
          left += change.count
          done -= change.count
        default:
          left -= change.count
          done += change.count
        }
        add(change.day)
      }
      if !points.isEmpty { add(now.day) }
      return Timeline(points: points)
    }
  }
}
