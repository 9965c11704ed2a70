// SPDX-License-Identifier: GPL-2.0-only

/// An answer as it came over the wire.
struct WebReply {
  let status: Int
  /// The header fields, their names in lowercase.
  let headers: [(name: String, value: String)]
  let body: String

  /// Reads an answer; a status of 0 stands for a connection that was closed without one.
  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    headers = lines.dropFirst().prefix { !$0.isEmpty }.compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (
        line[..<colon].lowercased(), String(line[line.index(after: colon)...].drop { $0 == " " })
      )
    }
    body = lines.drop { !$0.isEmpty }.dropFirst().joined(separator: "\r\n")
  }

  /// The value of a header field.
  subscript(name: String) -> String { headers.first { $0.name == name }?.value ?? "" }

  /// The cookie that the answer sets, as a request sends it.
  var cookie: String { String(self["set-cookie"].prefix { $0 != ";" }) }

  /// The key in the first form of the page that has one.
  var formKey: String {
    let mark = "name=\"key\" value=\""
    guard let range = body.firstRange(of: mark) else { return "" }
    return String(body[range.upperBound...].prefix { $0 != "\"" })
  }
}
