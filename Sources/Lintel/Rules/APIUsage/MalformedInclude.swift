// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads the path of an include line.
enum IncludePath {
  /// The path between quotes or angle brackets, up to the last closing one of the line.
  static func of(_ raw: ByteView) -> ByteView? {
    let hash = raw.skipSpaces(1)
    guard raw[hash] == UInt8(ascii: "#") else { return nil }
    let name = raw.skipSpaces(hash + 1)
    let open = raw.skipSpaces(name + 7)
    guard raw.has("include", at: name), open > name + 7,
      raw[open] == UInt8(ascii: "<") || raw[open] == UInt8(ascii: "\"")
    else { return nil }
    var end = raw.count - 1
    while end > open && raw[end] != UInt8(ascii: ">") && raw[end] != UInt8(ascii: "\"") { end -= 1 }
    return end > open ? raw[(open + 1)..<end] : nil
  }
}

/// Flags a path of an include that has two slashes in a row.
enum MalformedInclude: LineRule {
  static let info = RuleInfo(
    type: "MALFORMED_INCLUDE", level: .error, group: .apiUsage,
    spot: .texts(["//"]),
    why: "Two slashes in the path of an include are a slip; the build finds the file anyway.",
    examples: [
      Example("!#include <linux//list.h>"),
      Example("+#include <linux/list.h>"),
    ])

  static let needs = Needs.anyOf(["include"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let path = IncludePath.of(line.raw), path.contains("//") else { return }
    out.report(Self.self, .doubleSlash)
  }
}

extension Message {
  fileprivate static let doubleSlash: Message = "remove the second slash from the path"
}
