// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Licence tags: where they stand, how they are commented and what they say.
enum SPDXLicenseTag {
  static let info = RuleInfo(
    type: "SPDX_LICENSE_TAG", level: .warning, otherLevels: [.check], group: .others, fix: .unsafe,
    reads: [.comments, .strings],
    why: """
      Tools read the licence of a file from its first line, or from the second where the first \
      starts with #!. The tag stands alone in a comment of the form that the kind of file asks for, \
      and names licences that LICENSES/ has.
      """,
    reference: "Documentation/process/license-rules.rst",
    examples: FirstLine.examples + Misplaced.examples + OtherTag.examples)

  fileprivate static let tag: StaticString = "SPDX-License-Identifier:"
}

extension SPDXLicenseTag {
  /// The line in which the tag belongs.
  /// Where the tag belongs in the file.
  struct Memory {
    /// The line of the file: the first, or the one below `#!`.
    var line = 1
  }

  enum FirstLine: HunkRule {
    static let info = SPDXLicenseTag.info

    static let examples = [
      Example(
        """
        @@ -0,0 +1,2 @@
        !#include <linux/module.h>
        +
        """),
      Example(
        """
        @@ -0,0 +1,2 @@
        !// SPDX-License-Identifier: GPL-2.0-only
        +
        """, in: "include/linux/example.h"),
      Example(
        """
        @@ -0,0 +1,2 @@
        !/* SPDX-License-Identifier: GPL-2.0-only */
        +
        """, in: "include/dt-bindings/clock/example.h"),
      Example(
        """
        @@ -0,0 +1,2 @@
        !# SPDX-License-Identifier: GPL-2.0-only
        +%YAML 1.2
        """, in: "Documentation/devicetree/bindings/example.yaml", strict: true,
        fixed: """
          @@ -0,0 +1,2 @@
          +# SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)
          +%YAML 1.2
          """),
      Example(
        """
        @@ -0,0 +1,2 @@
        +// SPDX-License-Identifier: GPL-2.0-only
        +
        """),
      Example(
        """
        @@ -0,0 +1,2 @@
        +#!/bin/sh
        +# SPDX-License-Identifier: GPL-2.0-only
        """, in: "scripts/example.sh"),
    ]

    static let needs = Needs.anyLine
    static let needsInCode = [LineTraits.licensePlace]

    static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
      guard line.fileLine == memory.file.license.line else { return }
      let raw = line.raw
      if namesInterpreter(raw) {
        memory.file.license.line = 2
        return
      }
      guard raw[0] == UInt8(ascii: "+") else { return }
      let style = CommentStyle(
        line.path.view, isBelowInterpreter: memory.file.license.line == 2,
        options: line.options)
      if let start = style.start {
        let starts = [start, style.other ?? start]
        let first = raw.skipSpaces(1)
        if style.isStrict, raw.contains(tag), !starts.contains(where: { raw.has($0, at: first) }) {
          out.report(Self.self, .commentStyle(start))
        }
        guard starts.contains(where: { startsTag(raw, after: $0) }) else {
          out.report(Self.self, .missing(memory.file.license.line, start))
          return
        }
      }
      guard let start = tagStart(raw) else { return }
      checkLicense(raw.from(start), line, &out)
    }

    /// Whether the line starts with `#!` and an absolute path.
    private static func namesInterpreter(_ raw: ByteView) -> Bool {
      guard raw[0] == UInt8(ascii: "+") || raw[0] == UInt8(ascii: " ") else { return false }
      let hash = raw.skipSpaces(1)
      return raw.has("#!", at: hash) && raw[raw.skipSpaces(hash + 2)] == UInt8(ascii: "/")
    }

    private static func startsTag(_ raw: ByteView, after start: StaticString) -> Bool {
      let space = 1 + start.utf8CodeUnitCount
      return raw.has(start, at: 1) && raw[space] == UInt8(ascii: " ")
        && raw.has(tag, at: space + 1)
        && raw[space + 1 + tag.utf8CodeUnitCount] == UInt8(ascii: " ")
    }

    /// Where a tag with a space after its colon starts.
    private static func tagStart(_ text: ByteView) -> Int? {
      text.firstIndex(of: "SPDX-License-Identifier: ")
    }

    private static func checkLicense(
      _ license: ByteView, _ line: borrowing Line, _ out: inout Reporter
    ) {
      let path = line.path.view
      if !isKnown(license, line.services) { out.report(Self.self, .unknown(license)) }
      if path.has("Documentation/devicetree/bindings/") && !isBindingLicense(license, line) {
        let level = line.inWholeFile ? Level.check : .warning
        let reported = out.report(Self.self, level: level, .binding)
        if reported, out.isFixing { out.fixes?.edit(line.index) { text in relicense(&text) } }
      }
      if path.has("include/dt-bindings/"), line.has(.bindingHeaders), !isDual(license, with: nil) {
        out.report(Self.self, .bindingHeader)
      }
    }

    /// Whether the tree's list of licences has all that the tag names; without such a list it does.
    private static func isKnown(_ license: ByteView, _ services: Services) -> Bool {
      guard let tree = services.tree, services.git.isRepository,
        tree.fileExists("scripts/spdxcheck.py")
      else { return true }
      return tree.licenses.isValid(license)
    }

