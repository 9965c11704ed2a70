// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags allocations of one object by its size.
enum AllocWithSizeof: StatementRule {
  static let info = RuleInfo(
    type: "ALLOC_WITH_SIZEOF", level: .warning, group: .allocationStyle, fix: .unsafe,
    why: """
      kmalloc_obj() and its siblings take the object or its type, so that the size cannot be that of \
      something else, and the result has the right type.
      """,
    reference: "Documentation/process/deprecated.rst",
    examples: [
      Example(
        """
        !	ptr = kzalloc(sizeof(*ptr), GFP_KERNEL);
        """,
        fixed: """
          +	ptr = kzalloc_obj(*ptr, GFP_KERNEL);
          """),
      Example(
        """
        +	ptr = kzalloc_obj(*ptr, GFP_KERNEL);
        +	ptr = kzalloc(sizeof(*ptr) + size, GFP_KERNEL);
        +	return kzalloc(sizeof(*ptr), GFP_KERNEL);
        """),
      Example(
        """
        +	ptr = kzalloc(sizeof(*ptr), GFP_KERNEL);
        """, options: ["--compat=6.18"]),
    ])

  static let variant: Variant? = .allocWithSizeof
  static let needs = Needs.anyLine
  static let needsAtStart: LineTraits = "aeAX_"

  static func check(
    _ statement: borrowing StatementBlock, _ line: borrowing Line, _ out: inout Reporter
  ) {
    let text = statement.text
    guard text[0] == UInt8(ascii: "+"), text.contains("sizeof"),
      let (name, size) = allocation(text, line),
      let object = ObjectSize(text[size])?.object, let allocator = Self.allocator(text[name])
    else { return }
    let lineCount = text.occurrences(of: UInt8(ascii: "\n")) + 1
    guard
      out.report(
        Self.self, .size(ByteView(allocator), text[name]), show: .lines(lineCount)),
      out.isFixing, lineCount == 1
    else { return }
    let call = ByteView(allocator).bytes + ByteView("(").bytes + object.bytes
    AssignedCall.replace(in: line, &out, with: call) { text, name, arguments in
      guard Self.allocator(name) != nil else { return nil }
      return Self.size(text, arguments, line).map { text.skipSpaces($0.upperBound) }
    }
  }

  /// The allocator of single objects that stands for the allocator; nil for others.
  private static func allocator(_ name: ByteView) -> StaticString? {
    if name.equals("kmalloc") { return "kmalloc_obj" }
    if name.equals("kzalloc") { return "kzalloc_obj" }
    if name.equals("kvmalloc") { return "kvmalloc_obj" }
    return name.equals("kvzalloc") ? "kvzalloc_obj" : nil
  }

  /// The allocation that the statement starts with, and the size, with white space after it.
  private static func allocation(
    _ text: ByteView, _ line: borrowing Line
  ) -> (name: Range<Int>, size: Range<Int>)? {
    guard let (name, arguments) = AssignedCall.start(of: text), allocator(text[name]) != nil,
      let size = size(text, arguments, line)
    else { return nil }
    return (name, size)
  }

  /// The argument at `at` that a comma follows.
  private static func size(_ text: ByteView, _ at: Int, _ line: borrowing Line) -> Range<Int>? {
    var found: Range<Int>?
    _ = line.grammar.argument(text, at) { argument in
      guard text[text.skipSpaces(argument.value.upperBound)] == UInt8(ascii: ",") else {
        return false
      }
      found = argument.whole
      return true
    }
    return found
  }
}

/// A size that is that of one object: `sizeof(object)`.
struct ObjectSize {
  /// The object or the type, as an allocator of objects takes it.
  let object: ByteView

  /// Reads a factor or an argument; nil where it is anything else.
  ///
  /// As the script reads it: after `sizeof` one more byte is passed over, whatever it is, and a
  /// closing parenthesis can only come last.
  init?(_ text: ByteView) {
    let size = text.last == UInt8(ascii: "\n") ? text.upTo(text.count - 1) : text
    let open = size.skipSpaces(6)
    guard size.has("sizeof"), open < size.count else { return nil }
    let start = open + (size[open + 1] == UInt8(ascii: "(") ? 2 : 1)
    let close = size.firstIndex(of: UInt8(ascii: ")"), from: start) ?? size.count
    guard close + 1 >= size.count else { return nil }
    object = size[min(start, close)..<close]
  }
}

extension Grammar.Argument {
  /// The argument with the cast before it, and white space after it.
  var whole: Range<Int> { (cast ?? value).lowerBound..<value.upperBound }
}

extension Message {
  fileprivate static func size(_ object: ByteView, _ allocator: ByteView) -> Message {
    "use \(object)() in place of \(allocator)() with a sizeof"
  }
}
