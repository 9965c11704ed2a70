// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@Suite struct MailArchiveTests {
  static let page = """
    [list] \u{A0} [2021] \u{A0} Feed
    Messages in this thread
    Subject[PATCH 2/3] lib: teach foo to bar
    From: A. Writer <>

    foo() cannot bar.

    Signed-off-by: A. Writer <>
    ---
    lib/ | 4 ++++
    drivers/net/ | 2 +-
    2 files changed, 5 insertions(+), 1 deletion(-)

    diff --git a/lib/ b/lib/
    index 1111111..2222222 100644
    --- a/lib/
    @@ -10,4 +10,5 @@ static void foo(void)
    int a;
    int b;
    + int c;

    return;
    diff --git a/drivers/net/ b/drivers/net/
    index 3333333..4444444 100644
    --- a/drivers/net/
    +++ b/drivers/net/
    @@ -20,6 +20,6 @@
    one
    - two
    + 2
    three

    -- 
    2.40.1
    \u{A0} Last update: today
    \u{A9} somebody|Advertise

    """

  static let patch = """
    Subject: [PATCH 2/3] lib: teach foo to bar
    From: A. Writer <>

    foo() cannot bar.

    Signed-off-by: A. Writer <>
    ---
     lib/ | 4 ++++
     drivers/net/ | 2 +-
     2 files changed, 5 insertions(+), 1 deletion(-)

    diff --git a/lib/ b/lib/
    index 1111111..2222222 100644
    --- a/lib/
    +++ b/lib/
    @@ -10,4 +10,5 @@ static void foo(void)
     int a;
     int b;
    + int c;
     
     return;
    diff --git a/drivers/net/ b/drivers/net/
    index 3333333..4444444 100644
    --- a/drivers/net/
    +++ b/drivers/net/
    @@ -20,3 +20,3 @@
     one
    - two
    + 2
     three

    -- 
    2.40.1

    """

  @Test(arguments: [false, true])
  func aPageBecomesAPatch(_ hasCRLF: Bool) throws {
    let found = try #require(messages(hasCRLF ? crlf(Self.page) : Self.page))
    #expect(found.count == 1)
    #expect(text(found.first) == Self.patch)
    #expect(found.first?.subject == "[PATCH 2/3] lib: teach foo to bar")
    let notes = found[0].notes.joined(separator: "\n")
    for word in [
      "addresses", "lib/, drivers/net/", "indentation", "1 lost", "5 context", "line 20", "page's",
    ] {
      #expect(notes.contains(word), "\(word) in \(notes)")
    }
  }

  @Test(arguments: [
    "Date\tMon, 1 Jan 2024\nFrom\tA <>\nSubject\t[PATCH] x\n",
    "FromA <>\nSubject[PATCH] x\nDateMon, 1 Jan 2024\n",
    "From: A <>\nSubject: [PATCH] x\n", "Views: [wrap]\nSubjectRe: x\nFrom: A <>\n",
  ])
  func fieldsInOtherForms(_ head: String) throws {
    let diff = sampleDiff.replacingSpaceHead()
    let found = try #require(messages(head + "\nlog\n" + diff)?.first)
    let lines = text(found)?.split(separator: "\n") ?? []
    #expect(lines.contains("From: A <>"))
    #expect(lines.contains { $0.hasPrefix("Subject: ") })
    #expect(text(found)?.hasSuffix("\n\nlog\n" + sampleDiff) == true)
  }

  @Test func aDiffWithItsSpacesIsKept() throws {
    let found = try #require(messages("Subject[PATCH] x\nFrom: A <>\n\nlog\n" + sampleDiff)?.first)
    #expect(text(found) == "Subject: [PATCH] x\nFrom: A <>\n\nlog\n" + sampleDiff)
    #expect(found.notes.count == 1)
  }

  @Test(arguments: [
    "Some page\n\nSubject: a\nFrom: b\n\nlog\n" + sampleDiff,
    "// Subject\nSubjectMatter x;\n", "SubjectX y;\nFromX z;\n",
    "List:       l\nSubject:    [PATCH] x\nFrom:       A <a () b ! org>\n\nlog\n" + sampleDiff,
  ])
  func otherTextStays(_ input: String) { #expect(messages(input) == nil) }

  @Test func hugeCountsDoNotTrap() throws {
    let huge = "999999999999999999999999999"
    let big = "288230376151711743"
    for count in [huge, big] {
      let input =
        "Subject[P] x\nFrom: A <>\n\n--- a/x\n+++ b/x\n@@ -\(big),\(count) +1,\(count) @@\nx\n"
      #expect(messages(input)?.count == 1)
    }
  }
}

extension String {
  /// The diff as a page shows it: without the space before each context line.
  fileprivate func replacingSpaceHead() -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(" ") ? String($0.dropFirst()) : String($0) }.joined(separator: "\n")
  }
}
