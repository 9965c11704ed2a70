// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension Spacing {
  /// Flags spaces that are missing or too many around operators, commas and semicolons.
  ///
  /// An operator is judged by what it is (`OperatorRoles` tells unary from binary) and by its two
  /// neighbours, which the message names as `(ctx:VxW)`: a value before it, white space after.
  enum Operators: LineRule {
    static let info = Spacing.info

    static let examples = separatorExamples + unaryExamples + binaryExamples

    static let needs = Needs.anyLine
    static let needsInCode: [LineTraits] = ["!%&*+,-/:;<=>?^|~"]

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let code = line.code
      let firstText = line.shape.start
      guard var site = nextSite(in: code, from: firstText, firstText, isFixing: out.isFixing),
        !line.traits.contains(.hash) || !isInclude(code)
      else { return }
      var walk = Walk(isRow: line.options.precise && TableRow.isRow(line))
      let fixesEach = out.isFixing && line.options.precise
      var rewrite = out.isFixing && !fixesEach ? OperatorRewrite(line.raw) : nil
      while true {
        let edit = walk.judge(site, line, &out)
        if fixesEach && !edit.isEmpty { edit.apply(to: site.range, line, &out) }
        rewrite?.take(site.range, edit)
        let end = site.range.upperBound
        guard let next = nextSite(in: code, from: end, firstText, isFixing: out.isFixing) else {
          break
        }
        site = next
      }
      if var rewrite, rewrite.isChanged { out.fixes?[line.index] = rewrite.finish(at: code.count) }
    }

    /// The next operator at or after `start`; unless there is something to fix, the next one that is
    /// not plainly right.
    @inline(__always)
    private static func nextSite(
      in code: ByteView, from start: Int, _ firstText: Int, isFixing: Bool
    ) -> OperatorSite? {
      var at = start
      if !isFixing {
        while true {
          at = code.next(.operatorByte, from: at)
          let length = rightLength(code, at)
          if length == 0 { break }
          at += length
        }
      }
      return OperatorSite.next(in: code, from: at, firstText: firstText)
    }

    /// The length of the operator at `at` where its neighbours are as they should be whatever it
    /// means, which is so for most; else 0.
    @inline(__always)
    private static func rightLength(_ code: ByteView, _ at: Int) -> Int {
      let space = UInt8(ascii: " ")
      let next = code[at + 1]
      switch code[at] {
      case UInt8(ascii: ";"): return next == space || at + 1 == code.count ? 1 : 0
      case UInt8(ascii: ","):
        return (next == space || at + 1 == code.count) && !code[at - 1].isSpace ? 1 : 0
      case UInt8(ascii: "-"):
        return next == UInt8(ascii: ">") && code[at + 2].isWord && !code[at - 1].isSpace ? 2 : 0
      case UInt8(ascii: "="):
        guard code[at - 1] == space else { return 0 }
        if next == space { return 1 }
        return next == UInt8(ascii: "=") && code[at + 2] == space ? 2 : 0
      case UInt8(ascii: "!"):
        return next == UInt8(ascii: "=") && code[at - 1] == space && code[at + 2] == space ? 2 : 0
      case UInt8(ascii: "|"):
        return next == UInt8(ascii: "|") && code[at - 1] == space && code[at + 2] == space ? 2 : 0
      default: return 0
      }
    }

    /// Whether an #include stands anywhere in the line; its path is no expression.
    private static func isInclude(_ code: ByteView) -> Bool {
      var at = 0
      while let hash = code.firstIndex(of: UInt8(ascii: "#"), from: at) {
        if code.has("include", at: code.skipSpaces(hash + 1)) { return true }
        at = hash + 1
      }
      return false
    }

    /// What one operator has to know of the others in its line.
    struct Walk {
      /// Whether the line is a row of a table, whose columns and commas are as in the others.
      let isRow: Bool
      /// Whether the operator before this one was a comma that gets a space after it.
      var followsMendedComma = false
      /// Where the last modifier of the line starts, -1 for none; nil while nobody has asked.
      var lastModifier: Int?

      /// Reports what is wrong around the operator, and tells how to mend it.
      @inline(__always)
      mutating func judge(
        _ site: OperatorSite, _ line: borrowing Line, _ out: inout Reporter
      ) -> OperatorEdit {
        let afterComma = followsMendedComma
        followsMendedComma = false
        let start = site.range.lowerBound
        if site.isMacroArgument, line.roles.value(at: start) != .value { return [] }
        let role = line.roles.role(at: start)
        let isUnary = role == .unary
        let code = site.code
        switch (site.range.count, code[start]) {
        case (1, UInt8(ascii: ";")): return semicolon(site, &out)
        case (1, UInt8(ascii: ",")):
          if isRow, out.leavesOut(info, .meaning("rows of a table are written alike")) { return [] }
          let edit = comma(site, line, &out)
          followsMendedComma = edit.contains(.spaceAfter)
          return edit
        case (2, UInt8(ascii: "-")) where code[start + 1] == UInt8(ascii: ">"):
          return arrow(site, &out)
        case (1, UInt8(ascii: ":")):
          switch role {
          case .bitField: return []
          case .caseLabel, .label: return label(site, line, &out)
          default: return line.options.precise && isInGeneric(site) ? [] : spaced(site, &out)
          }
        case (1, UInt8(ascii: "*")):
          if role == .none { return [] }
          if line.options.precise, isParameter(site, line) || SiteMeaning.isOfType(site) {
            return []
          }
          return isUnary ? prefix(site, line, afterComma, &out) : joining(site, line, &out)
        case (1, UInt8(ascii: "!")), (1, UInt8(ascii: "~")):
          return prefix(site, line, afterComma, &out)
        case (1, UInt8(ascii: "-")), (1, UInt8(ascii: "&")):
          return isUnary ? prefix(site, line, afterComma, &out) : joining(site, line, &out)
        case (2, UInt8(ascii: "&")) where isUnary && code[start + 1] == UInt8(ascii: "&"):
          return prefix(site, line, afterComma, &out)
        case (1, UInt8(ascii: "+")), (1, UInt8(ascii: "/")), (1, UInt8(ascii: "%")),
          (1, UInt8(ascii: "^")), (1, UInt8(ascii: "|")):
          if line.options.precise, SiteMeaning.isAssemblerOperand(site) { return [] }
          return joining(site, line, &out)
        case (2, let first) where first == code[start + 1]:
          switch first {
          case UInt8(ascii: "+"), UInt8(ascii: "-"): return step(site, &out)
          case UInt8(ascii: "<"), UInt8(ascii: ">"): return joining(site, line, &out)
          default: return spaced(site, &out)
          }
        default: return spaced(site, &out)
        }
      }
    }
  }
}

extension Message {
  /// What to do about the operator at a site, and what stands next to it.
  static func operatorSpacing(_ advice: StaticString, _ site: OperatorSite) -> Message {
    let before = site.before.letter
    let after = site.after.letter
    return "\(advice) '\(site.text)' (ctx:\(byte: before)x\(byte: after))"
  }
}

extension Excerpt {
  /// The line, and a mark under the start of the operator.
  static func mark(_ site: OperatorSite) -> Excerpt {
    .caret(column: site.range.lowerBound, length: 1)
  }
}
