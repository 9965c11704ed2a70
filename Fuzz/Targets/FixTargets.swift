// SPDX-License-Identifier: GPL-2.0-only

import Lintel

@testable import LintelText

/// `lintel fix` of patches, and of source files with a line for the name above the text.
final class FixTarget: FuzzTarget {
  static let name = "fix"
  /// The input and what was made of it, each with safe fixes and with all.
  static let readings: UInt64 = 4
  static var seeds: [[UInt8]] { Samples.patches + Samples.files }
  private var safe = Fixer(
    services: FuzzOptions.services(["--fix", "--precise"], allowsUnsafeFixes: false))
  private var all = Fixer(services: FuzzOptions.services(["--fix", "--precise"]))

  func run(_ input: ByteView) {
    if MailReader.hasDiff(input) {
      fixPatch(input, &safe)
      fixPatch(input, &all)
    } else {
      let (name, text) = FuzzOptions.named(input)
      fixFile(name, text, &safe)
      fixFile(name, text, &all)
    }
  }

  private func fixPatch(_ input: ByteView, _ fixer: inout Fixer) {
    let outcome = fixer.fix(patch: input, name: "fuzz.patch")
    // Each mail of a mailbox is fixed by itself, and so may be cut otherwise afterwards.
    guard outcome.unfixed.isEmpty else { return }
    let fixed = outcome.text
    let before = UnifiedHunks(input.bytes)
    guard before.isWhole, fixed.withView({ !$0.equals(input) }) else { return }
    let after = UnifiedHunks(fixed)
    expect(after.isWhole, "a fix made the counts of a hunk wrong")
    expect(after.kept == before.kept, "a fix changed what is not added")
    if outcome.isUnfinished { return }
    let again = fixed.withView { fixer.fix(patch: $0, name: "fuzz.patch").text }
    expect(again == fixed, "a fixed patch is fixed again")
  }

  private func fixFile(_ name: String, _ text: ByteView, _ fixer: inout Fixer) {
    let outcome = fixer.fix(file: name, contents: text)
    let fixed = outcome.text
    if fixed.withView({ $0.equals(text) }) { return }
    let again = fixed.withView { fixer.fix(file: name, contents: $0).text }
    expect(outcome.isUnfinished || again == fixed, "a fixed file is fixed again")
    let diff = fixed.withView { UnifiedDiff.text(old: text, new: $0, path: "fuzz.c") }
    // Without the marks of a last line that has no newline.
    guard text.last == 10, fixed.last == 10 else { return }
    expect(UnifiedHunks(diff).apply(to: text.bytes) == fixed, "the diff of a fix does not apply")
  }
}

/// `--fix` as the script has it.
final class CompatibleFixTarget: FuzzTarget {
  static let name = "compatible-fix"
  static var seeds: [[UInt8]] { FixTarget.seeds }
  private var patches = Checker(services: FuzzOptions.services(["--fix"]))
  private var files = Checker(services: FuzzOptions.services(["--fix", "--file"]))

  func run(_ input: ByteView) {
    if MailReader.hasDiff(input) {
      patches.check(patch: input, name: "fuzz.patch")
      expectSize(patches.fixedLines, input)
    } else {
      let (name, text) = FuzzOptions.named(input)
      files.check(file: name, contents: text)
      expectSize(files.fixedLines, input)
    }
  }

  private func expectSize(_ lines: [[UInt8]]?, _ input: ByteView) {
    let size = (lines ?? []).reduce(0) { $0 + $1.count + 1 }
    expect(size <= 64 * input.count + 4096, "fixing \(input.count) bytes makes \(size)")
  }
}
