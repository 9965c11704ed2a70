// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The date of a mail's header (RFC 5322), `Thu, 26 Nov 2026 11:13:40 +0100`.
enum MailDate {
  /// The moment; nil for what is no date, or one that no mail can have.
  static func parse(_ text: String) -> Timestamp? {
    MailMoment.seconds(text).map { Timestamp(seconds: Int64($0)) }
  }

  /// A moment as a header writes it, in UTC.
  static func text(_ moment: Timestamp) -> String {
    let digits = moment.text.split { !$0.isNumber }.map(String.init)
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let weekday = weekdays[Int((moment.seconds / 86_400 % 7 + 7) % 7)]
    guard digits.count >= 6, let month = Int(digits[1]) else { return "" }
    return "\(weekday), \(digits[2]) \(MailMoment.months[month - 1]) \(digits[0]) "
      + "\(digits[3]):\(digits[4]):\(digits[5]) +0000"
  }
}
