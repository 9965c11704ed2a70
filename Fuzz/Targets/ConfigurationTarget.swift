// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelMaintainers
import LintelText

@testable import LintelCensus

/// Configuration files and command lines of all commands that read their own, and budgets.
final class ConfigurationTarget: FuzzTarget {
  static let name = "configuration"
  static var seeds: [[UInt8]] {
    let words = [
      "--strict --no-tree --types=A,b --ignore C # comment\n--max-line-length 80 --tab-size=4 -f x.c",
      "--no-rolestats --git-min-percent=5 --separator , --pattern-depth 2 -f drivers/x.c",
      "--debug values=1 --color=always --kconfig-prefix= --root /x -- a b",
      "# Calls that this tree may have; lintel census --ratchet keeps it.\nkmap\ta.c\tf\t1\n",
    ]
    return words.map { Array($0.utf8) }
  }

  func run(_ input: ByteView) {
    let words = ConfigurationFile.words(input)
    let halves = (Array(words.prefix(words.count / 2)), Array(words.dropFirst(words.count / 2)))
    if case .run(let options) = OptionParser.parse(arguments: halves.1, configuration: halves.0) {
      expect((2...256).contains(options.tabSize), "tabs of \(options.tabSize)")
      expect(!options.inputs.isEmpty, "no input, and no complaint")
    }
    _ = MaintainerOptionParser.parse(
      arguments: halves.1, configuration: halves.0, isTerminal: false)
    guard let budget = try? Budget(input, path: "budget") else { return }
    var text = ByteBuffer()
    budget.write(to: &text)
    expect(
      (try? Budget(text.view, path: "budget")) == budget, "a budget changes when it is written")
  }
}
