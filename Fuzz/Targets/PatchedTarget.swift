// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

@testable import LintelConvert

/// A source file, then a patch of it, as `lintel mappings` applies and reads patches.
final class PatchedTarget: FuzzTarget {
  static let name = "patched"
  /// The text before and after, and the hunks by themselves, each twice.
  static let readings: UInt64 = 8
  static var seeds: [[UInt8]] {
    ReasonCode.allCases.flatMap { code in
      zip(code.info.fails, code.info.holds + code.info.fails.dropFirst()).map { old, new in
        let (old, new) = (Array((old + "\n").utf8), Array((new + "\n").utf8))
        return old + Self.diff(old, new)
      }
    }
  }

  private static func diff(_ old: [UInt8], _ new: [UInt8]) -> [UInt8] {
    old.withView { old in new.withView { UnifiedDiff.text(old: old, new: $0, path: "fs/a.c") } }
  }

  func run(_ input: ByteView) {
    let start = input.firstIndex(of: "--- ") ?? input.count
    let (text, patch) = (input.upTo(start), input.from(start))
    let diff = FilePatchReader(patch)
    for file in diff.files {
      guard let after = try? PatchedText(text, file) else { continue }
      expectLines(of: after, from: text)
      expectBrought(from: text, to: after)
    }
    expectHunks(patch)
  }

  /// What the patch left alone is there, in order; the rest are lines that it adds.
  private func expectLines(of after: PatchedText, from old: ByteView) {
    let olds = Self.lines(old)
    let news = after.text.withView { Self.lines($0) }
    expect(news.count == after.oldLines.count, "\(news.count) lines, \(after.oldLines.count) noted")
    var last = 0
    for (line, number) in zip(news, after.oldLines) where number > 0 {
      expect(number > last && number <= olds.count, "line \(number) after \(last)")
      expect(olds[number - 1] == line, "line \(number) is another one")
      last = number
    }
  }

  private func expectBrought(from old: ByteView, to after: PatchedText) {
    let found = BroughtFindings(from: old, to: after, path: "fs/a.c")
    let again = BroughtFindings(from: old, to: after, path: "fs/a.c")
    expect(found.findings == again.findings, "other findings the second time")
    for finding in found.findings {
      expect(after.oldLines.indices.contains(finding.line - 1), "a finding in line \(finding.line)")
    }
  }

  /// Without a tree each hunk is looked at by itself.
  private func expectHunks(_ patch: ByteView) {
    var reader = PatchMappings(root: "/dev/null")
    reader.read(patch, name: "fuzz.patch")
    for file in reader.files {
      let last = file.firstLine + file.text.count { $0 == 10 }
      for finding in file.findings {
        let lines = [finding.line] + finding.steps.map(\.line)
        expect(
          lines.allSatisfy { (file.firstLine...last).contains($0) },
          "lines \(lines) of \(file.firstLine) to \(last)")
      }
      file.text.withView { text in
        var out = ByteBuffer()
        let report = ConversionText(source: text, firstLine: file.firstLine, showsColor: true)
        for finding in file.findings { report.write(finding, to: &out) }
      }
    }
  }

  private static func lines(_ text: ByteView) -> [[UInt8]] {
    var lines = text.bytes.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
    if lines.last == [] { lines.removeLast() }
    return lines
  }
}
