// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags a storage class after the type.
enum StorageClass: LineRule {
  static let info = RuleInfo(
    type: "STORAGE_CLASS", level: .warning, group: .macros,
    why: """
      static, extern and asmlinkage start a declaration; the C standard calls any other place \
      obsolescent.
      """,
    examples: [
      Example(
        """
        !int static retries;
        !const char extern *name;
        """),
      Example(
        """
        +static int retries;
        +extern const char *name;
        """),
    ])

  static let needs = Needs.anyOf(["static", "extern", "asmlinkage"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    var storage = ByteView.empty
    if standsAfterCode(code) {
      let type = line.grammar.firstType(in: code) { end in
        let start = code.skipSpaces(end)
        guard start > end, let storageEnd = Grammar.storage(code, start),
          !code[storageEnd].isWord
        else { return false }
        storage = code[start..<storageEnd]
        return true
      }
      if let type { out.report(Self.self, .after(storage, code[type])) }
    }
    if isPlaceholderAfterCode(code) { out.report(Self.self, .start) }
  }

  /// Whether a storage class stands after white space that other code is before.
  private static func standsAfterCode(_ code: ByteView) -> Bool {
    var at = code.next(.word, from: 1)
    while at < code.count {
      let next = code.wordEnd(at)
      at = code.next(.word, from: next)
      if code[at - 1].isSpace && Grammar.storage(code, at) != nil { return true }
    }
    return false
  }

  /// Whether `$Storage`, the text itself, stands after other code, and a storage class anywhere
  /// but at the start: all that is left of the check for its place, as checkpatch.pl has it.
  private static func isPlaceholderAfterCode(_ code: ByteView) -> Bool {
    guard code.contains("$Storage") else { return false }
    let first = code.skipSpaces(1)
    guard hasStorage(code), Grammar.storage(code, first) == nil else { return false }
    for start in [first, first - 1] where start >= 1 {
      var at = start + 1
      while let found = code.firstIndex(of: "$Storage", from: at) {
        at = found + 1
        guard code[found + 8].isSpace else { continue }
        let previous = code[start..<found]
        let last = previous[previous.skipSpacesBack(previous.count) - 1]
        return last != UInt8(ascii: ",") && last != UInt8(ascii: ")")
      }
    }
    return false
  }

  private static func hasStorage(_ code: ByteView) -> Bool {
    code.contains(word: "static") || code.contains(word: "extern")
      || code.contains(word: "asmlinkage")
  }
}

extension Message {
  fileprivate static let start: Message = "start the declaration with its storage class"
  fileprivate static func after(_ storage: ByteView, _ type: ByteView) -> Message {
    "move \(storage) before \(type)"
  }
}
