// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import Lintel

/// Fixes that lead back to an earlier text are all taken back, wherever the circle was entered.
@Suite struct FixPathTests {
  private func fix(_ type: String) -> TakenFix { TakenFix(type: type, line: [1]) }

  @Test func aCircleEndsWhereItBegan() {
    var path = FixPath()
    path.leave([1], made: 0, fixes: [fix("A")])
    path.leave([2], made: 3, fixes: [fix("B")])
    path.leave([3], made: 4, fixes: [fix("C"), fix("D")])
    let none = path.circle(to: [4])
    #expect(none == nil)
    let circle = path.circle(to: [2])
    #expect(circle?.fixes == [fix("B"), fix("C"), fix("D")])
    #expect(circle?.made == 3)
    // What follows is still known, what was in the circle is not.
    let (inside, before) = (path.circle(to: [3]), path.circle(to: [1]))
    #expect(inside == nil)
    #expect(before?.made == 0)
  }

  @Test func aTextThatWasGoneBackToIsNoCircle() {
    var path = FixPath()
    path.leave([1], made: 0, fixes: [fix("A")])
    path.goBack()
    let circle = path.circle(to: [1])
    #expect(circle == nil)
  }
}
