// SPDX-License-Identifier: GPL-2.0-only

/// The date of a mail's header (RFC 5322), `Thu, 26 Nov 2026 11:13:40 +0100`.
enum MailDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The moment; nil for what is no date, or one that no mail can have.
  static func parse(_ text: String) -> Timestamp? {
    var words = text.split { $0 == " " || $0 == "," || $0 == "\t" }.map { $0.lowercased() }
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
    if words.count > 4, let zone = Int(words[4]), abs(zone) <= 1400 {
      seconds -= (zone / 100) * 3600 + (zone % 100) * 60
    }
    return Timestamp(seconds: Int64(seconds))
  }

  /// A moment as a header writes it, in UTC.
  static func text(_ moment: Timestamp) -> String {
    let digits = moment.text.split { !$0.isNumber }.map(String.init)
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let weekday = weekdays[Int((moment.seconds / 86_400 % 7 + 7) % 7)]
    guard digits.count >= 6, let month = Int(digits[1]) else { return "" }
    return "\(weekday), \(digits[2]) \(months[month - 1]) \(digits[0]) "
      + "\(digits[3]):\(digits[4]):\(digits[5]) +0000"
  }

  /// The days from the start of 1970 to a date of the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years that begin in March, so that a leap day is the last one.
    let shifted = month > 2 ? year : year - 1
    let months = (month + 9) % 12
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * months + 2) / 5
      + day - 1 - 719_468
  }
}
