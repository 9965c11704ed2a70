// SPDX-License-Identifier: GPL-2.0-only

extension String {
  /// The text with a space for each tab and line end and without other control characters.
  ///
  /// Names, subjects and paths come from mails and trees; none may steer a terminal or break a line.
  package var printable: String {
    if utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 9, 10, 13: result.append(" ")
      case 0..<32, 127..<160, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The text without spaces and tabs at both ends.
  package var trimmingSpace: String {
    var rest = self[...]
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return String(rest)
  }

  /// The text with each run of white space as one space, and none at its ends.
  package var collapsingSpace: String {
    split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" }.joined(separator: " ")
  }
}
