// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// What the brackets of a subject say.
@Suite struct SubjectTagsTests {
  private func tags(_ subject: String) -> SubjectTags {
    Array(subject.utf8).withView { SubjectTags($0) }
  }

  @Test func wordsOfAllBrackets() {
    let words = tags("[lists] [PATCH net-next,v2 3/5] a: [b] c").words
    #expect(
      words.map { String(decoding: $0, as: UTF8.self) } == [
        "lists", "patch", "net-next", "v2", "3/5",
      ])
    #expect(tags("a: [PATCH 1/2] b").words.isEmpty)
  }

  @Test(arguments: ["[PATCH 1/2] a", "[PATCH v2 10/12] a", "[a,v3,002/120] b", "[PATCH][1/3] a"])
  func severalPatches(_ subject: String) { #expect(tags(subject).isOneOfSeveral) }

  @Test(arguments: ["[PATCH] a 1/2", "[PATCH 1/1] a", "[PATCH v1] a", "[PATCH 6.6/6.1] a", "a"])
  func onePatch(_ subject: String) { #expect(!tags(subject).isOneOfSeveral) }

  @Test(arguments: [
    "[PATCH AUTOSEL 5.12 10/39] a", "[PATCH 4.9 01/10] a", "[PATCH 5.15.y] a", "[PATCH 6.1.12] a",
    "[PATCH v4.19.y] a", "[PATCH stable-5.10] a", "[PATCH stable 6.6] a",
    "[PATCH linux-5.4.y 1/2] a",
    "[PATCH 4.14-stable] a",
  ])
  func stable(_ subject: String) { #expect(tags(subject).isForStable) }

  @Test(arguments: [
    "[PATCH] a: 5.15.y", "[PATCH for 6.8] a", "[PATCH v3.1] a", "[PATCH linux dev-5.4] a",
    "[PATCH 2.6.28] a", "[PATCH 6.8-rc1] a", "[PATCH for-6.8] a", "[PATCH 2.1] a",
  ])
  func mainline(_ subject: String) { #expect(!tags(subject).isForStable) }
}
