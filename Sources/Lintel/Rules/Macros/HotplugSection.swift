// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the section marks of hotplug code, which do nothing any more.
enum HotplugSection: LineRule {
  static let info = RuleInfo(
    type: "HOTPLUG_SECTION", level: .warning, group: .macros,
    why: """
      Hotplug is always built in since Linux 3.8, so __devinit and its siblings were removed. \
      Leave them out.
      """,
    examples: [
      Example("!static int __devinit example_probe(struct device *dev)"),
      Example("+static int example_probe(struct device *dev)"),
    ])

  static let needs = Needs.anyOf(["__devinit", "__devexit"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    var at = 0
    while let mark = line.code.range(ofWordPrefix: "__dev", from: at) {
      at = mark.upperBound
      let word = line.code[mark.lowerBound..<line.code.wordEnd(at)]
      guard word.has("init", at: 5) || word.has("exit", at: 5) else { continue }
      let rest = word.from(9)
      if rest.isEmpty || rest.equals("data") || rest.equals("const") {
        out.report(Self.self, .obsolete(word))
        return
      }
    }
  }
}

extension Message {
  fileprivate static func obsolete(_ word: ByteView) -> Message { "drop \(word), it does nothing" }
}
