// SPDX-License-Identifier: GPL-2.0-only

import LintelCensus
import Testing

/// What subjects begin with.
@Suite struct SubjectGuessTests {
  @Test func aPrefixIsGuessedFromThePast() {
    #expect(
      SubjectGuess.prefix(of: [
        "fs/tide: fix a leak", "fs/tide: super: count better", "fs/tide: use folios",
        "treewide: spelling", "Merge branch 'x'",
      ]) == "fs/tide:")
    #expect(
      SubjectGuess.prefix(of: ["drm/i915: gem: a", "drm/i915: gem: b", "drm/i915: display: c"])
        == "drm/i915: gem:")
    #expect(SubjectGuess.prefix(of: ["one", "two: a", "three: b"]) == nil)
    #expect(SubjectGuess.prefix(of: []) == nil)
  }
}
