// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a fix may do to a line of an input.
enum FixLine {
  /// An added line of C: its tokens can be compared.
  case code
  /// An added line of another language, whose indentation may have a meaning.
  case text
  /// A line of a mail's log.
  case log
  /// The remark that the line above has no newline at its end; it can only be deleted.
  case noNewline
  /// A context line.
  case context
  /// Anything else: the diff's own lines and removed lines.
  case other

  /// What each line of an input is.
  static func lines(of patch: borrowing PatchText) -> [FixLine] {
    var lines: [FixLine] = []
    lines.reserveCapacity(patch.count)
    var isCode = false
    var left = 0
    var inLog = true
    var names = DiffNameReader()
    for index in 0..<patch.count {
      let line = patch.raw(index)
      if let header = HunkHeader(line) {
        left = header.newCount
        inLog = false
        lines.append(.other)
      } else if left > 0 && line[0] != UInt8(ascii: "-") && line[0] != UInt8(ascii: "\\") {
        left -= 1
        lines.append(line[0] != UInt8(ascii: "+") ? .context : isCode ? .code : .text)
      } else if line.has("\\ No newline at end of file") {
        lines.append(.noNewline)
      } else {
        if left == 0, let kind = names.read(line) {
          let path = names.newPath ?? names.oldPath ?? []
          isCode = path.withView {
            !FileKinds(path: $0).isDisjoint(with: [.c, .devicetree])
          }
          if kind == .start { inLog = false }
        }
        if DiffHeader.startsPatch(line) { inLog = false }
        lines.append(inLog ? .log : .other)
      }
    }
    return lines
  }

  /// Whether a line of this kind may be changed.
  var isChangeable: Bool {
    switch self {
    case .code, .text, .log: true
    case .noNewline, .context, .other: false
    }
  }

  /// Whether the line is part of the text that the diff leads to, or of the log.
  var isRead: Bool { isChangeable || self == .context }
}
