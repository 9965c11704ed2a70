// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a data_race() that no comment explains.
enum DataRace: LineRule {
  static let info = RuleInfo(
    type: "DATA_RACE", level: .warning, group: .comments,
    spot: .texts(["data_race"]),
    why: "data_race() says that a race is meant. A comment says why it does no harm.",
    reference: "tools/memory-model/Documentation/access-marking.txt",
    examples: [
      Example(
        """
        !	total = data_race(dev->total);
        """),
      Example(
        """
        +	/* for statistics only, an old value is good enough */
        +	total = data_race(dev->total);
        """),
    ])

  static let needs = Needs.anyOf(["data_race"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.code.range(ofCall: "data_race") != nil, !line.hasComment else { return }
    out.report(Self.self, .unexplained)
  }
}

extension Message {
  fileprivate static let unexplained: Message = "say in a comment why the race does no harm"
}
