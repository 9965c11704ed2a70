// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Inputs that are made of what Lintel has: the examples of its rules.
enum Samples {
  /// The examples as mails with patches.
  static var patches: [[UInt8]] {
    examples.map { file, lines in
      guard let file else { return text(lines) }
      let counts = "@@ -1,\(lines.count) +1,\(lines.count) @@"
      var patch = [
        "From: A U Thor <author@example.org>", "Subject: [PATCH] fuzz: vary a patch", "",
        "What and why.", "", "Signed-off-by: A U Thor <author@example.org>", "---",
        "diff --git a/\(file) b/\(file)", "--- a/\(file)", "+++ b/\(file)", counts,
      ].map { Array($0.utf8) }
      patch += lines.map { Array($0.utf8) }
      HunkCounts.repair(&patch)
      return [UInt8](patch.joined(separator: [10])) + [10]
    }
  }

  /// The examples as source files, each with its name above it.
  static var files: [[UInt8]] {
    examples.compactMap { file, lines in
      guard let file else { return nil }
      let kept = lines.filter { $0.first != "-" && $0.first != "@" }
      return text([file] + kept.map { String($0.dropFirst()) })
    }
  }

  /// The examples that are mails, and one of each encoding.
  static var mails: [[UInt8]] {
    let header =
      "From: A <a@example.org>\nSubject: =?utf-8?q?=C3=A4?= [PATCH] x\nMIME-Version: 1.0\n"
    let diff = "diff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n@@ -1 +1 @@\n-int a;\n+int  b;\n"
    let encoded = "ZGlmZiAtLWdpdCBhL3guYyBiL3guYwotLS0gYS94LmMKKysrIGIveC5jCkBAIC0xICsxIEBACitpbnQK"
    let part = "Content-Type: text/plain\n\nlog\n--b\nContent-Type: text/x-patch\n"
    let mails = [
      header + "Content-Transfer-Encoding: quoted-printable\n\nx=3D=\ny\n" + diff,
      header + "Content-Transfer-Encoding: base64\n\n\(encoded)\n",
      header + "Content-Type: text/plain; charset=iso-8859-1\n\n\u{E9}\n" + diff,
      header + "Content-Type: text/plain; format=flowed; delsp=yes\n\nlong \nline\n" + diff,
      header + "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n\(part)\n\(diff)--b--\n",
      header + "Content-Type: message/rfc822\n\n\(header)\n\(diff)",
      header + "Content-Type: text/html\n\n<pre>a &lt;b&gt;\n\(diff)</pre>\n",
      "From a Mon Sep 17 00:00:00 2001\n\(header)\n\(diff)\nFrom b Mon Sep 17 00:00:00 2001\n"
        + "\(header)\n>From c\n\(diff)",
      "<html><head><title>[PATCH] x</title></head><body><pre>From: a\n\(diff)</pre></html>",
    ]
    return mails.map { Array($0.utf8) } + Array(patches.prefix(40))
  }

  /// Mails of each kind that `--precise` tells apart: for the kernel, one of a series, for a stable one,
  /// for another project.
  static var kinds: [[UInt8]] {
    let id = "0123456789abcdef0123456789abcdef01234567"
    let mails = [
      ("PATCH net-next v2 2/7", "", "drivers/net/x.c"),
      ("PATCH 5.15.y", "commit \(id) upstream.\n\n", "fs/x.c"),
      ("PATCH AUTOSEL 6.6 3/9", "[ Upstream commit \(id) ]\n\n", "mm/x.c"),
      ("PATCH iproute2-next", "", "ip/x.c"), ("PATCH", "", "src/x.c"),
    ]
    return mails.map { tag, origin, path in
      let diff =
        "diff --git a/\(path) b/\(path)\n--- a/\(path)\n+++ b/\(path)\n@@ -1,2 +1,3 @@\n int a;\n"
        + "-if (a==b)\n+if (a==b) {\n+\tu32 *x=kmalloc(sizeof(*x), GFP_KERNEL) ; \n"
      return Array(
        "From: A <a@example.org>\nSubject: [\(tag)] x: do it\n\n\(origin)Why.\n\n---\n\(diff)".utf8)
    }
  }

  /// The files that the examples are in, nil for mails, and their lines as a patch has them.
  private static var examples: [(file: String?, lines: [String])] {
    RuleCatalog.all.flatMap { info in
      info.examples.map { example in
        let lines = example.lines
        switch example.place {
        case .mail: return (nil, lines.map { String($0.text) })
        case .file(let name):
          let marked = lines.map { "\($0.marker == "!" ? "+" : $0.marker)\($0.text)" }
          return (ByteView(name).string, marked)
        }
      }
    }
  }

  private static func text(_ lines: [String]) -> [UInt8] {
    Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
