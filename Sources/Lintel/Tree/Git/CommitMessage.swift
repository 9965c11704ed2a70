// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads a commit object as git stores it.
enum CommitMessage {
  /// The subject as the `%s` of git's formats gives it: the first paragraph on one line, UTF-8.
  static func subject(of commit: ByteView) -> [UInt8] {
    var at = 0
    var isLatin1 = false
    // The header ends with an empty line.
    while at < commit.count {
      let end = commit.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? commit.count
      let line = commit[at..<end]
      at = end + 1
      if line.isEmpty { break }
      if line.has("encoding ") {
        let name = line.from(9)
        isLatin1 = name.hasIgnoringCase("ISO-8859-1") || name.hasIgnoringCase("latin")
      }
    }
    var subject: [UInt8] = []
    var hasText = false
    while at < commit.count {
      let end = commit.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? commit.count
      let line = commit[at..<commit[at..<end].trimmedEnd(at)]
      at = end + 1
      if line.isEmpty {
        if hasText { break }
        continue
      }
      if hasText { subject.append(UInt8(ascii: " ")) }
      hasText = true
      subject += line.bytes
    }
    return isLatin1 ? utf8(fromLatin1: subject) : subject
  }

  private static func utf8(fromLatin1 bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 < 128 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
  }
}

extension ByteView {
  /// Where the text of a line ends that stands at `start` of a larger view.
  fileprivate func trimmedEnd(_ start: Int) -> Int { start + skipSpacesBack(count) }
}
