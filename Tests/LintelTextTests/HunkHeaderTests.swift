// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct HunkHeaderTests {
  private func read(_ line: String) -> HunkHeader? {
    Array(line.utf8).withView { HunkHeader($0) }
  }

  @Test func bothSidesAreRead() throws {
    let header = try #require(read("@@ -7,3 +8,12 @@ int main(void)"))
    #expect(header.old.start == 7 && header.old.count == 3 && header.old.hasCount)
    #expect(header.new.start == 8 && header.new.count == 12 && header.new.hasCount)
    #expect(header.contextStart == 16)
  }

  @Test func aSideWithoutACountHasOneLine() throws {
    let header = try #require(read("@@ -7 +8,0 @@"))
    #expect(header.old.count == 1 && !header.old.hasCount)
    #expect(header.new.count == 0 && header.new.hasCount)
  }

  @Test(arguments: [
    "@@ -7,3 +8,12", "@@ -7,3  +8,12 @@", "@@ -7, +8 @@", "@@ 7,3 +8 @@",
    "@@ -99999999999999999999 +1 @@",
  ])
  func whatIsMalformedIsNone(_ line: String) {
    #expect(read(line) == nil)
  }

  @Test func theOldSideCanBeReadAlone() throws {
    let side = Array("@@ -7,3 and more".utf8).withView { HunkHeader.oldSide($0)?.side }
    #expect(side?.start == 7 && side?.count == 3)
  }
}
