// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Operators with one operand.
extension Spacing.Operators {
  static let unaryExamples: [Example] = [
    Example(
      """
      !	if (a &&! b)
      """, fixed: "+\tif (a && !b)"),
    Example(
      """
      !	a = - b;
      !	a = ! b;
      """, fixed: "+\ta = -b;\n+\ta = !b;"),
    Example(
      """
      !	i ++;
      !	++ i;
      """, fixed: "+\ti++;\n+\t++i;"),
    Example(
      """
      !+-b;
      """),
    Example(
      """
      +	a = -b + !c;
      +	i++;
      +	call(&a, *b, ~c);
      +	int * const p = &a;
      """),
  ]
}

extension Spacing.Operators.Walk {
  /// An operator before its operand has a space before, but for brackets and other
  /// operators, and none after.
  mutating func prefix(
    _ site: OperatorSite, _ line: borrowing Line, _ followsMendedComma: Bool, _ out: inout Reporter
  ) -> OperatorEdit {
    var edit: OperatorEdit = []
    if site.before.isOne(of: [.value, .operator]) && !Self.mayTouch(site),
      out.report(Spacing.Operators.self, .needsSpaceBefore(site), show: .mark(site)),
      !followsMendedComma
    {
      edit = .spaceBefore
    }
    if site.after == .space, !(site.text.equals("*") && isBeforeModifier(site, line)),
      out.report(Spacing.Operators.self, .hasSpaceAfter(site), show: .mark(site))
    {
      edit = .trimAfter
    }
    return edit
  }

  /// Whether what is before it may touch an operator: another one, a cast, a brace.
  private static func mayTouch(_ site: OperatorSite) -> Bool {
    switch site.previous {
    case UInt8(ascii: ")"), UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: "*"),
      UInt8(ascii: "-"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "{"):
      true
    case UInt8(ascii: "+"):
      // The patch's marker is none.
      site.range.lowerBound > 2 && site.code[site.range.lowerBound - 2] == UInt8(ascii: "+")
    default: false
    }
  }

  /// Whether a modifier such as const stands anywhere after the operator.
  private mutating func isBeforeModifier(_ site: OperatorSite, _ line: borrowing Line) -> Bool {
    let last = lastModifier ?? Self.findLastModifier(site.code, line.grammar)
    lastModifier = last
    return last >= site.range.upperBound
  }

  private static func findLastModifier(_ code: ByteView, _ grammar: borrowing Grammar) -> Int {
    var at = code.count - 1
    while at > 0 {
      if grammar.modifier(code, at, { code.isWordBoundary($0) }) { return at }
      at -= 1
    }
    return -1
  }

  /// `++` and `--` touch their operand on one side.
  func step(_ site: OperatorSite, _ out: inout Reporter) -> OperatorEdit {
    var edit: OperatorEdit = []
    let isPrefix =
      site.before.isOne(of: [.space, .edge, .operator, .bracket, .comment])
      && site.after != .space
    let isPostfix =
      site.before != .space
      && site.after.isOne(of: [.space, .operator, .bracket, .edge, .comment])
    if !isPrefix && !isPostfix,
      out.report(Spacing.Operators.self, .needsSpaceOnOneSide(site), show: .mark(site))
    {
      edit = .spaceAfter
    }
    if site.before == .space,
      site.after.isOne(of: [.bracket, .edge]) || site.next == UInt8(ascii: ";"),
      out.report(Spacing.Operators.self, .operatorHasSpaceBefore(site), show: .mark(site))
    {
      edit = .trimBefore
    }
    if site.before == .edge && site.after == .space,
      out.report(Spacing.Operators.self, .hasSpaceAfter(site), show: .mark(site))
    {
      edit = .trimAfter
    }
    return edit
  }
}

extension Message {
  fileprivate static func needsSpaceBefore(_ site: OperatorSite) -> Message {
    operatorSpacing("put a space before", site)
  }
  fileprivate static func hasSpaceAfter(_ site: OperatorSite) -> Message {
    operatorSpacing("remove the space after", site)
  }
  fileprivate static func needsSpaceOnOneSide(_ site: OperatorSite) -> Message {
    operatorSpacing("put a space on one side of", site)
  }
}
