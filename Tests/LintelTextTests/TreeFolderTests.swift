// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct TreeFolderTests {
  @Test(arguments: [
    "../a", "a/../b", "a/..", "..", "/etc/passwd", "", ".", "./a", "a//b", "a/", "a/./b", ".git/x",
    "a/.GIT/config", ".Git", "a\0b",
  ])
  func `a path that git would not write is refused`(_ path: String) {
    #expect(TreeFolder.refusal(of: path) != nil)
  }

  @Test(arguments: ["a", "a/b.c", "..a/b", "a../b", ".gitignore", ".github/x", "a/...", "-x/é"])
  func `a path that git writes is not`(_ path: String) {
    #expect(TreeFolder.refusal(of: path) == nil)
  }

  private func shown(_ bytes: [UInt8]) -> String {
    var buffer = ByteBuffer()
    bytes.withView { buffer.append(shown: $0) }
    return buffer.view.string
  }

  @Test func `a terminal is shown what would steer it`() {
    #expect(shown(Array("a\tb\u{1B}[m\r\n\u{7F}".utf8)) == "a\tb^[[m^M\n^?")
    #expect(shown(Array("é\u{202E}\u{9B}".utf8)) == "é<U+202E><U+009B>")
    #expect(shown([0x61, 0x9B, 0x62]) == "a<9B>b")
    #expect(shown([0]) == "^@")
  }

  @Test func `letters of other charsets stay`() {
    var buffer = ByteBuffer()
    [0x66, 0xFC, 0x72].withView { buffer.append(shown: $0) }
    #expect(buffer.view.bytes == [0x66, 0xFC, 0x72])
  }
}
