// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a name with the address of the stable kernels' list, or an odd comment after it.
enum BadStableAddressStyle: CommitRule {
  static let info = RuleInfo(
    type: "BAD_STABLE_ADDRESS_STYLE", level: .warning, group: .commitMessage, fix: .unsafe,
    why: """
      The stable team's scripts look for the bare address of the list. What they should know, such \
      as the first version that needs the patch, follows a #.
      """,
    reference: "Documentation/process/stable-kernel-rules.rst",
    examples: [
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          !Cc: Stable Team <stable@vger.kernel.org> [6.1+]
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """,
        fixed: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Cc: stable@vger.kernel.org # 6.1+
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
      Example(
        mail: """
          +Subject: [PATCH] example: change something
          +
          +The thing was wrong.
          +
          +Cc: <stable@vger.kernel.org> # 6.1+
          +Signed-off-by: A U Thor <author@example.org>
          +---
          """),
    ])

  static func visit(_ line: borrowing Line, _ log: inout CommitLog, _ out: inout Reporter) {
    guard let trailer = log.trailer, let address = log.trailerAddress else { return }
    let written = line.code.from(trailer.valueStart)
    guard StableAddress.isIn(written), !address.formatted.isEmpty else { return }
    let comment = address.comment.bytes
    let isNote = comment.first == UInt8(ascii: "#") && comment.count > 1
    if address.name.isEmpty && (comment.isEmpty || isNote) { return }
    let better = address.address.bytes + note(comment, address.name.bytes)
    if out.report(Self.self, .style(better)) {
      out.fixes?.replaceFirst(written, in: line.index, with: better)
    }
  }

  /// The comment, and what a version may have left in the name, after a #.
  private static func note(_ comment: [UInt8], _ name: [UInt8]) -> [UInt8] {
    let dropped = ByteSet.space.union(.upper).union(.lower).union(ByteSet("-\""))
    let version = name.filter { !$0.isA(dropped) }
    var note = comment.withView { view in
      var text = view.unwrapped("(", ")").unwrapped("[", "]")
      text = text.from(text.skip(ByteSet.space.union(ByteSet("#")), 0))
      return text.upTo(text.skipSpacesBack(text.count)).bytes
    }
    if version != note { note = (note + [32] + version).withView { $0.trimmed.bytes } }
    return note.isEmpty ? [] : ByteView(" # ").bytes + note
  }
}

/// The mailing list of the stable kernels.
enum StableAddress {
  /// Whether the text has one of the list's addresses.
  static func isIn(_ text: ByteView) -> Bool {
    text.firstIndexIgnoringCase(of: "stable@kernel.org") != nil
      || text.firstIndexIgnoringCase(of: "stable@vger.kernel.org") != nil
  }
}

extension Message {
  fileprivate static func style(_ address: [UInt8]) -> Message {
    "write the stable list's address as '\(address)'"
  }
}
