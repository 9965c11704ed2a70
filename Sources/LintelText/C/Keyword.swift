// SPDX-License-Identifier: GPL-2.0-only

/// The keywords of C that make a type.
enum Keyword {
  case void, char, short, int, long, signed, unsigned, float, double, bool
  case structure, union, enumeration

  /// The keyword that the word is, or nil.
  @inline(__always)
  init?(_ word: ByteView) {
    switch (word.count, word[0]) {
    case (3, UInt8(ascii: "i")) where word.equals("int"): self = .int
    case (4, UInt8(ascii: "v")) where word.equals("void"): self = .void
    case (4, UInt8(ascii: "c")) where word.equals("char"): self = .char
    case (4, UInt8(ascii: "l")) where word.equals("long"): self = .long
    case (4, UInt8(ascii: "b")) where word.equals("bool"): self = .bool
    case (4, UInt8(ascii: "e")) where word.equals("enum"): self = .enumeration
    case (5, UInt8(ascii: "s")) where word.equals("short"): self = .short
    case (5, UInt8(ascii: "u")) where word.equals("union"): self = .union
    case (5, UInt8(ascii: "f")) where word.equals("float"): self = .float
    case (6, UInt8(ascii: "s")) where word.equals("signed"): self = .signed
    case (6, UInt8(ascii: "s")) where word.equals("struct"): self = .structure
    case (6, UInt8(ascii: "d")) where word.equals("double"): self = .double
    case (8, UInt8(ascii: "u")) where word.equals("unsigned"): self = .unsigned
    default: return nil
    }
  }
}
