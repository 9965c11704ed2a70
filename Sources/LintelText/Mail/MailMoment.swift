// SPDX-License-Identifier: GPL-2.0-only

/// Moments as mails write them (RFC 5322), and as tables do (ISO 8601).
package enum MailMoment {
  /// The months as mails name them.
  package static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The seconds since 1970 (UTC) of a text such as `Thu, 26 Nov 2026 11:13:40 +0100`; nil for what is
  /// no date, or one that no mail can have.
  ///
  /// A zone that is no number counts as UTC.
  package static func seconds(_ text: String) -> Int? {
    var words = text.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" || $0 == "\r\n" }
      .prefix(8).map { $0.lowercased() }
    if let first = words.first, Int(first) == nil { words.removeFirst() }
    guard words.count >= 4, let day = Int(words[0]), (1...31).contains(day),
      let month = months.firstIndex(where: { words[1].hasPrefix($0.lowercased()) }),
      let year = Int(words[2]),
      (1990...2200).contains(year)
    else { return nil }
    let clock = words[3].split(separator: ":").map { Int($0) ?? -1 }
    guard (2...3).contains(clock.count), (0...23).contains(clock[0]), (0...59).contains(clock[1]),
      clock.count == 2 || (0...60).contains(clock[2])
    else { return nil }
    var seconds = days(year, month + 1, day) * 86_400 + clock[0] * 3600 + clock[1] * 60
    if clock.count == 3 { seconds += clock[2] }
    if words.count > 4, let zone = Int(words[4]), (-1400...1400).contains(zone) {
      seconds -= (zone / 100) * 3600 + (zone % 100) * 60
    }
    return seconds
  }

  /// A moment as tables have it, such as `2026-11-26T10:13:40Z`.
  package static func text(_ seconds: Int) -> String {
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = seconds - days * 86_400
    let (year, month, day) = date(days)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))T"
      + "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }

  /// The days from the start of 1970 to a date of the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years that begin in March, so that a leap day is the last one.
    let shifted = month > 2 ? year : year - 1
    let months = (month + 9) % 12
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * months + 2) / 5
      + day - 1 - 719_468
  }

  /// The date so many days after the start of 1970; the year is one that `seconds` takes.
  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    var year = 1970 + days / 366
    while self.days(year + 1, 1, 1) <= days { year += 1 }
    var month = 12
    while month > 1, self.days(year, month, 1) > days { month -= 1 }
    return (year, month, days - self.days(year, month, 1) + 1)
  }
}
