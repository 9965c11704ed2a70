// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Words that tell what a piece of C is.
enum CWords {
  /// Words that start or continue a statement which declares nothing.
  static let statement: [StaticString] = [
    "return", "goto", "case", "default", "if", "else", "while", "do", "switch", "sizeof", "break",
    "continue", "asm", "__asm__", "for", "typeof_member",
  ]
  /// Words that tags stand after.
  static let tag: [StaticString] = ["struct", "union", "enum"]
  /// Words before a type that are no type.
  static let storage: [StaticString] = [
    "static", "extern", "inline", "__inline", "__inline__", "__always_inline", "noinline",
    "asmlinkage", "register", "auto", "__init", "__exit", "notrace", "__sched", "__weak",
    "__visible", "__cold",
  ]
  /// Words that begin a type in any C file.
  static let type: [StaticString] = [
    "void", "char", "short", "int", "long", "unsigned", "signed", "float", "double", "_Bool",
    "bool", "const", "volatile", "struct", "union", "enum", "u8", "u16", "u32", "u64", "size_t",
    "__u8", "__u16", "__u32", "__u64",
  ]
  /// Words with parentheses after them that are neither functions nor their parameters.
  private static let attributes: [StaticString] = [
    "__attribute__", "__attribute", "__declspec", "__aligned", "__printf", "__scanf", "__section",
    "__acquires", "__releases", "__must_hold", "__cond_acquires", "__acquires_shared",
    "__releases_shared", "__must_hold_shared", "__alloc_size", "__nonnull", "__alias", "_Alignas",
    "alignas", "asm", "__asm__", "__asm", "typeof", "__typeof__", "__typeof", "__no_sanitize",
    "__error", "__compiletime_error", "__cleanup", "__free", "SEC", "__target", "noexcept",
    "__malloc", "__assume_aligned", "_Static_assert", "static_assert", "__counted_by",
  ]

  /// Whether parentheses after the word hold an attribute's arguments.
  static func isAttribute(_ word: ByteView) -> Bool { attributes.contains { word.equals($0) } }

  /// Whether a word has letters, and no small ones.
  static func isUppercase(_ word: ByteView) -> Bool {
    var hasLetter = false
    for index in 0..<word.count {
      if word[index].isLower { return false }
      if word[index].isUpper { hasLetter = true }
    }
    return hasLetter
  }
}
