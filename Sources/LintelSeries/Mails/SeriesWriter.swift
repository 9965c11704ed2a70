// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
import LintelText

/// Writes the mails of a series: a patch each, and a cover letter before several.
package struct SeriesWriter {
  private let author: AuthorIdentity
  private let story: any ConversionStory
  private let version: String
  private let base: String?

  /// A writer of mails from `author`, by a program of this version, for the commit `base`; nil where
  /// none is known.
  package init(
    author: AuthorIdentity, story: any ConversionStory, version: String, base: String?
  ) {
    self.author = author
    self.story = story
    self.version = version
    self.base = base
  }

  /// The mails; `recipients` says whom files concern.
  package func mails(
    _ series: PatchSeries, recipients: ([String]) -> [String]
  ) -> [SeriesMail] {
    let patches = series.patches
    let hasCover = patches.count > 1
    var all = DiffStat()
    var mails: [SeriesMail] = []
    for (index, patch) in patches.enumerated() {
      let (diff, stat) = diff(of: patch)
      all.add(stat)
      let subject = "\(patch.prefix) \(story.subject(patch.files))"
      var body = Array(LogText.safe(WrappedText.paragraphs(story.log(patch.files))).utf8)
      body += Array("---\n\(stat.text)\n".utf8) + diff
      if !hasCover { body += Array(baseLine.utf8) }
      body += Array(signature.utf8)
      let isEncoded = diff.contains(UInt8(ascii: "\r"))
      mails.append(
        SeriesMail(
          number: index + 1, subject: subject,
          header: header(
            subject, tag(index + 1, of: patches.count), recipients(patch.files.map(\.path)),
            isEncoded: isEncoded),
          body: isEncoded ? QuotedPrintable.encoded(body) : body))
    }
    if hasCover { mails.insert(cover(patches, all, recipients), at: 0) }
    return mails
  }

  /// `PATCH`, or `PATCH 01/10` with as many digits as the last number has.
  private func tag(_ number: Int, of count: Int) -> String {
    guard count > 1 else { return "PATCH" }
    let digits = String(number)
    let zeros = String(repeating: "0", count: String(count).count - digits.count)
    return "PATCH \(zeros)\(digits)/\(count)"
  }

  private func header(
    _ subject: String, _ tag: String, _ recipients: [String], isEncoded: Bool = false
  ) -> String {
    // The fixed date by which file(1) and git tell a patch mail from a mailbox.
    var header = "From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n"
    let name = author.name.utf8.allSatisfy { $0 < 128 } ? author.quotedName : author.name
    header += HeaderText.field("From", ["\(name) <\(author.address)>"])
    header += "Date: \(author.date)\n"
    header += "Subject: [\(tag)] \(HeaderText.line(subject))\n"
    header += HeaderText.field("Cc", recipients)
    header += "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
    return header + "Content-Transfer-Encoding: \(isEncoded ? "quoted-printable" : "8bit")\n"
  }

  private func diff(of patch: PatchSeries.Patch) -> (diff: [UInt8], stat: DiffStat) {
    var diff: [UInt8] = []
    var stat = DiffStat()
    for file in patch.files {
      let changes = file.old.withView { old in
        file.new.withView {
          UnifiedDiff.text(old: old, new: $0, path: file.path, showsFunctions: true)
        }
      }
      stat.add(changes, path: file.path)
      let names = ["a/", "b/"].map { QuotedName.shown($0 + file.path) }
      diff += Array("diff --git \(names.joined(separator: " "))\n".utf8) + changes
    }
    return (diff, stat)
  }

  private func cover(
    _ patches: [PatchSeries.Patch], _ stat: DiffStat, _ recipients: ([String]) -> [String]
  ) -> SeriesMail {
    let files = patches.flatMap(\.files)
    let subject = story.subject(files)
    let functions = files.reduce(0) { $0 + $1.functions.count }
    let calls = files.reduce(0) { $0 + $1.calls }
    var paragraphs = [
      "This converts \(calls) calls in \(functions) functions of \(files.count) files. Each patch stands alone and can go through its own tree; its log says for each function why the change is safe."
    ]
    paragraphs.append(
      "[Before this is sent: read the patches. Nobody has signed them off; git am -s or git rebase --signoff adds your name, and git format-patch then makes the series anew.]"
    )
    var body = WrappedText.paragraphs(paragraphs) + "\n"
    for (index, patch) in patches.enumerated() {
      body += "  \(index + 1). \(HeaderText.plain(patch.prefix)) \(story.subject(patch.files))\n"
    }
    body += "\n" + stat.text + baseLine + signature
    return SeriesMail(
      number: 0, subject: "cover letter",
      header: header(subject, tag(0, of: patches.count), recipients(files.map(\.path))),
      body: Array(body.utf8))
  }

  private var baseLine: String { base.map { "\nbase-commit: \($0)\n" } ?? "" }

  private var signature: String { "-- \nlintel \(version)\n\n" }
}
