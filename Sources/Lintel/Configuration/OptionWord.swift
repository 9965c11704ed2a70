// SPDX-License-Identifier: GPL-2.0-only

/// An argument taken apart as an option.
package struct OptionWord {
  /// The starter and the name as they were given, for messages.
  package let shown: String
  /// The name in lowercase without its starter.
  package let name: String
  /// What stands after `=`, if there is one.
  package let value: String?

  /// Takes an argument apart; nil means that it is no option.
  ///
  /// Perl's Getopt::Long, as the script sets it up, lets an option begin with `--`, `-` or `+`,
  /// and takes the first `=` after at least one byte of name for the separator.
  package init?(_ argument: String) {
    let bytes = argument.utf8
    let starter: Int
    if bytes.starts(with: "--".utf8) {
      starter = 2
    } else if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
      starter = 1
    } else {
      return nil
    }
    if argument == "-" { return nil }
    let nameStart = bytes.index(bytes.startIndex, offsetBy: starter)
    var nameEnd = bytes.endIndex
    var value: String?
    if nameStart < nameEnd,
      let equals = bytes[bytes.index(after: nameStart)...].firstIndex(of: UInt8(ascii: "="))
    {
      nameEnd = equals
      value = String(argument[bytes.index(after: equals)...])
    }
    shown = String(argument[..<nameEnd])
    name = asciiLowercased(String(argument[nameStart..<nameEnd]))
    self.value = value
  }
}
