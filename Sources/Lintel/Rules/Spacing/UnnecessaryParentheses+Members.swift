// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension UnnecessaryParentheses {
  /// Flags `&(p->x)` and `*(p->x)`.
  enum Members: LineRule {
    static let info = UnnecessaryParentheses.info

    static let examples: [Example] = [
      Example(
        """
        !	call(&(p->x));
        """, strict: true, fixed: "+\tcall(&p->x);"),
      Example(
        """
        +	call(&p->x, *(p + 1), a && (p->x));
        """, strict: true),
    ]

    static let needs = Needs.anyOf(["*(", "&"])
    static let needsInCode: [LineTraits] = ["*&", "(", ")", ".>["]

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard line.isStrict else { return }
      let code = line.code
      var at = 0
      // The byte before an & is part of what is found, and nothing is found twice.
      var done = 0
      while let open = code.firstIndex(of: UInt8(ascii: "("), from: at) {
        at = open + 1
        guard isOperand(code, open, from: done) else { continue }
        let start = code.skipSpaces(at)
        guard let end = UnnecessaryParentheses.members(code, start),
          code[end] == UInt8(ascii: ")")
        else { continue }
        at = end + 1
        done = at
        let place = code[start..<end]
        if out.report(Self.self, .aroundMember(place)), out.isFixing {
          out.fixes?.replace(open..<at, in: line.index, with: place.bytes) { text in
            if let range = text.withView({ parenthesized($0, place) }) {
              text.replace(range, with: place)
            }
          }
        }
      }
    }

    /// Whether a `*` touches the parenthesis, or a single `&` stands before it.
    private static func isOperand(_ code: ByteView, _ open: Int, from done: Int) -> Bool {
      if open > done && code[open - 1] == UInt8(ascii: "*") { return true }
      let sign = code.skipSpacesBack(open) - 1
      return sign > done && code[sign] == UInt8(ascii: "&") && code[sign - 1] != UInt8(ascii: "&")
    }

    /// The first place in parentheses that reads like `place`, with its parentheses.
    private static func parenthesized(_ text: ByteView, _ place: ByteView) -> Range<Int>? {
      var at = 0
      while let open = text.firstIndex(of: UInt8(ascii: "("), from: at) {
        at = open + 1
        let start = text.skipSpaces(at)
        guard text.has(place, at: start) else { continue }
        let close = text.skipSpaces(start + place.count)
        if text[close] == UInt8(ascii: ")") { return open..<(close + 1) }
      }
      return nil
    }
  }

  /// Flags `(p->call)(a)`.
  enum Callees: LineRule {
    static let info = UnnecessaryParentheses.info

    static let examples: [Example] = [
      Example(
        """
        !	(p->call)(a);
        """, strict: true, fixed: "+\tp->call(a);"),
      Example(
        """
        +	p->call(a);
        +	if (p->call) (a)++;
        """, strict: true),
    ]

    static let needs = Needs.anyOf([")(", ") ", ")\t"])
    static let needsInCode: [LineTraits] = ["(", ")", ".>["]

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      guard line.isStrict, let callee = callee(line.code) else { return }
      let old = line.code[callee]
      guard out.report(Self.self, .aroundCallee(old)), out.isFixing else { return }
      let new = old[1..<(old.count - 1)].bytes.filter { !$0.isSpace }
      out.fixes?.replace(callee, in: line.index, with: new) { text in
        _ = new.withView { text.replaceFirst(old, with: $0) }
      }
    }

    /// The first member in parentheses that another parenthesis follows; nil when it is the condition
    /// of an if.
    private static func callee(_ code: ByteView) -> Range<Int>? {
      var at = 0
      while let open = code.firstIndex(of: UInt8(ascii: "("), from: at) {
        at = open + 1
        guard let end = UnnecessaryParentheses.members(code, code.skipSpaces(at)),
          code[end] == UInt8(ascii: ")"), code[code.skipSpacesAndTabs(end + 1)] == UInt8(ascii: "(")
        else { continue }
        let word = code.skipSpacesBack(open)
        return code[code.wordStart(word)..<word].equals("if") ? nil : open..<(end + 1)
      }
      return nil
    }
  }
}

extension Message {
  fileprivate static func aroundMember(_ place: ByteView) -> Message {
    "remove the parentheses around '\(place)'"
  }
  fileprivate static func aroundCallee(_ callee: ByteView) -> Message {
    "remove the parentheses around the function pointer '\(callee)'"
  }
}
