// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Knows the macros that declare a variable: `DEFINE_MUTEX(`, `LIST_HEAD(`, `XA_STATE(` and so on.
///
/// The names are those of checkpatch.pl 6.12.
enum DeclarationMacro {
  /// Whether one is called at `at`, a storage class before it allowed.
  static func starts(_ code: ByteView, _ at: Int, _ profile: ScriptProfile) -> Bool {
    if let end = Grammar.storage(code, at) {
      let next = code.skipSpaces(end)
      if next > end { return isCall(code, next, nil) }
    }
    return isCall(code, at, profile)
  }

  /// Whether a macro of the family is called at `at`; some are only known without a storage class,
  /// where `profile` says which.
  private static func isCall(_ code: ByteView, _ at: Int, _ profile: ScriptProfile?) -> Bool {
    let end = code.wordEnd(at)
    let name = code[at..<end]
    guard name[0].isUpper || name[0] == UInt8(ascii: "_"),
      code[code.skipSpaces(end)] == UInt8(ascii: "(")
    else { return false }
    return isDefinition(name) || isListHead(name) || name.equals("XA_STATE")
      || name.equals("XA_STATE_ORDER")
      || profile.map { isOnStack(name) || isGroup(name, $0) } ?? false
  }

  private static func isListHead(_ name: ByteView) -> Bool {
    guard name.hasSuffix("LIST_HEAD"), name.count <= 10 else { return false }
    return name.count == 9 || name[0].isA(ByteSet("HLP"))
  }

  /// Whether the macro begins or ends a group of members.
  private static func isGroup(_ name: ByteView, _ profile: ScriptProfile) -> Bool {
    if profile.has(.cachelineGroups), name.has("__cacheline_group_") {
      let rest = name.from(18)
      let step = rest.hasSuffix("_aligned") ? rest.upTo(rest.count - 8) : rest
      return step.equals("begin") || step.equals("end")
    }
    return profile.has(.dmaGroups)
      && (name.equals("__dma_from_device_group_begin")
        || name.equals("__dma_from_device_group_end"))
  }

  private static func isOnStack(_ name: ByteView) -> Bool {
    name.equals("SKCIPHER_REQUEST_ON_STACK") || name.equals("SHASH_DESC_ON_STACK")
      || name.equals("AHASH_REQUEST_ON_STACK")
  }

  /// Whether the name is DEFINE or DECLARE with up to two words before it and one to six after.
  private static func isDefinition(_ name: ByteView) -> Bool {
    for verb in ["DEFINE", "DECLARE"] as [StaticString] {
      var at = 0
      while let found = name.firstIndex(of: verb, from: at) {
        if isPrefix(name.upTo(found)) && isSuffix(name.from(found + verb.utf8CodeUnitCount)) {
          return true
        }
        at = found + 1
      }
    }
    return false
  }

  /// Whether the text is up to two words in capitals, each with its underscore.
  private static func isPrefix(_ text: ByteView) -> Bool {
    var at = 0
    for _ in 0..<2 where at < text.count {
      guard text[at].isUpper || text[at] == UInt8(ascii: "_") else { return false }
      at += 1
      while text[at].isUpper || text[at].isDigit { at += 1 }
      guard text[at] == UInt8(ascii: "_") else { return false }
      at += 1
    }
    return at == text.count
  }

  /// Whether the text is one to six words in capitals, each after its underscore.
  private static func isSuffix(_ text: ByteView) -> Bool {
    var at = 0
    var words = 0
    while at < text.count {
      guard text[at] == UInt8(ascii: "_"), words < 6 else { return false }
      let start = at + 1
      at = start
      while text[at].isUpper || text[at].isDigit { at += 1 }
      if at == start { return false }
      words += 1
    }
    return words > 0
  }
}
