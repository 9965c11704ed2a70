// SPDX-License-Identifier: GPL-2.0-only

/// The mail that tells the lists how far a campaign is.
package enum CampaignReport {
  /// The mail's text, with its headers; `recipients` are lists and people.
  package static func text(
    apis: [String], label: String, tallies: [Tally], recipients: [Contact], sender: Person?,
    now: Timestamp
  ) -> String {
    var sum = Tally(name: "all", counts: [:])
    for tally in tallies { sum.counts.merge(tally.counts, uniquingKeysWith: +) }
    let left = sum.total - sum.done
    var text = ""
    if let sender { text += "From: \(sender)\n" }
    text += "Date: \(MailDate.text(now))\n"
    text += "Subject: [REPORT] \(apis.joined(separator: ", ")): \(left) of \(sum.total) calls left"
    text += " in \(label)".printable + "\n"
    let lists = recipients.filter { $0.role == .list }.map(\.person.address)
    let people = recipients.filter { $0.role != .list }.map(\.person.description)
    if !lists.isEmpty { text += "To: " + lists.joined(separator: ",\n    ") + "\n" }
    if !people.isEmpty { text += "Cc: " + people.joined(separator: ",\n    ") + "\n" }
    text += "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n"
    text += "Calls of \(apis.map { $0 + "()" }.joined(separator: ", ")) in \(label):\n"
    text += "\(sum.done) of \(sum.total) are gone, \(sum[.posted] + sum[.applied]) have a patch on "
    text += "a list, \(sum[.claimed]) are claimed,\n\(sum[.open]) are nobody's yet.\n\n"
    text += table(tallies.filter { $0.total > $0.done })
    let done = tallies.filter { $0.total == $0.done && $0.total > 0 }
    if !done.isEmpty {
      text += "\nDone: " + done.map(Self.title).joined(separator: "; ") + "\n"
    }
    return text
  }

  private static func title(_ tally: Tally) -> String {
    tally.name.isEmpty ? "no subsystem" : tally.name.printable
  }

  private static func table(_ tallies: [Tally]) -> String {
    let sorted = tallies.sorted {
      ($1.total - $1.done, $0.name) < ($0.total - $0.done, $1.name)
    }
    let width = min(max(sorted.map { title($0).count }.max() ?? 0, 9), 50)
    var text = pad("subsystem", width) + "   left   open claimed  posted    done\n"
    for tally in sorted {
      let numbers = [
        tally.total - tally.done, tally[.open], tally[.claimed], tally[.posted] + tally[.applied],
        tally.done,
      ]
      text += pad(title(tally), width)
      for (number, columns) in zip(numbers, [7, 7, 8, 8, 8]) {
        let digits = String(number)
        text += String(repeating: " ", count: max(1, columns - digits.count)) + digits
      }
      text += "\n"
    }
    return text
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    let cut = text.count > width ? String(text.prefix(width - 1)) + "…" : text
    return cut + String(repeating: " ", count: max(0, width - cut.count))
  }
}
