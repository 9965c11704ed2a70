// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Who writes a mail and when, as `git var GIT_AUTHOR_IDENT` prints it:
/// `Name <address> SECONDS ZONE`.
package struct AuthorIdentity: Sendable {
  /// The name, as it is.
  package let name: String
  /// The address, without brackets.
  package let address: String
  /// The date as mail headers write it (RFC 5322).
  package let date: String

  /// Reads git's line, or nil where it is something else.
  package init?(_ line: String) {
    let parts: (String, String, String)? = Array(line.utf8).withView { text in
      guard let open = text.firstIndex(of: UInt8(ascii: "<")),
        let close = text.firstIndex(of: UInt8(ascii: ">"), from: open),
        let seconds = text.number(at: text.skipSpacesAndTabs(close + 1)), seconds.value < 1 << 40,
        let zone = Self.zone(text.from(text.skipSpacesAndTabs(seconds.end)).trimmed)
      else { return nil }
      let name = text.upTo(open).trimmed
      let address = text[open + 1..<close].trimmed
      // A line break would start another header.
      if name.isEmpty || address.isEmpty || name.contains(10) || address.contains(10) { return nil }
      return (name.string, address.string, Self.date(seconds.value, zone))
    }
    guard let parts else { return nil }
    (name, address, date) = parts
  }

  /// The name as a header writes it: in quotes where it has a byte that is special there.
  package var quotedName: String {
    let isSpecial = ByteSet("()<>[]:;@\\,.\"")
    guard name.utf8.contains(where: { $0.isA(isSpecial) }) else { return name }
    var quoted = ByteBuffer()
    quoted.append(UInt8(ascii: "\""))
    for byte in name.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        quoted.append(UInt8(ascii: "\\"))
      }
      quoted.append(byte)
    }
    quoted.append(UInt8(ascii: "\""))
    return quoted.view.string
  }

  /// The minutes of `+hhmm` or `-hhmm`.
  private static func zone(_ text: ByteView) -> Int? {
    let isWest = text[0] == UInt8(ascii: "-")
    guard isWest || text[0] == UInt8(ascii: "+"), text.count == 5,
      let digits = text.number(at: 1), digits.end == 5
    else { return nil }
    let minutes = digits.value / 100 * 60 + digits.value % 100
    return isWest ? -minutes : minutes
  }

  private static func date(_ seconds: Int, _ zone: Int) -> String {
    let local = max(seconds + zone * 60, 0)
    let days = local / 86400
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    // Years that start in March end with the leap day; 719468 days lie before 1970 in year 0.
    let day = days + 719_468
    let era = day / 146_097
    let ofEra = day % 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * ofYear + 2) / 153
    let month = (march + 2) % 12
    let year = era * 400 + yearOfEra + (month < 2 ? 1 : 0)
    let time = [local / 3600 % 24, local / 60 % 60, local % 60].map(twoDigits)
    let offset = twoDigits(abs(zone) / 60) + twoDigits(abs(zone) % 60)
    return "\(weekdays[days % 7]), \(ofYear - (153 * march + 2) / 5 + 1) \(months[month]) \(year) "
      + time.joined(separator: ":") + (zone < 0 ? " -" : " +") + offset
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
