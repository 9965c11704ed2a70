// SPDX-License-Identifier: GPL-2.0-only

/// What a word can be where a type may stand; a word without any of these starts no type, unless
/// something is pasted to it.
struct WordRoles: OptionSet {
  let rawValue: UInt8

  /// A modifier, or one starts the word: `const`, `__init`, a word that the file uses like those.
  static let modifier = WordRoles(rawValue: 1)
  /// `typeof`, in either spelling.
  static let typeOf = WordRoles(rawValue: 2)
  /// A type of the kernel's own, or one that the user has added.
  static let namedType = WordRoles(rawValue: 4)
  /// A keyword that makes a type.
  static let keyword = WordRoles(rawValue: 8)
  /// It ends like the name of a type.
  static let suffixed = WordRoles(rawValue: 16)
  /// A type that the file has taught.
  static let learned = WordRoles(rawValue: 32)
}
