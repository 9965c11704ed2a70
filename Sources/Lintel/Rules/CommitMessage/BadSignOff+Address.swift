// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension BadSignOff {
  /// Flags trailers whose address is missing, is written in an odd way or has comments.
  enum Address: CommitRule {
    static let info = BadSignOff.info

    static let examples = [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Acked-by: A Reviewer
          !Tested-by: A Tester <tester@example.org.>
          !Reviewed-by: A Reviewer (one) (two) <reviewer@example.org>
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Acked-by: A Reviewer <reviewer(home)@example.org>
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """,
        fixed: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Acked-by: A Reviewer <reviewer@example.org>
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Tested-by: "T. Tester" <tester@example.org>
          +Reviewed-by: A Reviewer (Example) <reviewer@example.org>
          +Acked-by: someone@example.org
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
    ]

    static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
      guard let trailer = log.trailer, let address = log.trailerAddress else { return }
      let written = line.code.from(trailer.valueStart)
      if log.isCut(written) { return }
      let formatted = address.formatted
      if formatted.isEmpty {
        out.report(Self.self, level: .error, .unreadable(written))
        return
      }
      if address != MailAddress(formatted) {
        let better = formatted.bytes
        if out.report(Self.self, .better(better)) {
          out.fixes?.replaceFirst(written, in: line.index, with: better)
        }
      }
      let inner = address.address.bytes
      let stripped = withoutComments(inner)
      if stripped != inner, out.report(Self.self, .commentInside(inner)) {
        inner.withView { out.fixes?.replaceFirst($0, in: line.index, with: stripped) }
      }
      if comments(address.nameComment.bytes) > 1 { out.report(Self.self, .comments) }
    }

    /// The address without parentheses that have none inside.
    private static func withoutComments(_ address: [UInt8]) -> [UInt8] {
      var result: [UInt8] = []
      var open: Int?
      for byte in address {
        if byte == UInt8(ascii: "(") { open = result.count }
        if byte == UInt8(ascii: ")"), let start = open {
          result.removeSubrange(start...)
          open = nil
        } else {
          result.append(byte)
        }
      }
      return result
    }

    /// How many comments there are that say something.
    private static func comments(_ text: [UInt8]) -> Int {
      var found = 0
      var open: Int?
      for (index, byte) in text.enumerated() {
        if byte == UInt8(ascii: "("), open == nil {
          open = index
        } else if byte == UInt8(ascii: ")") {
          if let start = open, index > start + 1 { found += 1 }
          open = nil
        }
      }
      return found
    }
  }
}

extension Message {
  fileprivate static func unreadable(_ written: ByteView) -> Message {
    "'\(written)' has no address that could be read"
  }
  fileprivate static func better(_ address: [UInt8]) -> Message {
    "write the address as '\(address)'"
  }
  fileprivate static func commentInside(_ address: [UInt8]) -> Message {
    "take the comment out of the address '\(address)'"
  }
  fileprivate static let comments: Message = "keep to one comment after the name"
}
