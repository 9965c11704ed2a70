// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags files of debugfs and sysfs that anybody may write.
///
/// Modes in arguments of other functions are looked at with the other mistakes in such arguments.
enum ExportedWorldWritable: LineRule {
  static let info = RuleInfo(
    type: "EXPORTED_WORLD_WRITABLE", level: .warning, otherLevels: [.error], group: .permissions,
    why: """
      A file that anybody may write gives every program a way into the driver. Let only the owner \
      write: 0644 or 0200.
      """,
    reference: "Documentation/filesystems/sysfs.rst",
    examples: [
      Example(
        """
        !static DEVICE_ATTR(level, S_IWUGO, NULL, level_store);
        """),
      Example(
        """
        !module_param(level, int, 0666);
        """),
      Example(
        """
        +module_param(level, int, 0644);
        """),
    ])

  static let needs = Needs.anyOf(["debugfs_create_", "DEVICE_ATTR"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let end = endOfMaker(line.code), hasOpenMode(line.code, from: end) else { return }
    out.report(Self.self, .everybody)
  }

  /// Where the name of the first function or macro that makes a file ends.
  private static func endOfMaker(_ code: ByteView) -> Int? {
    let attribute = code.firstIndex(of: "DEVICE_ATTR").map { $0 + 11 }
    var at = 0
    while let found = code.firstIndex(of: "debugfs_create_", from: at) {
      at = found + 15
      if code[at].isWord { return attribute.map { min($0, at) } ?? at }
    }
    return attribute
  }

  /// Whether a mode with the write bit for others is a word from `start` on.
  private static func hasOpenMode(_ code: ByteView, from start: Int) -> Bool {
    var at = code.wordEnd(start)
    while at < code.count {
      guard code[at].isWord else {
        at += 1
        continue
      }
      let end = code.wordEnd(at)
      if isOpen(code[at..<end]) { return true }
      at = end
    }
    return false
  }

  private static func isOpen(_ word: ByteView) -> Bool {
    switch word[0] {
    case UInt8(ascii: "0"):
      word.count == 4 && PermissionBits.octal(word).map { $0 & 0o2 != 0 } ?? false
    case UInt8(ascii: "S"):
      word.equals("S_IWUGO") || word.equals("S_IWOTH") || word.equals("S_IRWXUGO")
        || word.equals("S_IALLUGO")
    default: false
    }
  }
}

extension Message {
  static let everybody: Message = "do not let everybody write the file"
}
