// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Operators with two operands, and the question mark.
extension Spacing.Operators {
  static let binaryExamples: [Example] = [
    Example(
      """
      !	a = b +c;
      !	a = b* c;
      """, fixed: "+\ta = b + c;\n+\ta = b * c;"),
    Example(
      """
      !	a = b+c;
      !	a = b ? c:d;
      """, strict: true, fixed: "+\ta = b + c;\n+\ta = b ? c : d;"),
    Example(
      """
      !	a=b;
      !	if (a ==b)
      """, fixed: "+\ta = b;\n+\tif (a == b)"),
    Example(
      """
      +	a = b + c;
      +	if (a == b && c)
      +		a = b ? c : d;
      """, strict: true),
    Example(
      """
      +#define KIND(x) _Generic((x), int: 1, long: 2, default: 0)
      +int visit(void (*call)(struct first *first,
      +		       other_item *second), void *data);
      """, strict: true, options: ["--precise"]),
    Example(
      """
      !	area = other_item *second;
      """, strict: true, options: ["--precise"]),
  ]
}

extension Spacing.Operators.Walk {
  /// An arithmetic operator has spaces on both sides, or at least the same on both.
  func joining(
    _ site: OperatorSite, _ line: borrowing Line, _ out: inout Reporter
  ) -> OperatorEdit {
    if line.isStrict {
      if site.isLast {
        guard site.before != .space else { return [] }
        let reported = out.report(
          Spacing.Operators.self, level: .check, .wantsSpaceBefore(site), show: .mark(site))
        return reported ? [.trimBefore, .spaceBefore] : []
      }
      if site.before.isOne(of: [.edge, .space]) && site.after.isOne(of: [.edge, .space]) {
        return []
      }
      let reported = out.report(
        Spacing.Operators.self, level: .check, .wantsSpaces(site), show: .mark(site))
      return reported ? .surround : []
    }
    let loose: OperatorNeighbour = [.space, .comment, .edge]
    guard
      site.before == .space && !site.after.isOne(of: loose)
        || site.after == .space && !site.before.isOne(of: loose)
    else { return [] }
    let reported = out.report(Spacing.Operators.self, .uneven(site), show: .mark(site))
    return reported ? .surround : []
  }

  /// Comparisons, assignments and all the others have spaces on both sides.
  func spaced(_ site: OperatorSite, _ out: inout Reporter) -> OperatorEdit {
    let loose: OperatorNeighbour = [.space, .comment, .edge]
    if site.before.isOne(of: loose) && site.after.isOne(of: loose) || site.isMailAddress {
      return []
    }
    let first = site.code[site.range.lowerBound]
    let isColon = site.text.equals(":")
    // In assembler statements, empty lists of operands are written `::`.
    if isColon && (site.previous == UInt8(ascii: ":") || site.next == UInt8(ascii: ":")) {
      return []
    }
    let isTaste =
      (isColon || first == UInt8(ascii: "?")) && site.before == .value && site.after == .value
    let reported = out.report(
      Spacing.Operators.self, level: isTaste ? .check : .error, .needsSpaces(site),
      show: .mark(site))
    return reported ? .surround : []
  }
}

/// What looks like an operator with two operands and is none.
extension Spacing.Operators.Walk {
  /// Whether the colon belongs to a `_Generic` of the same line.
  func isInGeneric(_ site: OperatorSite) -> Bool {
    let code = site.code
    var at = 1
    while let word = code.range(ofWord: "_Generic", from: at),
      word.upperBound <= site.range.lowerBound
    {
      at = word.upperBound
      let end = Grammar.parentheses(code, code.skipSpaces(at))
      if end.map({ $0 > site.range.lowerBound }) ?? true { return true }
    }
    return false
  }

  /// Whether the star stands in `name *name` and nothing else from a parenthesis or a comma on up to
  /// another: a parameter. A product has its spaces on both sides.
  func isParameter(_ site: OperatorSite, _ line: borrowing Line) -> Bool {
    let code = site.code
    let star = site.range.lowerBound
    guard site.before == .space, let end = Grammar.identifier(code, site.range.upperBound),
      code[code.skipSpaces(end)].isA(ByteSet(",)"))
    else { return false }
    let typeEnd = code.skipSpacesBack(star)
    let type = code.wordStart(typeEnd)
    guard type < typeEnd, code[type].isIdentifierStart else { return false }
    let before = code.skipSpacesBack(type)
    if before > 1 { return code[before - 1].isA(ByteSet("(,")) }
    let previous = line.previous
    return previous[previous.skipSpacesBack(previous.count) - 1].isA(ByteSet("(,"))
  }
}

extension Message {
  fileprivate static func wantsSpaceBefore(_ site: OperatorSite) -> Message {
    operatorSpacing("prefer a space before", site)
  }
  fileprivate static func wantsSpaces(_ site: OperatorSite) -> Message {
    operatorSpacing("prefer spaces around", site)
  }
  fileprivate static func uneven(_ site: OperatorSite) -> Message {
    operatorSpacing("put the same spacing on both sides of", site)
  }
  fileprivate static func needsSpaces(_ site: OperatorSite) -> Message {
    operatorSpacing("put spaces around", site)
  }
}
