// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension ByteBuffer {
  /// Adds text, so that it is neither a tag nor the end of an attribute.
  mutating func append(html text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "\""): append("&quot;")
      case UInt8(ascii: "'"): append("&#39;")
      default: append(byte)
      }
    }
  }
}

extension ByteBuffer {
  /// Adds a path as code that may be broken after its slashes.
  mutating func append(path: String) {
    append("<code class=\"path\">")
    for (index, part) in path.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { append("/<wbr>") }
      append(html: String(part))
    }
    append("</code>")
  }
}

/// A page that needs nothing but itself: style, script and charts are inside.
struct HTMLPage {
  /// Writes a page with what `body` adds between its title and its end.
  static func write(
    title: String, to out: inout ByteBuffer, _ body: (inout ByteBuffer) -> Void
  ) {
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
    out.append(html: title)
    out.append("</title>\n<style>\n")
    out.append(HTMLStyle.text)
    out.append("</style>\n</head>\n<body>\n<main>\n<h1>")
    out.append(html: title)
    out.append("</h1>\n")
    body(&out)
    out.append("</main>\n<script>\n")
    out.append(HTMLStyle.script)
    out.append("</script>\n</body>\n</html>\n")
  }

  /// Writes a table that the script can sort, in a frame of its own that can be scrolled.
  ///
  /// Titles that start with `>` are of numbers; `cell` writes the inside of a cell.
  static func table(
    _ titles: [String], rows: Int, to out: inout ByteBuffer,
    _ cell: (Int, Int, inout ByteBuffer) -> Void
  ) {
    out.append("<div class=\"frame\"><table>\n<thead><tr>")
    for title in titles {
      let isNumber = title.hasPrefix(">")
      out.append(isNumber ? "<th class=\"number\" scope=\"col\">" : "<th scope=\"col\">")
      out.append(html: isNumber ? String(title.dropFirst()) : title)
      out.append("</th>")
    }
    out.append("</tr></thead>\n<tbody>\n")
    for row in 0..<rows {
      out.append("<tr>")
      for (column, title) in titles.enumerated() {
        out.append(title.hasPrefix(">") ? "<td class=\"number\">" : "<td>")
        cell(row, column, &out)
        out.append("</td>")
      }
      out.append("</tr>\n")
    }
    out.append("</tbody>\n</table></div>\n")
  }
}
