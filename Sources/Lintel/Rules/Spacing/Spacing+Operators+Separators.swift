// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Semicolons, commas, arrows, and the colons of labels.
extension Spacing.Operators {
  static let separatorExamples: [Example] = [
    Example(
      """
      !	for (i = 0;i < n; i++)
      """, fixed: "+\tfor (i = 0; i < n; i++)"),
    Example(
      """
      !	call(a,b);
      !	call(a ,b);
      """, fixed: "+\tcall(a, b);\n+\tcall(a, b);"),
    Example(
      """
      !	p -> x = 1;
      """, fixed: "+\tp->x = 1;"),
    Example(
      """
      !	case 1 :
      """, fixed: "+\tcase 1:"),
    Example(
      """
      +	for (;;) {
      +		call(a, b);
      +		p->x = 1;
      """),
    Example(
      """
      +	case 1:
      """),
    Example(
      """
      +#define COMMA ,
      +#define NEXT(a) , .next = a
      """, options: ["--precise", "--ignore=COMPLEX_MACRO"]),
  ]
}

extension Spacing.Operators.Walk {
  /// A semicolon needs a space after it, or the end of something.
  func semicolon(_ site: OperatorSite, _ out: inout Reporter) -> OperatorEdit {
    if site.after.isOne(of: [.space, .edge, .bracket, .comment])
      || site.next == UInt8(ascii: "\\") || site.next == UInt8(ascii: ";")
    {
      return []
    }
    let reported = out.report(
      Spacing.Operators.self, .operatorNeedsSpaceAfter(site), show: .mark(site))
    return reported ? .spaceAfter : []
  }

  /// An arrow has no spaces around it.
  func arrow(_ site: OperatorSite, _ out: inout Reporter) -> OperatorEdit {
    guard site.before == .space || site.after == .space else { return [] }
    let reported = out.report(Spacing.Operators.self, .noSpacesAround(site), show: .mark(site))
    return reported ? [.trimBefore, .trimAfter] : []
  }

  /// A comma has no space before it and one after.
  func comma(
    _ site: OperatorSite, _ line: borrowing Line, _ out: inout Reporter
  ) -> OperatorEdit {
    var edit: OperatorEdit = []
    if site.before == .space, !(line.options.precise && startsMacroValue(site)),
      out.report(Spacing.Operators.self, .operatorHasSpaceBefore(site), show: .mark(site))
    {
      edit.insert(.trimBefore)
    }
    if !site.after.isOne(of: [.space, .edge, .comment]), site.next != UInt8(ascii: "}"),
      out.report(Spacing.Operators.self, .operatorNeedsSpaceAfter(site), show: .mark(site))
    {
      edit.insert(.spaceAfter)
    }
    return edit
  }

  /// Whether the operator is what the value of a macro starts with.
  private func startsMacroValue(_ site: OperatorSite) -> Bool {
    guard MacroDefinition.starts(site.code), let macro = MacroDefinition(site.code) else {
      return false
    }
    let name = macro.name.upperBound
    let end = site.code[name] == UInt8(ascii: "(") ? Grammar.parentheses(site.code, name) : name
    return end.map { site.code.skipSpaces($0) == site.range.lowerBound } ?? false
  }

  /// The colon of a case or a label has no space before it; linker scripts have their own customs.
  func label(
    _ site: OperatorSite, _ line: borrowing Line, _ out: inout Reporter
  ) -> OperatorEdit {
    guard site.before == .space, !line.path.hasSuffix(".lds.h") else { return [] }
    let reported = out.report(
      Spacing.Operators.self, .operatorHasSpaceBefore(site), show: .mark(site))
    return reported ? .trimBefore : []
  }
}

extension Message {
  static func operatorNeedsSpaceAfter(_ site: OperatorSite) -> Message {
    operatorSpacing("put a space after", site)
  }
  static func operatorHasSpaceBefore(_ site: OperatorSite) -> Message {
    operatorSpacing("remove the space before", site)
  }
  fileprivate static func noSpacesAround(_ site: OperatorSite) -> Message {
    operatorSpacing("remove the spaces around", site)
  }
}
