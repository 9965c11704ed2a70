// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension BadSignOff {
  /// Flags what follows the address of a trailer, unless it is `# text` or `(text)`.
  enum Comment: CommitRule {
    static let info = BadSignOff.info

    static let examples = [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Acked-by: A Reviewer <reviewer@example.org> [for example]
          !Tested-by: A Tester <tester@example.org>.
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """,
        fixed: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Acked-by: A Reviewer <reviewer@example.org> (for example)
          +Tested-by: A Tester <tester@example.org>
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Acked-by: A Reviewer <reviewer@example.org> # for example
          +Tested-by: A Tester <tester@example.org> (board 2)
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
    ]

    static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
      guard let trailer = log.trailer, let address = log.trailerAddress else { return }
      let written = line.code.from(trailer.valueStart)
      let comment = address.comment.bytes
      guard !address.formatted.isEmpty, !StableAddress.isIn(written), !comment.isEmpty,
        !isUsual(comment)
      else { return }
      // Which part a trailer holds for is not said in parentheses by all.
      if line.options.precise, comment[0] == UInt8(ascii: "["), comment.last == UInt8(ascii: "]"),
        out.leavesOut(info, .meaning("brackets say which part the trailer holds for"))
      {
        return
      }
      let better = MailAddress(
        name: address.name, nameComment: address.nameComment, address: address.address,
        comment: MailText(inParentheses(comment))
      ).formatted.bytes
      if out.report(Self.self, .unexpected(better)) {
        out.fixes?.replaceFirst(written, in: line.index, with: better)
      }
    }

    private static func isUsual(_ comment: [UInt8]) -> Bool {
      if comment[0] == UInt8(ascii: "#") { return comment.count > 1 }
      return comment[0] == UInt8(ascii: "(") && comment.last == UInt8(ascii: ")")
        && comment.count > 2
    }

    /// The comment in parentheses, in place of brackets or a C comment's ends.
    private static func inParentheses(_ comment: [UInt8]) -> [UInt8] {
      comment.withView { view in
        var text = view.unwrapped("[", "]").unwrapped("/*", "*/").trimmed
        // A lone point or comma is a slip.
        if text.count == 1 && !text[0].isWord { text = .empty }
        return text.isEmpty ? [] : [UInt8(ascii: "(")] + text.bytes + [UInt8(ascii: ")")]
      }
    }
  }
}

extension Message {
  fileprivate static func unexpected(_ address: [UInt8]) -> Message {
    "write the text after the address as a comment: '\(address)'"
  }
}
