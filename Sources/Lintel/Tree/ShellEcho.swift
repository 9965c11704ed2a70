// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What `echo "TEXT"` prints when it is run by dash, which is how the oracle hands over a licence.
///
/// The text comes from a patch, so nothing is ever run: a command substitution prints nothing and
/// a variable is empty.
enum ShellEcho {
  /// The printed bytes, or nil when the shell would refuse the line and print nothing.
  static func output(of text: ByteView) -> [UInt8]? {
    guard let argument = expand(text) else { return nil }
    var output: [UInt8] = []
    var at = 0
    while at < argument.count {
      let byte = argument[at]
      at += 1
      guard byte == UInt8(ascii: "\\"), at < argument.count else {
        output.append(byte)
        continue
      }
      let escape = argument[at]
      at += 1
      switch escape {
      case UInt8(ascii: "a"): output.append(7)
      case UInt8(ascii: "b"): output.append(8)
      case UInt8(ascii: "c"): return output
      case UInt8(ascii: "f"): output.append(12)
      case UInt8(ascii: "n"): output.append(10)
      case UInt8(ascii: "r"): output.append(13)
      case UInt8(ascii: "t"): output.append(9)
      case UInt8(ascii: "v"): output.append(11)
      case UInt8(ascii: "\\"): output.append(escape)
      case UInt8(ascii: "0"):
        var value: UInt8 = 0
        var digits = 0
        while digits < 3, at < argument.count, argument[at] &- 48 < 8 {
          value = value &* 8 &+ (argument[at] - 48)
          at += 1
          digits += 1
        }
        output.append(value)
      default: output += [byte, escape]
      }
    }
    return output
  }

  /// The text after the shell's expansions, as it stands between double quotes.
  private static func expand(_ text: ByteView) -> [UInt8]? {
    var argument: [UInt8] = []
    var isQuoted = true
    var at = 0
    while at < text.count {
      let byte = text[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "`"):
        guard let end = text.firstIndex(of: byte, from: at) else { return nil }
        at = end + 1
      case UInt8(ascii: "$"):
        if text[at].isIdentifierStart {
          at = text.wordEnd(at)
        } else if text[at] == UInt8(ascii: "(") || text[at] == UInt8(ascii: "{") {
          return nil
        } else {
          argument.append(byte)
        }
      case UInt8(ascii: "\\"):
        // The closing quote follows the text, so a last backslash escapes it.
        guard at < text.count else { return nil }
        let next = text[at]
        if !isQuoted || next.isA(ByteSet("$`\"\\")) {
          argument.append(next)
          at += 1
        } else {
          argument.append(byte)
        }
      default:
        // A control operator between two quoted parts starts another command.
        if !isQuoted && byte.isA(ByteSet("()<>;&|'#")) { return nil }
        argument.append(byte)
      }
    }
    return isQuoted ? argument : nil
  }
}
