// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Shows what the checker takes for a type; only with `--debug type=1` or `2`.
enum TestType: LineRule {
  static let infos = [info, elsewhere]
  static let info = RuleInfo(
    type: "TEST_TYPE", level: .error, group: .others,
    why: "With --debug type=1 each line that is a type is reported, and nothing else is checked.",
    examples: [
      Example("!\tunsigned long", options: ["--debug", "type=1"]),
      Example("+\tcall();", options: ["--debug", "type=1"]),
    ])

  /// What `--debug type=2` says about a line that only has a type in it.
  static let elsewhere = RuleInfo(
    type: "TEST_NOT_TYPE", level: .error, group: .others, reads: [.strings],
    why: "With --debug type=2 lines are reported, too, that have a type somewhere.",
    examples: [
      Example("!\tunsigned long count;", options: ["--debug", "type=2"]),
      Example("+\tcall();", options: ["--debug", "type=2"]),
    ])

  static let needs = Needs.anyLine

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard line.options.debug.type > 0 else { return }
    let isType = line.grammar.declaredType(code, code.skipSpaces(1)) {
      code.skipSpaces($0) >= code.count
    }
    if isType {
      out.report(Self.self, .isType)
    } else if line.options.debug.type > 1 {
      var type: ByteView?
      for start in (1..<max(code.count, 1)).reversed() where type == nil {
        _ = line.grammar.declaredType(code, start) { end in
          type = code[start..<end]
          return true
        }
      }
      if let type { out.report(elsewhere, .hasType(type)) }
    }
  }
}

/// Shows what the checker takes for an attribute; only with `--debug attr=1` or `2`.
enum TestAttribute: LineRule {
  static let infos = [info, elsewhere]
  static let info = RuleInfo(
    type: "TEST_ATTR", level: .error, group: .others,
    why: "With --debug attr=1 each line that is an attribute is reported, and nothing else.",
    examples: [
      Example("!\t__init", options: ["--debug", "attr=1"]),
      Example("+\tcall();", options: ["--debug", "attr=1"]),
    ])

  /// What `--debug attr=2` says about a line that only has an attribute in it.
  static let elsewhere = RuleInfo(
    type: "TEST_NOT_ATTR", level: .error, group: .others, reads: [.strings],
    why: "With --debug attr=2 lines are reported, too, that have an attribute somewhere.",
    examples: [
      Example("!\tint __init first(void);", options: ["--debug", "attr=2"]),
      Example("+\tcall();", options: ["--debug", "attr=2"]),
    ])

  static let needs = Needs.anyLine

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    guard line.options.debug.type == 0, line.options.debug.attr > 0 else { return }
    let isAttribute = line.grammar.modifier(code, code.skipSpaces(1)) {
      code.skipSpaces($0) >= code.count
    }
    if isAttribute {
      out.report(Self.self, .isAttribute)
    } else if line.options.debug.attr > 1 {
      var attribute: ByteView?
      for start in (1..<max(code.count, 1)).reversed() where attribute == nil {
        _ = line.grammar.modifier(code, start) { end in
          attribute = code[start..<end]
          return true
        }
      }
      if let attribute { out.report(elsewhere, .hasAttribute(attribute)) }
    }
  }
}

extension Message {
  fileprivate static let isType: Message = "the line is a type"
  fileprivate static let isAttribute: Message = "the line is an attribute"
  fileprivate static func hasType(_ type: ByteView) -> Message {
    "the line is no type, but '\(type)' is"
  }
  fileprivate static func hasAttribute(_ attribute: ByteView) -> Message {
    "the line is no attribute, but '\(attribute)' is"
  }
}
