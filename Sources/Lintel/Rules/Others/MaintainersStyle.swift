// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags lines of MAINTAINERS that are formed or ordered differently from the rest of the file.
enum MaintainersStyle: LineRule {
  static let info = RuleInfo(
    type: "MAINTAINERS_STYLE", level: .warning, group: .others, fix: .layout,
    why: """
      Scripts read MAINTAINERS. A field is a letter, a colon and one tab, fields come in the order \
      M R L S W Q B C P T F X N K, and file patterns are sorted.
      """,
    reference: "MAINTAINERS",
    examples: [
      Example(
        """
        +EXAMPLE DRIVER
        !M: A U Thor <author@example.org>
        """, in: "MAINTAINERS",
        fixed: "+EXAMPLE DRIVER\n+M:\tA U Thor <author@example.org>"),
      Example(
        """
        +S:	Maintained
        !L:	linux-kernel@vger.kernel.org
        !Y:	https://example.org
        """, in: "MAINTAINERS"),
      Example(
        """
        +F:	drivers/example/
        !F:	Documentation/example/
        """, in: "MAINTAINERS"),
      Example(
        """
        +M:	A U Thor <author@example.org>
        +S:	Maintained
        +F:	Documentation/example/
        +F:	drivers/example/
        """, in: "MAINTAINERS"),
    ])

  static let needs = Needs.anyOf([":"])

  private static let order: StaticString = "MRLSWQBCPTFXNK"

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let raw = line.raw
    guard line.path.view.equals("MAINTAINERS"), raw[0] == UInt8(ascii: "+"), isField(raw) else {
      return
    }
    if raw[3] != UInt8(ascii: "\t") || raw.count < 5 || raw[4].isSpace {
      if out.report(Self.self, .oneTab), out.isFixing {
        out.fixes?.edit(line.index) { text in separateByTab(&text) }
      }
    }
    checkOrder(raw, line.previousRaw, &out)
  }

  private static func isField(_ text: ByteView) -> Bool {
    text[1].isUpper && text[2] == UInt8(ascii: ":")
  }

  private static func separateByTab(_ text: inout [UInt8]) {
    let end = text.withView { view in
      view[0] == UInt8(ascii: "+") && isField(view) ? view.skipSpaces(3) : nil
    }
    if let end { text.replaceSubrange(3..<end, with: [UInt8(ascii: "\t")]) }
  }

  private static func checkOrder(
    _ current: ByteView, _ previous: ByteView, _ out: inout Reporter
  ) {
    guard previous[0] == UInt8(ascii: "+") || previous[0] == UInt8(ascii: " "), isField(previous)
    else { return }
    let order = ByteView(Self.order)
    guard let place = order.firstIndex(of: current[1]) else {
      out.report(Self.self, .unknown(current[1]))
      return
    }
    if let before = order.firstIndex(of: previous[1]), place < before {
      out.report(Self.self, .misordered(current[1], previous[1]), show: .withPrevious)
    } else if current[1] == previous[1],
      current[1] == UInt8(ascii: "F") || current[1] == UInt8(ascii: "X"),
      sortsAfter(value(previous), value(current))
    {
      out.report(Self.self, .unsorted, show: .withPrevious)
    }
  }

  private static func value(_ field: ByteView) -> ByteView { field.from(field.skipSpaces(3)) }

  private static func sortsAfter(_ first: ByteView, _ second: ByteView) -> Bool {
    for index in 0..<min(first.count, second.count) where first[index] != second[index] {
      return first[index] > second[index]
    }
    return first.count > second.count
  }
}

extension Message {
  fileprivate static let oneTab: Message = "put one tab, and nothing else, after the colon"
  fileprivate static func unknown(_ letter: UInt8) -> Message {
    "MAINTAINERS has no field '\(byte: letter):'"
  }
  fileprivate static func misordered(_ letter: UInt8, _ previous: UInt8) -> Message {
    "put '\(byte: letter):' before '\(byte: previous):'"
  }
  fileprivate static let unsorted: Message = "sort the file patterns alphabetically"
}
