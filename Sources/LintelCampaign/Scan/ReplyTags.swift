// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A trailer that somebody gave a patch.
struct ReplyTag: Sendable, Hashable {
  /// `Reviewed-by`, `Acked-by`, `Tested-by` or `Applied`.
  let kind: String
  /// Whose it is.
  let person: Person
}

/// Finds what a mail says about a patch: the trailers in its own words, and that it was applied.
enum ReplyTags {
  private static let kinds = ["Reviewed-by", "Acked-by", "Tested-by"]

  /// Words that may stand before the one that says it: "Thanks, both patches now applied".
  private static let leading: Set<String> = [
    "thanks", "thank", "you", "thx", "great", "ok", "okay", "looks", "good", "nice", "i", "i've",
    "ive", "have", "has", "been", "was", "were", "is", "are", "now", "both", "all", "the", "this",
    "these", "patch", "patches", "series", "patchset", "set", "and", "so", "it", "to", "me",
    "a", "lot", "lgtm", "hi", "much", "very", "many", "w/", "whole", "entire",
  ]
  private static let saying: Set<String> = ["applied", "queued", "merged", "pushed", "picked"]
  /// Words after it with which it means something else: "applied cleanly, but".
  private static let denying: Set<String> = [
    "cleanly", "on", "against", "ontop", "without", "by", "yet", "before", "but", "if", "when",
    "manually",
  ]
  /// No sentence that says so is longer, before the word.
  private static let longestLead = 8

  /// The tags of a mail's body, quoted lines not counted; `sender` is who applied what it says.
  static func read(_ body: ByteView, sender: Person) -> [ReplyTag] {
    var tags: [ReplyTag] = []
    var at = 0
    var isLog = true
    while at < body.count {
      let end = body.firstIndex(of: 10, from: at) ?? body.count
      let line = body[at..<end].trimmed
      at = end + 1
      if line.equals("-- ") || line.equals("--") { break }
      if line.has("diff --git ") || line.has("@@ -") { isLog = false }
      guard isLog, line[0] != UInt8(ascii: ">"), line.count < 400 else { continue }
      let text = line.string
      if let tag = trailer(text) {
        tags.append(tag)
      } else if saysApplied(text) {
        tags.append(ReplyTag(kind: "Applied", person: sender))
      }
    }
    var seen: Set<ReplyTag> = []
    return tags.filter { seen.insert($0).inserted }
  }

  private static func trailer(_ line: String) -> ReplyTag? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let name = line[..<colon].lowercased()
    guard let kind = kinds.first(where: { $0.lowercased() == name }),
      let person = Person(String(line[line.index(after: colon)...]))
    else { return nil }
    return ReplyTag(kind: kind, person: person)
  }

  /// Whether a line says that the patch was applied.
  static func saysApplied(_ line: String) -> Bool {
    if line.hasSuffix("?") { return false }
    let words = line.lowercased().split { " \t,.;:!()\"-".contains($0) }.map(String.init)
    guard let at = words.firstIndex(where: saying.contains), at <= longestLead,
      words[..<at].allSatisfy(leading.contains)
    else { return false }
    let verb = words[at]
    guard at + 1 < words.count else { return verb != "pushed" && verb != "picked" }
    let next = words[at + 1]
    if verb == "picked" { return next == "up" }
    // "This patch was applied to netdev/net-next.git (main) by …" is what patchwork says.
    return !denying.contains(next)
  }
}
