// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a new Kconfig symbol whose help text is short or missing.
enum ConfigDescription: LineRule {
  static let info = RuleInfo(
    type: "CONFIG_DESCRIPTION", level: .warning, group: .others,
    why: """
      The help text is all that someone who configures a kernel has to decide by. It should say what \
      the option adds, who needs it and what to choose when in doubt. How many lines are enough is \
      the user's to say: --min-conf-desc-length.
      """,
    reference: "Documentation/kbuild/kconfig-language.rst",
    examples: [
      Example(
        """
        !config EXAMPLE
        +	tristate "Support for the example"
        +	help
        +	  Say Y.
        +
        """, in: "drivers/example/Kconfig"),
      Example(
        """
        +config EXAMPLE
        +	tristate "Support for the example"
        +	help
        +	  This adds a driver for the Example 1000 and 2000,
        +	  which are found on most boards of this vendor.
        +
        +	  To compile it as a module, choose M here: the
        +	  module will be called example.
        +
        """, in: "drivers/example/Kconfig"),
    ])

  static let needs = Needs.anyOf(["config", "choice"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.path.view.contains("Kconfig"), line.isAdded,
      startsWithWord(line.code, line.code.skipSpaces(1), ["config", "menuconfig", "choice"])
    else { return }
    let entry = Entry(line)
    guard entry.isVisible, entry.helpLength < line.options.minConfigDescriptionLength else {
      return
    }
    if line.options.precise, HelpWords(line, upTo: entry.end).sayMore,
      out.leavesOut(info, .meaning("the help says more than the prompt"))
    {
      return
    }
    out.report(Self.self, .short, show: .custom(excerpt(line, upTo: entry.end)))
  }

  fileprivate static func startsWithWord(
    _ text: ByteView, _ at: Int, _ words: [StaticString]
  ) -> Bool {
    words.contains { text.has($0, at: at) && !text[at + $0.utf8CodeUnitCount].isWord }
  }

  /// The lines from the entry's first to the one before `end`; where a line was removed, the next
  /// one that was not takes its place.
  private static func excerpt(_ line: borrowing Line, upTo end: Int) -> [UInt8] {
    var text: [UInt8] = []
    var shown = -1
    for index in line.index..<max(end, line.index + 1) {
      if shown < index { shown = line.patch.lineBelow(index, 0) ?? line.patch.count }
      text += line.patch.raw(shown).bytes
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }
}

/// What the lines below the first one of a Kconfig entry hold.
private struct Entry {
  /// Whether the user is asked about the symbol.
  private(set) var isVisible = false
  /// How many lines of help there are; blank ones do not count.
  private(set) var helpLength = 0
  /// The index of the line at which reading stopped, in the patch.
  private(set) var end: Int

  private static let nextEntry: [StaticString] = [
    "config", "menuconfig", "choice", "endchoice", "if", "endif", "menu", "endmenu", "source",
  ]

  init(_ line: borrowing Line) {
    var hasHelp = false
    var at = line.number
    end = at
    while at < line.patch.count {
      end = at
      let text = line.patch.code(at)
      at += 1
      let marker = text[0]
      if marker == UInt8(ascii: "-") { continue }
      if marker != UInt8(ascii: "+") && marker != UInt8(ascii: " ") { return }
      let start = text.skipSpaces(1)
      if marker == UInt8(ascii: "+") {
        if Self.isPrompt(text, start) {
          isVisible = true
          continue
        }
        if text.has("help", at: start) && text.skipSpaces(start + 4) >= text.count {
          hasHelp = true
          continue
        }
      }
      if start >= text.count || text[start] == UInt8(ascii: "#") { continue }
      if ConfigDescription.startsWithWord(text, start, Self.nextEntry) { return }
      if hasHelp { helpLength += 1 }
    }
  }

  private static func isPrompt(_ text: ByteView, _ start: Int) -> Bool {
    let words: [StaticString] = ["bool", "tristate", "prompt"]
    return words.contains { word in
      guard text.has(word, at: start) else { return false }
      let quote = text[text.skipSpaces(start + word.utf8CodeUnitCount)]
      return quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    }
  }
}

extension Message {
  fileprivate static let short: Message =
    "say in the help text what the symbol does and who needs it"
}
