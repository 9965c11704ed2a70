// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// Which added lines a patch has only moved.
@Suite struct RemovedLinesTests {
  @Test func comparesWithAndWithoutWhiteSpace() {
    var removed = RemovedLines()
    for line in ["-\tsail (far);", "-}", "-"] { Array(line.utf8).withView { removed.add($0) } }
    func match(_ line: String) -> RemovedLines.Match {
      Array(line.utf8).withView { removed.match($0) }
    }
    #expect(match("+\tsail (far);") == .same)
    #expect(match("+\t\tsail(far) ;") == .butForWhiteSpace)
    #expect(match("+\tsail (near);") == .none)
    // A brace is in each patch.
    #expect(match("+}") == .none)
    #expect(match("+") == .none)
  }
}
