// SPDX-License-Identifier: GPL-2.0-only

/// Where the parts of a `#define` stand in its statement.
package struct MacroDefinition {
  /// The name; it may have pasted parts, which C does not allow.
  package let name: Range<Int>
  /// What stands between the parentheses after the name; nil for a macro that is no function.
  package let parameters: Range<Int>?
  /// Where the value starts.
  package let valueStart: Int

  /// The parts of the definition that starts after the first byte of `text`.
  ///
  /// Without white space after `define` everything counts as the value, as in checkpatch.pl.
  package init?(_ text: ByteView) {
    guard let start = Self.nameStart(text), text[start].isIdentifierStart else { return nil }
    var end = text.wordEnd(start)
    var next = text.skipSpaceRun(end)
    if text[next] == UInt8(ascii: "#"), let whole = Grammar.identifier(text, start), whole > end {
      end = whole
      next = text.skipSpaceRun(end)
    }
    name = start..<end
    guard text[start - 1].isSpace else {
      parameters = nil
      valueStart = 0
      return
    }
    if text[end] == UInt8(ascii: "("),
      let close = text.firstIndex(of: UInt8(ascii: ")"), from: end)
    {
      parameters = (end + 1)..<close
      valueStart = text.skipSpaceRun(close + 1)
    } else {
      parameters = nil
      valueStart = next
    }
  }

  /// Whether a line defines a macro.
  package static func starts(_ code: ByteView) -> Bool {
    guard let start = nameStart(code) else { return false }
    return code[start].isIdentifierStart
  }

  /// Where the name starts, or nil without a `#define`.
  private static func nameStart(_ text: ByteView) -> Int? {
    let hash = text.skipSpaces(1)
    guard text[hash] == UInt8(ascii: "#") else { return nil }
    let keyword = text.skipSpaces(hash + 1)
    guard text.has("define", at: keyword) else { return nil }
    return text.skipSpaces(keyword + 6)
  }

  /// The names of the parameters, without the white space and continuations between them.
  ///
  /// Empty ones at the end are left out.
  package func parameterNames(_ text: ByteView) -> [[UInt8]] {
    guard let parameters else { return [] }
    var list: [UInt8] = []
    for index in parameters where !text[index].isSpace { list.append(text[index]) }
    var names: [[UInt8]] = [[]]
    var index = 0
    while index < list.count {
      if list[index] == UInt8(ascii: "\\") {
        index += index + 1 < list.count && list[index + 1] == UInt8(ascii: "+") ? 2 : 1
        continue
      }
      if list[index] == UInt8(ascii: ",") {
        names.append([])
      } else {
        names[names.count - 1].append(list[index])
      }
      index += 1
    }
    while names.last?.isEmpty == true { names.removeLast() }
    return names
  }
}
