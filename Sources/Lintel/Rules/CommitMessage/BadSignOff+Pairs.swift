// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension BadSignOff {
  /// Flags trailers that stand there twice, and co-developers who did not sign off.
  enum Pairs: CommitRule {
    static let info = BadSignOff.info

    static let examples = [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Acked-by: A Reviewer <reviewer@example.org>
          !Acked-by: A Reviewer <reviewer@example.org>
          !Co-developed-by: A Friend <friend@example.org>
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
      Example(
        mail: """
          +From: A U Thor <author@example.org>
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Co-developed-by: A U Thor <author@example.org>
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Acked-by: A Reviewer <reviewer@example.org>
          +Co-developed-by: A Friend <friend@example.org>
          +Signed-off-by: A Friend <friend@example.org>
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
    ]

    static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
      guard let trailer = log.trailer else { return }
      let letters = line.code.bytes.lazy.filter { !$0.isSpace }.map(\.lowercased)
      if !log.trailers.insert(Array(letters).withView(\.hash)) { out.report(Self.self, .twice) }
      guard line.code[trailer.tag].equalsIgnoringCase(ByteView("co-developed-by:")) else { return }
      let developer = line.code.from(trailer.valueStart)
      if MailText(developer) == log.author { out.report(Self.self, .author) }
      guard line.number < line.patch.count else {
        out.report(Self.self, .unsigned)
        return
      }
      let below = line.patch.raw(line.number)
      let next = line.has(.indentedSignOff) ? below.from(below.skipSpaces(0)) : below
      if !next.hasIgnoringCase("signed-off-by:") {
        out.report(Self.self, .unsigned, show: .lineAnd(below.bytes + [10]))
      } else if !next.from(next.skipSpaces(14)).equals(developer) {
        out.report(Self.self, .otherSigner, show: .lineAnd(below.bytes + [10]))
      }
    }
  }
}

extension Message {
  fileprivate static let twice: Message = "remove the trailer, it is there already"
  fileprivate static let author: Message = "Co-developed-by: is for others than the patch's author"
  fileprivate static let unsigned: Message =
    "put the Signed-off-by: of the co-developer on the next line"
  fileprivate static let otherSigner: Message =
    "write the same name and address in Co-developed-by: and the Signed-off-by: below it"
}
