// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags links to mailing list archives other than lore.kernel.org.
enum PreferLoreArchive: CommitRule {
  static let info = RuleInfo(
    type: "PREFER_LORE_ARCHIVE", level: .warning, group: .commitMessage,
    why: """
      Archives go away, or change their addresses. lore.kernel.org keeps the lists of the kernel and \
      finds a mail by its Message-ID.
      """,
    reference: "https://lore.kernel.org/lists.html",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Link: https://lkml.org/lkml/2020/1/1/1
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Link: https://lore.kernel.org/all/12345@example.org/
          +---
          +--- a/drivers/example/example.c
          ++++ b/drivers/example/example.c
          +@@ -1 +1 @@
          +-/* int a; */
          !+/* See https://marc.info/?l=example */
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Link: https://lore.kernel.org/all/12345@example.org/
          +---
          """),
    ])

  static var readsAddedLines: Bool { true }
  static let addedLineNeeds = Needs.anyOf(["http"])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard let scheme = line.raw.firstIndex(of: "http") else { return }
    for at in (scheme + 4)..<max(line.raw.count, scheme + 4)
    where !line.raw[at - 1].isWord && isOtherArchive(line.raw, at) {
      out.report(Self.self, .archive)
      return
    }
  }

  private static func isOtherArchive(_ line: ByteView, _ at: Int) -> Bool {
    switch line[at].lowercased {
    case UInt8(ascii: "f"): line.hasIgnoringCase("freedesktop.org/archives/dri-devel", at: at)
    case UInt8(ascii: "l"):
      line.hasIgnoringCase("lists.infradead.org", at: at)
        || line.hasIgnoringCase("lkml.org", at: at)
    case UInt8(ascii: "m"):
      line.hasIgnoringCase("mail-archive.com", at: at)
        || line.hasIgnoringCase("mailman.alsa-project.org/pipermail", at: at)
        || line.hasIgnoringCase("marc.info", at: at)
    case UInt8(ascii: "o"): line.hasIgnoringCase("ozlabs.org/pipermail", at: at)
    case UInt8(ascii: "s"): line.hasIgnoringCase("spinics.net", at: at)
    default: false
    }
  }
}

extension Message {
  fileprivate static let archive: Message =
    "link to the mail on lore.kernel.org; https://lore.kernel.org/lists.html names its lists"
}
