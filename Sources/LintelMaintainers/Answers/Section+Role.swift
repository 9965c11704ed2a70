// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

extension Section {
  /// What --substatus says of the section; nil where there is nothing to say.
  var substatus: String? {
    let status = status ?? "Unknown"
    return title == "THE REST" || status == "Maintained" ? nil : "\(title) status: \(status)"
  }

  /// The title as roles have it: 50 characters at most.
  var shortTitle: String {
    let limit = 50
    let scalars = title.unicodeScalars
    guard scalars.count > limit else { return title }
    var short = Array(scalars.prefix(limit - 3))
    while let last = short.last, last.properties.isWhitespace { short.removeLast() }
    var text = ""
    text.unicodeScalars.append(contentsOf: short)
    return text + "..."
  }

  /// What a tree's get_maintainer.pl calls an `M:` of a section with this status.
  func role(_ script: MaintainerScript) -> String {
    let status = (status ?? "unknown").lowercased()
    return switch status {
    case "buried alive in reporters": "chief penguin"
    case _ where script.has(.plainRoles): "maintainer"
    case "supported": "supporter"
    case "maintained": "maintainer"
    case "odd fixes": "odd fixer"
    case "orphan": "orphan minder"
    case "obsolete": "obsolete minder"
    default: status
    }
  }

  /// The section as `--sections` and `--letters` print it: the title, and a tab after each letter.
  ///
  /// - Parameter letters: The letters of the fields to print, in any case; empty for all.
  /// - Parameter expressions: Gives the expression of a file pattern.
  func listing(letters: String, expression: (Field) -> String?) -> String {
    var text = title + "\n"
    let letters = letters.utf8.map(\.uppercased)
    for field in fields where letters.isEmpty || letters.contains(field.letter) {
      let value = expression(field).map(Section.restored) ?? field.value
      text += "\(Unicode.Scalar(field.letter)):\t\(value)\n"
    }
    return text + "\n"
  }

  /// The wildcards of a file pattern that was made a regular expression.
  ///
  /// get_maintainer.pl goes back in this way too, which is not exact: of two `?` in a row it finds
  /// one, and a pattern prints with what that leaves.
  private static func restored(_ expression: String) -> String {
    let text = Array(expression.utf8)
    let dot = UInt8(ascii: ".")
    let star = UInt8(ascii: "*")
    let backslash = UInt8(ascii: "\\")
    var marked = text
    var at = 0
    // A dot with a byte before it that is no backslash, and a byte after it that is no star; each
    // search goes on after the last find.
    while at + 2 < text.count {
      if text[at] != backslash, text[at + 1] == dot, text[at + 2] != star {
        marked[at + 1] = UInt8(ascii: "?")
        at += 3
      } else {
        at += 1
      }
    }
    if marked.count > 1, marked.last == dot, marked[marked.count - 2] != backslash {
      marked[marked.count - 1] = UInt8(ascii: "?")
    }
    var result: [UInt8] = []
    for (index, byte) in marked.enumerated() {
      let next = index + 1 < marked.count ? marked[index + 1] : 0
      if byte == backslash && next == dot { continue }
      result.append(byte)
    }
    var plain: [UInt8] = []
    var rest = result[...]
    while let byte = rest.first {
      if rest.starts(with: PathPattern.anyPath) {
        plain += [star, star]
        rest = rest.dropFirst(PathPattern.anyPath.count)
        continue
      }
      rest.removeFirst()
      if byte == star, plain.last == dot { plain.removeLast() }
      plain.append(byte)
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