    private static func isBindingLicense(_ license: ByteView, _ line: borrowing Line) -> Bool {
      guard line.has(.looseBindingLicense) else { return isDual(license, with: "BSD-2-Clause") }
      let first = license.firstIndex(of: "GPL-2.0")
      return first.map { license.from($0 + 7).contains("BSD-2-Clause") } ?? false
    }

    /// Whether the GPL, version 2, comes with the other licence as a choice; nil stands for any.
    private static func isDual(_ license: ByteView, with other: StaticString?) -> Bool {
      var at = 0
      while let start = license.firstIndex(of: "GPL-2.0", from: at) {
        at = start + 7
        var end = at
        if license.has("-only", at: end) { end += 5 }
        guard license.has(" OR ", at: end) else { continue }
        if let other {
          if license.has(other, at: end + 4) { return true }
        } else if end + 4 < license.count && !license[end + 4].isSpace {
          return true
        }
      }
      return false
    }

    private static func relicense(_ text: inout [UInt8]) {
      guard let start = text.withView(tagStart) else { return }
      text.replace(
        start..<text.count,
        with: ByteView("SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause)"))
    }
  }

  /// Tags in other lines.
  enum Misplaced: HunkRule {
    static let info = SPDXLicenseTag.info

    static let examples = [
      Example(
        """
        @@ -99,0 +100 @@
        !// SPDX-License-Identifier: GPL-2.0-only
        """, inWholeFile: false)
    ]

    static let needs = Needs.anyOf(["SPDX-License-Identifier:"])

    static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
      guard line.fileLine != memory.file.license.line, line.raw.range(ofWordPrefix: tag) != nil
      else {
        return
      }
      out.report(Self.self, .misplaced(memory.file.license.line))
    }
  }
}

extension SPDXLicenseTag {
  /// Tags of other kinds than the two that the kernel uses.
  enum OtherTag: LineRule {
    static let info = SPDXLicenseTag.info
    static let variant: Variant? = .otherSPDXTags

    static let examples = [
      Example(
        """
        !/* SPDX-Copyright: somebody */
        """),
      Example(
        """
        +/* SPDX-FileCopyrightText: somebody */
        """),
    ]

    static let needs = Needs.anyOf(["SPDX-"])

    static func check(_ line: borrowing Line, _ out: inout Reporter) {
      let raw = line.raw
      guard let start = raw.range(ofWordPrefix: "SPDX-")?.upperBound,
        raw.from(start).contains(UInt8(ascii: ":")), raw.range(ofWordPrefix: tag) == nil,
        raw.range(ofWordPrefix: "SPDX-FileCopyrightText:") == nil
      else { return }
      out.report(Self.self, .otherTag)
    }
  }
}

/// How the comment with the tag starts in a kind of file.
private struct CommentStyle {
  /// What starts the comment, a space and the tag follow; nil where no tag is asked for.
  let start: StaticString?
  /// What starts it in the other form that is accepted.
  let other: StaticString?
  /// Whether a tag in another sort of comment is worth a word of its own.
  let isStrict: Bool

  init(_ path: ByteView, isBelowInterpreter: Bool, options: CheckOptions) {
    let kind = FileKinds(path: path)
    let assembler: FileKinds = [.assembler, .preprocessedAssembler]
    isStrict = !kind.isDisjoint(with: assembler.union(.c))
    if !kind.isDisjoint(with: assembler.union(.header)) {
      start = "/*"
      other = options.spdxCxxComments ? "//" : nil
      return
    }
    other = nil
    if !kind.isDisjoint(with: [.source, .rust, .devicetree]) {
      start = "//"
    } else if isBelowInterpreter || Self.isScript(path) {
      start = "#"
    } else {
      start = path.hasSuffix(".rst") ? ".." : nil
    }
  }

  private static func isScript(_ path: ByteView) -> Bool {
    let endings: [StaticString] = [".sh", ".pl", ".py", ".awk", ".tc", ".yaml"]
    return endings.contains { path.hasSuffix($0) }
  }
}

extension Message {
  fileprivate static func commentStyle(_ start: StaticString) -> Message {
    "put the licence tag into a \(start) comment"
  }
  fileprivate static func missing(_ line: Int, _ start: StaticString) -> Message {
    "write '\(start) SPDX-License-Identifier: ' and the licence in line \(line)"
  }
  fileprivate static func unknown(_ license: ByteView) -> Message {
    "'\(license)' names no licence that LICENSES/ has"
  }
  fileprivate static let binding: Message =
    "license devicetree bindings as (GPL-2.0-only OR BSD-2-Clause)"
  fileprivate static let bindingHeader: Message =
    "license headers of devicetree bindings as (GPL-2.0-only OR something permissive)"
  fileprivate static let otherTag: Message =
    "use no other SPDX tags than SPDX-License-Identifier: and SPDX-FileCopyrightText:"
  fileprivate static func misplaced(_ line: Int) -> Message {
    "move the licence tag to line \(line)"
  }
}
