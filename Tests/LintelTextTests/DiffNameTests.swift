// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// Names of files as git writes them in diffs.
@Suite struct DiffNameTests {
  /// The paths after these lines: old and new.
  func paths(_ lines: String) -> [String?] {
    var reader = DiffNameReader()
    for line in lines.split(separator: "\n") { _ = Array(line.utf8).withView { reader.read($0) } }
    return [reader.oldPath, reader.newPath].map { $0.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test(arguments: [
    (#""a\tb\nc\"d\\e\a\b\f\v\r""#, "a\tb\nc\"d\\e\u{7}\u{8}\u{C}\u{B}\r"),
    (#""\303\251 \360\237\220\247""#, "é 🐧"), (#""plain" rest"#, "plain"),
  ])
  func quotesAndEscapes(_ text: String, _ name: String) {
    let found = Array(text.utf8).withView { DiffName.quoted($0, 0)?.name }
    #expect(found.map { String(decoding: $0, as: UTF8.self) } == name)
  }

  @Test(arguments: [#""a"#, #""\x41""#, #""\400""#, #""\1""#, #""a\"#, #""\000""#, "a", ""])
  func whatGitWouldNotRead(_ text: String) {
    #expect(Array(text.utf8).withView { DiffName.quoted($0, 0) == nil })
  }

  @Test(arguments: [
    ("diff --git a/x.c b/x.c", "x.c", "x.c"),
    ("diff --git a/x y.c b/x y.c", "x y.c", "x y.c"),
    ("diff --git a/x b/y b/x b/y", "x b/y", "x b/y"),
    ("diff --git i/x.c w/x.c", "x.c", "x.c"), ("diff --git c/x.c o/x.c", "x.c", "x.c"),
    ("diff --git old/x.c newer/x.c", "x.c", "x.c"),
    ("diff --git lib/x y.c lib/x y.c", "lib/x y.c", "lib/x y.c"),
    ("diff --git top.c top.c", "top.c", "top.c"),
    (#"diff --git "a/x\ty.c" "b/x\ty.c""#, "x\ty.c", "x\ty.c"),
    (#"diff --git a/x.c "b/\303\251.c""#, "x.c", "é.c"),
    (#"diff --git "a/\303\251.c" b/x y.c"#, "é.c", "x y.c"),
    ("diff --git a/x.c b/y.c", "x.c", "y.c"), ("diff --git a/x y.c b/z.c", "x y.c", "z.c"),
    ("diff --git lib/x.c lib/y.c\nrename from lib/x.c\nrename to lib/y.c", "lib/x.c", "lib/y.c"),
    (
      "diff --git lib/x.c lib/y.c\nrename from lib/x.c\nrename to lib/y.c\n--- lib/x.c\n+++ lib/y.c",
      "lib/x.c", "lib/y.c"
    ),
    (
      "diff --git a/x b/y z b/y\nrename from x b/y z\nrename to y\n--- a/x b/y z\t\n+++ b/y",
      "x b/y z", "y"
    ),
    ("copy from a b\ncopy to \"c\\\"d\"", "a b", "c\"d"),
    ("--- a/x.c\t2026-02-02\n+++ b/x.c\t2026-02-02", "x.c", "x.c"),
    ("--- a/x.c 2026-02-02 10:00:00\n+++ b/x.c  2026-02-02 10:00:00.1 +0100", "x.c", "x.c"),
    ("--- a/x y.c\t\n+++ b/x y.c\t", "x y.c", "x y.c"),
    ("--- lib/x.c\n+++ lib/x.c", "lib/x.c", "lib/x.c"), ("--- a/x.c\n+++ a/x.c", "x.c", "x.c"),
    ("--- linux.orig/x.c\n+++ linux/x.c", "x.c", "x.c"),
    ("--- a/x.c\n+++ b/x.c\n--- lib/y.c\n+++ lib/y.c", "lib/y.c", "lib/y.c"),
    (#"--- "a/\303\251.c""# + "\n" + #"+++ "b/\303\251.c""#, "é.c", "é.c"),
    ("diff --cc lib/x y.c", "lib/x y.c", "lib/x y.c"),
    ("diff --combined \"x\\ty.c\"", "x\ty.c", "x\ty.c"),
  ])
  func bothNames(_ lines: String, _ old: String, _ new: String) {
    #expect(paths(lines) == [old, new])
  }

  @Test func noFileIsNoName() {
    let added = "diff --git lib/x.c lib/x.c\nnew file mode 100644\n--- /dev/null\n+++ lib/x.c"
    #expect(paths(added) == [nil, "lib/x.c"])
    #expect(paths("--- a/x.c\n+++ /dev/null\t1970-01-01") == ["x.c", nil])
    #expect(paths("diff --git a b c d\nwhatever") == [nil, nil])
  }

  @Test(arguments: [
    ("lib/x y.c", "lib/x y.c"), ("été.c", "été.c"), ("名前.c", "名前.c"), ("a'b:c.c", "a'b:c.c"),
    ("a\nb", #""a\nb""#), ("a\u{1B}[31m", #""a\033[31m""#), ("a\"b\\", #""a\"b\\""#),
    ("a\u{9B}31m", #""a\302\23331m""#), ("a\u{7F}", #""a\177""#),
    ("a\u{202E}b", #""a\342\200\256b""#),
    ("", ""),
  ])
  func namesAreShown(_ name: String, _ shown: String) {
    let found = Array(name.utf8).withView { QuotedName.shown($0) }
    #expect(String(decoding: found, as: UTF8.self) == shown)
    // What is shown in quotes can be read again.
    if found.first == UInt8(ascii: "\"") {
      #expect(found.withView { DiffName.quoted($0, 0)?.name } == Array(name.utf8))
    }
  }

  @Test func bytesThatAreNoTextAreShown() {
    let found = [UInt8](arrayLiteral: 0x61, 0xE9, 0x2E, 0x63).withView { QuotedName.shown($0) }
    #expect(String(decoding: found, as: UTF8.self) == #""a\351.c""#)
  }

  @Test(arguments: ["diff --git ", "--- ", "+++ ", "rename from ", "diff --git \"", "diff --cc "])
  func timeIsLinear(_ start: String) {
    for unit in [" ", "a ", "/ ", " b/", "\\", "\\303", "\" ", "a/ b/ ", "2026-02-02 "] {
      let line = Array((start + String(repeating: unit, count: 300_000 / unit.utf8.count)).utf8)
      var reader = DiffNameReader()
      let time = ContinuousClock().measure { _ = line.withView { reader.read($0) } }
      #expect(time < .seconds(60), "\(start) \(unit)")
    }
  }
}
