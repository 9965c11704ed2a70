// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// Writes the file of a new rule and its lines in the order of checks.
struct NewRule: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Start a rule: its file, and its line in CheckOrder.swift.")

  /// How long a rule's memory is kept.
  enum Lifetime: String, CaseIterable, ExpressibleByArgument {
    case hunk, file, input

    /// What lists the rules of that lifetime.
    var list: String { "Of" + rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  }

  @Argument(help: "The type, such as CONSIDER_KSTRTO.")
  var type: String

  @Option(help: "The folder below Sources/Lintel/Rules, such as APIUsage.")
  var group: String

  @Option(help: "The rule remembers something of earlier lines, for a hunk, a file or an input.")
  var remembers: Lifetime?

  @Flag(help: "The rule can mend what it finds.")
  var fixes = false

  func validate() throws {
    guard type.first?.isUppercase == true,
      type.allSatisfy({ $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "_") })
    else { throw ValidationError("\(type): a type is uppercase letters, digits and underscores") }
  }

  func run() throws {
    let path = "\(Self.rules)/\(group)/\(name).swift"
    guard RuleCatalog.info(named: type) == nil, FileKind(at: path) == nil else {
      throw ValidationError("\(type) is there already")
    }
    guard FileKind(at: "\(Self.rules)/\(group)") == .directory else {
      throw ValidationError(
        "\(Self.rules)/\(group): no such group; start this at the top of the repository")
    }
    // What can be refused is refused before anything is written, and a rule without its line goes.
    let order = try newOrder()
    try write(text, to: path)
    do {
      try write(order, to: Self.order)
    } catch {
      FileTree.removeFile(path)
      throw error
    }
    print("wrote \(path); its line is at the end of CheckOrder.swift's last stage")
  }

  private static let rules = "Sources/Lintel/Rules"
  private static let order = "\(rules)/CheckOrder.swift"

  /// The name of the rule's type in Swift.
  private var name: String {
    type.split(separator: "_").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined()
  }

  /// The name of what the rule remembers.
  private var memory: String { name.prefix(1).lowercased() + name.dropFirst() }

  /// The case of the rule's group.
  private var groupCase: String {
    group.prefix(while: \.isUppercase).count > 1
      ? group.prefix(3).lowercased() + group.dropFirst(3)
      : group.prefix(1).lowercased() + group.dropFirst()
  }

  /// The rule's file.
  private var text: String {
    """
    // SPDX-License-Identifier: GPL-2.0-only

    import LintelText

    /// Flags <what it flags>, which <why that is wrong>.
    enum \(name): \(remembers == nil ? "LineRule" : "HunkRule") {
      static let info = RuleInfo(
        type: "\(type)", level: .warning, group: .\(groupCase),\(fixes ? " fix: .unsafe," : "")
        why: "<Why it is reported, and what to write instead.>",
        examples: [
          Example("!<code that is reported>"\(fixes ? ", fixed: \"+<the code to write>\"" : "")),
          Example("+<code that is not>"),
        ])

    \(remembers.map(memoryType) ?? "")  static let needs = Needs.anyOf(["<text that must stand on the line>"])

    \(check)
    }

    extension Message {
      fileprivate static let found: Message = "<what to do>"
    }

    """
  }

  private func memoryType(_ lifetime: Lifetime) -> String {
    """
      /// <What the rule must know of earlier lines of the \(lifetime.rawValue).>
      struct Memory {
        /// The last line that has the word, by its number from 1; 0 before the first.
        var last = 0
      }


    """
  }

  /// The rule's check, which reports a word.
  private var check: String {
    let (parameter, once) =
      remembers.map { lifetime in
        let place = "memory.\(lifetime.rawValue).\(memory).last"
        return (
          " _ memory: inout RuleMemory,",
          "\n    defer { \(place) = line.number }\n    guard \(place) > 0 else { return }"
        )
      } ?? ("", "")
    let report =
      fixes
      ? """
      if out.report(Self.self, .found), out.isFixing {
            out.fixes?.edit(line.index) { $0.replaceWords("<word>", with: "<other>") }
          }
      """ : "out.report(Self.self, .found)"
    return """
        static func check(_ line: borrowing Line,\(parameter) _ out: inout Reporter) {
          guard line.code.range(ofWord: "<word>") != nil else { return }\(once)
          \(report)
        }
      """
  }

  /// The order of checks with the rule at the end of the last stage, and what it remembers in its
  /// lifetime.
  private func newOrder() throws -> String {
    var order = ByteBuffer()
    try InputFile.read(Self.order, into: &order)
    var lines = order.view.string.split(separator: "\n", omittingEmptySubsequences: false)
    func insert(_ line: String, before end: String, after start: (Substring) -> Bool) throws {
      guard let first = lines.lastIndex(where: start),
        let at = lines[first...].firstIndex(where: { $0 == end })
      else { throw ValidationError("\(Self.order): it has no place for the rule") }
      lines.insert(contentsOf: line.split(separator: "\n"), at: at)
    }
    if let remembers {
      try insert("    /// \(type).\n    var \(memory) = \(name).Memory()", before: "  }") {
        $0.hasPrefix("  struct \(remembers.list)")
      }
    }
    let kind = remembers == nil ? "line" : "hunk"
    try insert("    .\(kind)(\(name).self),", before: "  ]") {
      $0.hasPrefix("  private static let ")
    }
    return lines.joined(separator: "\n")
  }

  private func write(_ text: String, to path: String) throws {
    try Array(text.utf8).withView {
      try OutputFile.writeAtomically(path, bytes: $0, keepingModeOf: path)
    }
  }
}
