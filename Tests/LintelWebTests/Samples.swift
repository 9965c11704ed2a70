// SPDX-License-Identifier: GPL-2.0-only

@testable import LintelCampaign

extension Timestamp {
  /// Noon of a day of January 2026, or of the months after it.
  static func day(_ day: Int) -> Timestamp {
    Timestamp(seconds: 1_767_268_800 + Int64(day - 1) * 86_400)
  }
}

extension Person {
  static let ada = Person(name: "Ada", address: "ada@example.org")
  static let bob = Person(name: "Bob <b>", address: "bob@example.org")
}

/// A campaign whose every text would be markup if it were not escaped.
enum Samples {
  static let subsystem = #"TIDE & "EBB" <script>alert(1)</script>"#

  static let source = """
    static int tide_read(struct page *page)
    {
    \tchar *at = kmap(page); // <script>alert(2)</script>
    \tkunmap(page);
    }

    """

  static let sites = [
    SeenSite(
      api: "kmap", path: "fs/tide/file.c", line: 3, function: "tide_read",
      text: "char *at = kmap(page); // <script>alert(2)</script>", subsystem: subsystem),
    SeenSite(
      api: "kunmap", path: "fs/tide/file.c", line: 4, function: "tide_read",
      text: "kunmap(page);", subsystem: subsystem),
    SeenSite(
      api: "kmap", path: "drivers/moor/dma.c", line: 1, function: "moor",
      text: "kmap(moor);", subsystem: "MOOR"),
    SeenSite(api: "kmap", path: "../outside.c", line: 1, function: "out", text: "secret"),
    SeenSite(api: "kmap", path: "fs/linked.c", line: 1, function: "in_link", text: "secret"),
  ]

  /// The snapshot of a tree at `root`.
  static func snapshot(root: String, _ sites: [SeenSite] = sites, label: String = "v1")
    -> TreeSnapshot
  {
    TreeSnapshot(
      root: root, label: label, apis: ["kmap", "kunmap"], sites: sites,
      subsystems: Set(sites.map(\.subsystem)).sorted().map { title in
        .init(
          name: title,
          contacts: [
            Contact(role: .list, person: Person(name: "", address: "linux-tide@example.org"))
          ])
      })
  }
}
