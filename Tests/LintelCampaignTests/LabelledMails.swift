// SPDX-License-Identifier: GPL-2.0-only

@testable import LintelCampaign

/// Mails of many forms over sites of made-up drivers, each with what a person would say that it is.
struct LabelledMails {
  /// A mail and what it does to the campaign.
  struct Labelled {
    let text: String
    /// The lines of the sites that it posts a patch for, as `path:line`; empty for a mail without.
    let posts: Set<String>
    /// The form, for messages of the test.
    let form: String
  }

  /// The sites: a map and an unmap in each of three functions of each driver.
  let sites: [SeenSite]
  private(set) var mails: [Labelled] = []

  private static let drivers = ["tide", "moor", "buoy", "reef", "jetty", "skiff", "ketch", "gig"]
  private static let verbs = ["read", "write", "probe"]
  private static let people = [
    Person.ada, Person.bob, Person(name: "Jörg Größe", address: "joerg@example.org"),
    Person(name: "李 雷", address: "lilei@example.com"),
  ]

  init() {
    sites = Self.drivers.flatMap { driver in
      Self.verbs.enumerated().flatMap { at, verb in Self.calls(driver, verb, start: 20 + 20 * at) }
    }
    for (number, driver) in Self.drivers.enumerated() {
      let author = Self.people[number % Self.people.count]
      for verb in Self.verbs { addForms(driver, verb, author) }
    }
  }

  private static func path(_ driver: String) -> String { "drivers/\(driver)/\(driver)_io.c" }

  /// The lines of a function's body, from the line `start` on.
  private static func body(_ driver: String, _ verb: String) -> [String] {
    [
      "\tstruct page *page = \(driver)_page(dev, \(verb.count));",
      "\tvoid *\(verb)_addr;",
      "",
      "\t\(verb)_addr = kmap(page);",
      "\t\(driver)_copy(dev, \(verb)_addr, len);",
      "\tkunmap(page);",
      "\treturn len;",
    ]
  }

  private static func calls(_ driver: String, _ verb: String, start: Int) -> [SeenSite] {
    let lines = body(driver, verb).map(\.collapsingSpace)
    func site(_ api: String, _ at: Int) -> SeenSite {
      SeenSite(
        api: api, path: path(driver), line: start + at, function: "\(driver)_\(verb)",
        text: lines[at], above: Array(lines[..<at].filter { !$0.isEmpty }.suffix(3)),
        below: Array(lines[(at + 1)...].filter { !$0.isEmpty }.prefix(3)),
        subsystem: driver.uppercased())
    }
    return [site("kmap", 3), site("kunmap", 5)]
  }

  private static func start(_ verb: String) -> Int { 20 + 20 * (verbs.firstIndex(of: verb) ?? 0) }

  private static func sites(_ driver: String, _ verb: String) -> Set<String> {
    [3, 5].reduce(into: []) { $0.insert("\(path(driver)):\(start(verb) + $1)") }
  }

  /// A diff of a function in which lines are replaced.
  private static func diff(
    _ driver: String, _ verb: String, header: Bool = true, _ change: (String) -> [String]?
  ) -> String {
    let old = body(driver, verb)
    var lines: [String] = []
    var added = 0
    var removed = 0
    for line in old {
      if let new = change(line) {
        lines.append("-" + line)
        lines += new.map { "+" + $0 }
        removed += 1
        added += new.count
      } else {
        lines.append(" " + line)
      }
    }
    let name = path(driver)
    let place = start(verb)
    let count = old.count
    let context = header ? " static ssize_t \(driver)_\(verb)(struct device *dev, size_t len)" : ""
    return "diff --git a/\(name) b/\(name)\nindex 123..456 100644\n--- a/\(name)\n+++ b/\(name)\n"
      + "@@ -\(place),\(count) +\(place),\(count - removed + added) @@\(context)\n"
      + lines.joined(separator: "\n") + "\n"
  }

