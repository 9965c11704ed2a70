// SPDX-License-Identifier: GPL-2.0-only

/// Makes variations of a text from a stream of random numbers (SplitMix64).
struct Mutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next random number.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func below(_ limit: Int) -> Int {
    limit > 0 ? Int(truncatingIfNeeded: next() % UInt64(limit)) : 0
  }

  /// Pieces that tend to confuse readers of C and of mail.
  private static let pieces: [String] = [
    "/*", "*/", "//", "\"", "'", "\\", "\\\n", "#if 0\n", "#else\n", "#endif\n", "#define X(a) ",
    "(", ")", "{", "}", "[", "]", ";", ",", " ", "\t", "\n", "\r\n", "+", "-", "@@ -1,3 +1,4 @@\n",
    "@@ -1 +1,999999999 @@\n", "##", "->", "==", "=", "? :", "if (", "else", "do {", "while (",
    "for (", "switch (x) {", "case 1:", "default:", "struct foo *", "unsigned long ", "const ",
    "static ", "__init ", "0x", "1.e", "%pf", "\u{1C}", "\0", "\u{FFFD}", "=?utf-8?q?=C3=A4?=",
    "Signed-off-by: ", "Fixes: 123456789abc (\"x\")\n", "--- a/x.c\n+++ b/x.c\n", "From: ",
    "Content-Transfer-Encoding: base64\n\n", "=3D=\n", "kmap(", "typeof(x) ", "__aligned(8) ",
  ]

  /// A text with a few random changes.
  mutating func mutate(_ text: [UInt8]) -> [UInt8] {
    var text = text
    for _ in 0..<(1 + below(8)) {
      let at = below(text.count + 1)
      switch below(7) {
      case 0: text.insert(contentsOf: Self.pieces[below(Self.pieces.count)].utf8, at: at)
      case 1: if at < text.count { text.remove(at: at) }
      case 2: if at < text.count { text[at] = UInt8(truncatingIfNeeded: next()) }
      case 3:
        let end = min(text.count, at + below(40))
        text.insert(contentsOf: Array(text[at..<end]), at: at)
      case 4: text.removeSubrange(at..<min(text.count, at + below(20)))
      case 5:
        let piece = Array(Self.pieces[below(Self.pieces.count)].utf8)
        let copies = 1 + below(below(20) == 0 ? 3000 : 5)
        text.insert(contentsOf: (0..<copies).flatMap { _ in piece }, at: at)
      default: text.removeSubrange(at..<text.count)
      }
    }
    return text
  }
}
