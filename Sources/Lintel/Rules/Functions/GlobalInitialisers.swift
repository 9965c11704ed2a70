// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a global variable that is set to zero.
enum GlobalInitialisers: LineRule {
  static let info = RuleInfo(
    type: "GLOBAL_INITIALISERS", level: .error, group: .functions,
    fix: .sameMeaning(adds: [], removes: ["=", "0", "NULL", "false"]),
    why: """
      The kernel clears variables without an initialiser before it runs, so a zero in the source \
      only adds text. Leave it out.
      """,
    examples: [
      Example(
        """
        !int count = 0;
        !struct device *parent __read_mostly = NULL;
        """, fixed: "+int count;\n+struct device *parent __read_mostly;"),
      Example(
        """
        +int count = 1;
        +	int local = 0;
        """),
      Example("+int count = 0;", in: "samples/bpf/example_kern.c"),
    ])

  static let needs = Needs.anyLine
  static let needsInCode: [LineTraits] = ["="]
  static let needsAtStart: LineTraits = "aeAX_"

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.isAdded, line.code[1].isIdentifierStart,
      let zero = assignment(line.code, line.grammar), !isLoadedByBPF(line.path.view)
    else { return }
    let value = line.code[zero.initializer.value]
    guard out.report(Self.self, .zero(value)), out.isFixing else { return }
    // A constant without a value is a warning, and a BPF program's loader looks for the initialiser.
    if line.code.upTo(zero.nameEnd).contains(word: "const") || line.path.hasSuffix(".bpf.c") {
      out.fixes?.doubt()
    }
    let rest = zero.nameEnd..<zero.initializer.end
    out.fixes?.replace(rest, in: line.index, with: [UInt8(ascii: ";")]) { text in
      guard let found = text.withView({ assignment($0, line.grammar) }) else { return }
      text.replace(found.nameEnd..<found.initializer.end, with: ByteView(";"))
    }
  }

  /// The name's end and the initialiser of a declaration that starts in the first column.
  private static func assignment(
    _ text: ByteView, _ grammar: borrowing Grammar
  ) -> (nameEnd: Int, initializer: ZeroInitializer)? {
    guard text.contains(UInt8(ascii: "=")) else { return nil }
    var found: (nameEnd: Int, initializer: ZeroInitializer)?
    _ = grammar.type(text, 1) { typeEnd in
      Grammar.identifier(text, text.skipSpaces(typeEnd)) { nameEnd in
        found = initializer(text, after: nameEnd, grammar, depth: 0)
        return found != nil
      }
    }
    return found
  }

  /// Goes over modifiers after the name.
  private static func initializer(
    _ text: ByteView, after end: Int, _ grammar: borrowing Grammar, depth: Int
  ) -> (nameEnd: Int, initializer: ZeroInitializer)? {
    var found: (nameEnd: Int, initializer: ZeroInitializer)?
    let next = text.skipSpaces(end)
    if next > end && depth < 24 {
      _ = grammar.modifier(text, next) {
        found = initializer(text, after: $0, grammar, depth: depth + 1)
        return found != nil
      }
    }
    return found ?? ZeroInitializer(text, at: next).map { (end, $0) }
  }

  /// Whether the file is a BPF program: its loader needs the initialiser to find the section.
  private static func isLoadedByBPF(_ path: ByteView) -> Bool {
    if path.has("tools/testing/selftests/bpf/progs/") && path.hasSuffix(".c") { return true }
    if path.has("samples/bpf/") && path.hasSuffix("_kern.c") && path.count >= 19 { return true }
    return path.upTo(path.count - 6).contains("/bpf/") && path.hasSuffix(".bpf.c")
  }
}

extension Message {
  fileprivate static func zero(_ value: ByteView) -> Message {
    "drop the initialiser \(value); globals start as zero"
  }
}