  private static func local(_ line: String) -> [String]? {
    if line.contains("kmap(page)") {
      return [line.replacing("kmap(page)", with: "kmap_local_page(page)")]
    }
    return line.contains("kunmap(page)") ? ["\tkunmap_local(addr);"] : nil
  }

  private mutating func add(_ form: String, posts: Set<String>, _ text: String) {
    mails.append(Labelled(text: text, posts: posts, form: form))
  }

  /// One mail of each form for a function.
  private mutating func addForms(_ driver: String, _ verb: String, _ author: Person) {
    let both = Self.sites(driver, verb)
    let id = "\(driver).\(verb)"
    let title = "\(driver): \(verb): map pages locally"
    let converted = Self.diff(driver, verb, Self.local)
    func patch(
      _ suffix: String, prefix: String = "PATCH", log: String = "Local maps are cheap.",
      diff: String
    ) -> String {
      MailSamples.patch(
        id: "\(id).\(suffix)@x", from: author, subject: title, log: log, diff: diff,
        prefix: prefix)
    }
    // What posts.
    add("plain", posts: both, patch("plain", diff: converted))
    add(
      "version and tree", posts: both, patch("v3", prefix: "PATCH net-next v3 2/7", diff: converted)
    )
    add(
      "RFC, list tag", posts: both,
      patch("rfc", prefix: "\(driver)-dev] [RFC PATCH 1/2", diff: converted))
    add(
      "no function in the hunk's header", posts: both,
      patch("bare", diff: Self.diff(driver, verb, header: false, Self.local)))
    add(
      "a helper does the copy", posts: both,
      patch(
        "helper",
        diff: Self.diff(driver, verb) { line in
          if line.contains("kunmap") { return [] }
          return line.contains("kmap(") ? ["\tmemcpy_from_page(buf, page, 0, len);"] : nil
        }))
    add(
      "only the map", posts: ["\(Self.path(driver)):\(Self.start(verb) + 3)"],
      patch(
        "half", diff: Self.diff(driver, verb) { $0.contains("kunmap") ? nil : Self.local($0) }))
    add(
      "CRLF", posts: both,
      patch("crlf", diff: converted).replacing("\n", with: "\r\n"))
    add(
      "below a scissors line", posts: both,
      patch("scissors", log: "Hi,\n\nas discussed:\n\n-- >8 --\nMap locally.", diff: converted))
    // What does not.
    add(
      "quoted in an answer", posts: [],
      MailSamples.mail(
        id: "\(id).quoted@x", from: author, day: 5, subject: "Re: [PATCH] \(title)",
        answers: "\(id).other@x",
        body: converted.split(separator: "\n").map { "> \($0)\n" }.joined()))
    add("backport", posts: [], patch("stable", prefix: "PATCH 5.15 12/300", diff: converted))
    add(
      "an argument changes", posts: [],
      patch(
        "edit",
        diff: Self.diff(driver, verb) { line in
          line.contains("kmap(") || line.contains("kunmap(")
            ? [line.replacing("(page)", with: "(\(driver)->page)")] : nil
        }))
    add(
      "a comment that names the call goes", posts: [],
      patch(
        "comment",
        diff: """
          diff --git a/\(Self.path(driver)) b/\(Self.path(driver))
          --- a/\(Self.path(driver))
          +++ b/\(Self.path(driver))
          @@ -1,3 +1,2 @@
           /*
          - * kmap(page) is called below.
            */

          """))
    add(
      "another file's call of the same form", posts: [],
      patch("elsewhere", diff: converted.replacing("drivers/", with: "drivers/staging/")))
    add(
      "talk about it", posts: [],
      MailSamples.mail(
        id: "\(id).talk@x", from: author, day: 6, subject: "kmap() in \(driver)",
        body: "Shall kmap(page) and kunmap(page) in \(driver)_\(verb)() go?\n"))
    add(
      "the call is added", posts: [],
      patch(
        "added",
        diff: Self.diff(driver, verb) { $0.contains("return") ? ["\tkmap(page);", $0] : nil }))
  }
}
