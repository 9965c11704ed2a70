// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a static variable that is set to zero.
enum InitialisedStatic: LineRule {
  static let info = RuleInfo(
    type: "INITIALISED_STATIC", level: .error, group: .functions,
    fix: .sameMeaning(adds: [], removes: ["=", "0", "NULL", "false"]),
    why: """
      Static variables start as zero without being told; the initialiser only adds text. Leave it \
      out.
      """,
    examples: [
      Example(
        """
        !static int count = 0;
        !	static bool done = false;
        """, fixed: "+static int count;\n+\tstatic bool done;"),
      Example(
        """
        +static int count = 1;
        +static int other;
        """),
    ])

  static let needs = Needs.anyOf(["static"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.isAdded, let zero = assignment(line.code) else { return }
    let declaration = line.code[zero.declaration..<zero.start]
    // The script takes an assignment in a short function for an initialiser.
    if line.options.precise, !isDeclaration(declaration) { return }
    let value = line.code[zero.initializer.value]
    guard out.report(Self.self, .zero(value)), out.isFixing else { return }
    // A constant without a value is a warning, and a BPF program's loader looks for the initialiser.
    if line.code.upTo(zero.start).contains(word: "const") || line.path.hasSuffix(".bpf.c") {
      out.fixes?.doubt()
    }
    let rest = zero.start..<zero.initializer.end
    out.fixes?.replace(rest, in: line.index, with: [UInt8(ascii: ";")]) { text in
      guard let found = text.withView({ assignment($0) }) else { return }
      text.replace(found.start..<found.initializer.end, with: ByteView(";"))
    }
  }

  /// The first zero initialiser after the first `static`, from the spaces before it on.
  private static func assignment(
    _ text: ByteView
  ) -> (declaration: Int, start: Int, initializer: ZeroInitializer)? {
    guard let after = declarationStart(text) else { return nil }
    var at = after
    while let equals = text.firstIndex(of: UInt8(ascii: "="), from: at) {
      if let zero = ZeroInitializer(text, at: equals) {
        return (after, max(after, text.skipSpacesBack(equals)), zero)
      }
      at = equals + 1
    }
    return nil
  }

  /// Whether nothing between the storage class and the value starts a body or ends a statement, or
  /// leaves a parenthesis open.
  private static func isDeclaration(_ text: ByteView) -> Bool {
    var depth = 0
    for at in 0..<text.count {
      switch text[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"): return false
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
    }
    return depth == 0
  }

  /// After the first `static` and the space that follows it.
  private static func declarationStart(_ text: ByteView) -> Int? {
    var at = 1
    while let word = text.range(ofWord: "static", from: at) {
      if text[word.upperBound].isSpace { return word.upperBound + 1 }
      at = word.upperBound
    }
    return nil
  }
}

extension Message {
  fileprivate static func zero(_ value: ByteView) -> Message {
    "drop the initialiser \(value); statics start as zero"
  }
}
