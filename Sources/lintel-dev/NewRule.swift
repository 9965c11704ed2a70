// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// Writes the file of a new rule and its line in the order of checks.
struct NewRule: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a rule: its file, and its line in CheckOrder.swift.")

  @Argument(help: "The type, such as CONSIDER_KSTRTO.")
  var type: String

  @Option(help: "The folder below Sources/Lintel/Rules, such as APIUsage.")
  var group: String

  func run() throws {
    let name = type.split(separator: "_").map { $0.prefix(1) + $0.dropFirst().lowercased() }
      .joined()
    let groupCase =
      group.prefix(while: \.isUppercase).count > 1
      ? group.prefix(3).lowercased() + group.dropFirst(3)
      : group.prefix(1).lowercased() + group.dropFirst()
    let path = "Sources/Lintel/Rules/\(group)/\(name).swift"
    guard RuleCatalog.info(named: type) == nil, FileKind(at: path) == nil else {
      print("\(type) is there already")
      throw ExitCode(ExitStatus.failure.rawValue)
    }
    let text = """
      // SPDX-License-Identifier: GPL-2.0-only

      import LintelText

      /// Flags <what it flags>, which <why that is wrong>.
      enum \(name): LineRule {
        static let info = RuleInfo(
          type: "\(type)", level: .warning, group: .\(groupCase),
          why: "<Why it is reported, and what to write instead.>",
          examples: [
            Example("!<code that is reported>"),
            Example("+<code that is not>"),
          ])

        static let needs = Needs.anyOf(["<text that must stand on the line>"])

        static func check(_ line: borrowing Line, _ out: inout Reporter) {
          guard line.code.contains(word: "<text>") else { return }
          out.report(Self.self, .found)
        }
      }

      extension Message {
        fileprivate static let found: Message = "<what to do>"
      }

      """
    try write(text, to: path)
    try addToOrder(name)
    print("wrote \(path); its line is at the end of CheckOrder.swift's last stage")
  }

  private func addToOrder(_ name: String) throws {
    let path = "Sources/Lintel/Rules/CheckOrder.swift"
    var order = ByteBuffer()
    try InputFile.read(path, into: &order)
    guard let end = order.view.lastIndex(of: UInt8(ascii: "]")) else {
      throw ExitCode(ExitStatus.failure.rawValue)
    }
    let line = order.view.upTo(end).lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? end
    let text =
      order.view.upTo(line).string + "    .line(\(name).self),\n" + order.view.from(line).string
    try write(text, to: path)
  }

  private func write(_ text: String, to path: String) throws {
    try Array(text.utf8).withView {
      try OutputFile.writeAtomically(path, bytes: $0, keepingModeOf: path)
    }
  }
}
