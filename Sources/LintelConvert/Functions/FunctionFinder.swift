// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds the functions and macros of a file.
///
/// A body is what braces hold that stand after a parameter list at file scope. Each arm of an `#if`
/// starts from what held before it; what the first arm left holds after it.
struct FunctionFinder {
  private let source: SourceTokens
  private var outline = SourceOutline()
  /// Where the declaration that the finder is in starts.
  private var start = 0
  /// For each open `#if` how many braces were open before it.
  private var conditionals: [Int] = []
  /// How many braces of `extern "C"` and of what is no function are open.
  private var depth = 0
  private var linkage = 0

  /// The functions and macros in the tokens of a file.
  static func outline(of source: SourceTokens) -> SourceOutline {
    var finder = FunctionFinder(source: source)
    finder.find()
    return finder.outline
  }

  private init(source: SourceTokens) { self.source = source }

  private mutating func find() {
    var at = 0
    while at < source.count {
      switch source[at].kind {
      case .directive:
        let isFirst = depth == 0 && at == start
        at = directive(at)
        // A declaration starts after it, however many there are.
        if isFirst { start = at + 1 }
      case .openParen, .openBracket: at = depth == 0 ? source.partner(at) ?? at : at
      case .openBrace: at = openBrace(at)
      case .closeBrace: closeBrace(at)
      case .semicolon where depth == 0: start = at + 1
      default: break
      }
      at += 1
    }
  }

  /// Reads the directive at `at`; its last token.
  private mutating func directive(_ at: Int) -> Int {
    switch source[at].directive {
    case .define:
      if let parts = source.macro(at) {
        outline.macros.append(SourceMacro(directive: at, parts: parts))
      }
    case .ifValue, .ifDefined, .ifNotDefined: conditionals.append(depth)
    case .elseValue, .elseDefined, .elseNotDefined, .elseAll:
      if let last = conditionals.last { depth = last }
    case .endIf: _ = conditionals.popLast()
    default: break
    }
    return source.partner(at) ?? at
  }

  private mutating func closeBrace(_ at: Int) {
    if depth > 0 {
      depth -= 1
    } else {
      linkage = max(0, linkage - 1)
      start = at + 1
    }
  }

  /// Reads what the brace at `at` opens, if it is a function; the last token that was read.
  private mutating func openBrace(_ at: Int) -> Int {
    guard depth == 0 else {
      depth += 1
      return at
    }
    let code = head(before: at)
    if let first = code.first, source.kind(first + 1) == .string,
      source[first].value == ConvertWord.externWord.rawValue, code.count == 2
    {
      linkage += 1
      start = at + 1
      return at
    }
    guard let head = FunctionHeading(code, in: source) else {
      depth += 1
      return at
    }
    let end = bodyEnd(at)
    outline.functions.append(
      SourceFunction(
        name: head.name, text: head.text, parameters: head.parameters, body: at...end.close,
        isUneven: end.isUneven, isStatic: head.isStatic))
    for inner in at..<end.close where source[inner].directive == .define {
      _ = directive(inner)
    }
    start = end.close + 1
    return end.close
  }

  /// The tokens since the last declaration without directives.
  private func head(before brace: Int) -> [Int] {
    var code: [Int] = []
    var at = start
    // More tokens are no head of anything.
    if brace - at > 2000 { return [] }
    while at < brace {
      if source[at].kind == .directive {
        at = source.partner(at) ?? at
      } else if source[at].kind != .directiveEnd {
        code.append(at)
      }
      at += 1
    }
    return code
  }

  /// The brace that closes the one at `open`, the last token where none does.
  private func bodyEnd(_ open: Int) -> (close: Int, isUneven: Bool) {
    var level = 0
    var isUneven = false
    var arms: [(before: Int, first: Int?)] = []
    var at = open
    while at < source.count {
      switch source[at].kind {
      case .openBrace: level += 1
      case .closeBrace:
        level -= 1
        if level == 0 {
          // An arm that ends the function inside of an `#if` is followed by others.
          return (at, isUneven || !arms.isEmpty)
        }
      case .directive:
        switch source[at].directive {
        case .ifValue, .ifDefined, .ifNotDefined: arms.append((level, nil))
        case .elseValue, .elseDefined, .elseNotDefined, .elseAll:
          guard let last = arms.indices.last else { break }
          if let first = arms[last].first { isUneven = isUneven || first != level }
          arms[last].first = arms[last].first ?? level
          level = arms[last].before
        case .endIf:
          guard let last = arms.popLast() else { break }
          if let first = last.first {
            isUneven = isUneven || first != level
            level = first
          } else {
            isUneven = isUneven || last.before != level
          }
        default: break
        }
        at = source.partner(at) ?? at
      default: break
      }
      at += 1
    }
    return (source.count - 1, true)
  }
}
