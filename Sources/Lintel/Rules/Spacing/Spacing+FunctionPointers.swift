// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Spacing {
  /// Flags declarations of pointers to functions that are spaced otherwise than `type (*name)(args)`.
  enum FunctionPointers: LineRule {
    static let info = Spacing.info

    static let examples: [Example] = [
      Example(
        """
        !	int(*read)(void);
        !	int ( *read)(void);
        !	int (* read)(void);
        !	int (*read )(void);
        !	int (*read) (void);
        """,
        fixed: """
          +	int (*read)(void);
          +	int (*read)(void);
          +	int (*read)(void);
          +	int (*read)(void);
          +	int (*read)(void);
          """),
      Example(
        """
        +	int (*read)(void);
        +	char *(*name)(void);
        """),
    ]

    static let needs = Needs.anyOf(["(*", "( ", "(\t", "(\r", "(\u{b}", "(\u{c}"])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard let pointer = FunctionPointer(line.code, line.grammar) else { return }
      if !pointer.isDeclarationSpaced {
        out.report(Self.self, level: .warning, .missingBeforeParenthesis)
      }
      if pointer.hasSpaceBeforeStar { out.report(Self.self, level: .warning, .beforeStar) }
      if pointer.hasSpaceBeforeName { out.report(Self.self, level: .warning, .beforeName) }
      if pointer.hasSpaceAfterName { out.report(Self.self, level: .warning, .afterName) }
      if pointer.hasSpaceBeforeArguments {
        out.report(Self.self, level: .warning, .beforeArguments)
      }
      // The script tidies up what it has nothing to say about, too.
      let isFaulty =
        !pointer.isDeclarationSpaced || pointer.hasSpaceBeforeStar || pointer.hasSpaceBeforeName
        || pointer.hasSpaceAfterName || pointer.hasSpaceBeforeArguments
      guard out.isFixing, out.isShown(info.type), isFaulty || !line.options.precise else { return }
      if line.options.precise {
        pointer.mend(line, &out)
        return
      }
      out.fixes?.edit(line.index) { text in
        guard let found = text.withView({ FunctionPointer($0, line.grammar, allowsSpaces: true) })
        else {
          return
        }
        var declaration = pointer.declaration.bytes
        if !pointer.isDeclarationSpaced { declaration.append(UInt8(ascii: " ")) }
        declaration += ByteView("(*").bytes + pointer.name.bytes + ByteView(")(").bytes
        text.replaceSubrange(found.start..<found.end, with: declaration)
      }
    }
  }
}

/// A declaration such as `int (*read)(` at the start of a line.
private struct FunctionPointer {
  /// Where the type starts.
  let start: Int
  /// The type with the storage class before it and the spaces after it.
  let declaration: ByteView
  let name: ByteView
  let hasSpaceBeforeStar, hasSpaceBeforeName, hasSpaceAfterName, hasSpaceBeforeArguments: Bool
  /// Where the parenthesis of the star stands.
  let open: Int
  /// After the parenthesis of the arguments.
  let end: Int
  /// The white space that there should be none of.
  private let gaps: [Range<Int>]

  /// The declaration on the line; nil where there is none.
  init?(_ code: ByteView, _ grammar: borrowing Grammar, allowsSpaces: Bool = false) {
    guard Self.hasStarredName(code) else { return nil }
    let first = code.skipSpaces(1)
    var found: FunctionPointer?
    _ = grammar.declaredType(code, first) { typeEnd in
      let open = allowsSpaces ? code.skipSpaces(typeEnd) : typeEnd
      found = FunctionPointer(code, declaredAt: first, open: open)
      return found != nil
    }
    guard let found else { return nil }
    self = found
  }

  private init?(_ code: ByteView, declaredAt first: Int, open: Int) {
    let star = code.skipSpaces(open + 1)
    guard code[open] == UInt8(ascii: "("), code[star] == UInt8(ascii: "*") else { return nil }
    let nameStart = code.skipSpaces(star + 1)
    guard let nameEnd = Grammar.identifier(code, nameStart) else { return nil }
    let close = code.skipSpaces(nameEnd)
    let arguments = code.skipSpaces(close + 1)
    guard code[close] == UInt8(ascii: ")"), code[arguments] == UInt8(ascii: "(") else { return nil }
    start = first
    declaration = code[first..<open]
    name = code[nameStart..<nameEnd]
    hasSpaceBeforeStar = star > open + 1
    hasSpaceBeforeName = nameStart > star + 1
    hasSpaceAfterName = close > nameEnd
    hasSpaceBeforeArguments = arguments > close + 1
    end = arguments + 1
    self.open = open
    gaps = [
      (open + 1)..<star, (star + 1)..<nameStart, nameEnd..<close, (close + 1)..<arguments,
    ].filter { !$0.isEmpty }
  }

  /// Mends the white space where it stands.
  func mend(_ line: borrowing Line, _ out: inout Reporter) {
    if !isDeclarationSpaced {
      out.fixes?.replace(open..<open, in: line.index, with: [UInt8(ascii: " ")]) { _ in }
    }
    for gap in gaps { out.fixes?.replace(gap, in: line.index, with: []) { _ in } }
  }

  /// Whether a parenthesis opens that a star follows; few lines have one.
  private static func hasStarredName(_ code: ByteView) -> Bool {
    var at = 1
    while let open = code.firstIndex(of: UInt8(ascii: "("), from: at) {
      if code[code.skipSpaces(open + 1)] == UInt8(ascii: "*") { return true }
      at = open + 1
    }
    return false
  }

  /// Whether a space or star stands between the type and the parenthesis.
  var isDeclarationSpaced: Bool {
    declaration.last.isSpace || declaration.last == UInt8(ascii: "*")
  }
}

extension Message {
  fileprivate static let missingBeforeParenthesis: Message =
    "put a space between the return type and the function pointer"
  fileprivate static let beforeStar: Message =
    "remove the space after the parenthesis of the function pointer"
  fileprivate static let beforeName: Message =
    "remove the space between the star and the function pointer's name"
  fileprivate static let afterName: Message = "remove the space after the function pointer's name"
  fileprivate static let beforeArguments: Message =
    "remove the space before the function pointer's arguments"
}
