// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The JSON that get_maintainer.pl writes since 7.0: one object in a line, its keys in order.
struct ScriptJSON {
  private let options: MaintainerOptions

  /// The JSON that these options ask for.
  init(_ options: MaintainerOptions) { self.options = options }

  /// Adds the object of an answer, and the end of the line.
  func append(_ answer: Answer, to output: inout ByteBuffer) {
    output.append("{")
    if options.bug { append("bug", answer.bugTrackers, isLast: false, to: &output) }
    output.append("\"maintainers\":[")
    for (number, recipient) in answer.recipients.enumerated() {
      if number > 0 { output.append(",") }
      append(recipient, to: &output)
    }
    output.append("]")
    if options.scm { append("scm", answer.trees, to: &output) }
    if options.status { append("status", answer.statuses, to: &output) }
    if options.subsystem { append("subsystem", answer.subsystems, to: &output) }
    if options.web { append("web", answer.pages, to: &output) }
    output.append("}\n")
  }

  private func append(_ recipient: Recipient, to output: inout ByteBuffer) {
    // The script takes its own line apart, at the first parenthesis after a space.
    let line = Array(recipient.line(withRole: options.roles).utf8)
    var (address, role) = (line[...], ArraySlice<UInt8>())
    if options.roles, let (start, open) = Self.remark(in: line) {
      address = line[..<start]
      role = line[(open + 1)..<(line.count - 1)]
    }
    let parts = AddressText(String(decoding: address, as: UTF8.self))
    output.append("{\"email\":")
    append(parts.address, to: &output)
    output.append(",\"name\":")
    append(parts.name, to: &output)
    if !role.isEmpty {
      output.append(",\"role\":")
      append(String(decoding: role, as: UTF8.self), to: &output)
    }
    output.append("}")
  }

  /// Where the white space before a line's remark starts, and where its parenthesis opens.
  private static func remark(in line: [UInt8]) -> (start: Int, open: Int)? {
    guard line.last == UInt8(ascii: ")") else { return nil }
    for open in line.indices where line[open] == UInt8(ascii: "(") && open + 2 < line.count {
      var start = open
      while start > 0, line[start - 1].isSpace { start -= 1 }
      if start < open { return (start, open) }
    }
    return nil
  }

  private func append(
    _ key: StaticString, _ values: [String], isLast: Bool = true, to output: inout ByteBuffer
  ) {
    if isLast { output.append(",") }
    output.append("\"")
    output.append(key)
    output.append("\":[")
    for (number, value) in values.enumerated() {
      if number > 0 { output.append(",") }
      append(value, to: &output)
    }
    output.append(isLast ? "]" : "],")
  }

  /// Adds a string; the script takes each byte of it for a character.
  private func append(_ text: String, to output: inout ByteBuffer) {
    guard options.actsAsScript else { return output.append(json: text) }
    var characters = ""
    for byte in text.utf8 { characters.unicodeScalars.append(Unicode.Scalar(byte)) }
    output.append(json: characters)
  }
}
