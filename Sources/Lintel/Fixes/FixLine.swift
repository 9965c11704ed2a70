// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a fix may do to a line of an input.
enum FixLine: Equatable {
  /// An added line of C: its tokens can be compared.
  case code
  /// An added line of assembler, where white space stands between operands as between operators.
  case assembler
  /// An added line of another language, whose indentation may have a meaning; `keepsEnds` says that
  /// the end of a line may have one, too.
  case text(keepsEnds: Bool)
  /// A line of a mail's log.
  case log
  /// The remark that the line above has no newline at its end; it can only be deleted.
  case noNewline
  /// A context line.
  case context
  /// Anything else: the diff's own lines and removed lines.
  case other

  /// What each line of an input is; `file` is the path of the source file where it is one.
  ///
  /// A name may have what ends it in a diff, so a file's is not read from the lines.
  static func lines(of patch: borrowing PatchText, file: String?) -> [FixLine] {
    var lines: [FixLine] = []
    lines.reserveCapacity(patch.count)
    var added = file.map { Array($0.utf8).withView(kind(of:)) } ?? .text(keepsEnds: true)
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
        lines.append(line[0] != UInt8(ascii: "+") ? .context : added)
      } else if line.has("\\ No newline at end of file") {
        lines.append(.noNewline)
      } else {
        if left == 0, file == nil, let header = names.read(line) {
          let path = names.newPath ?? names.oldPath ?? []
          added = path.withView { kind(of: $0) }
          if header == .start { inLog = false }
        }
        if DiffHeader.startsPatch(line) { inLog = false }
        lines.append(inLog ? .log : .other)
      }
    }
    return lines
  }

  /// What a line is that is added to the file at `path`.
  private static func kind(of path: ByteView) -> FixLine {
    let kinds = FileKinds(path: path)
    if !kinds.isDisjoint(with: [.c, .devicetree]) { return .code }
    if !kinds.isDisjoint(with: [.assembler, .preprocessedAssembler]) { return .assembler }
    let name = path.from((path.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)
    let isProse =
      [".rst", ".txt", ".yaml"].contains { name.hasSuffix($0) } || name.has("Kconfig")
      || ["MAINTAINERS", "CREDITS", "README"].contains { name.equals($0) }
    return .text(keepsEnds: !isProse)
  }

  /// Whether a line of this kind may be changed.
  var isChangeable: Bool {
    switch self {
    case .code, .assembler, .text, .log: true
    case .noNewline, .context, .other: false
    }
  }

  /// Whether it is an added line of neither C nor assembler.
  var isText: Bool {
    if case .text = self { true } else { false }
  }

  /// Whether it is an added line.
  var isAdded: Bool { isChangeable && self != .log }

  /// Whether the line is part of the text that the diff leads to, or of the log.
  var isRead: Bool { isChangeable || self == .context }
}
