// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Patches, as `lintel check --strict` reads them.
final class PatchTarget: FuzzTarget {
  static let name = "patch"
  static var seeds: [[UInt8]] { Samples.patches }
  private let check = ComparedCheck([])

  func run(_ input: ByteView) { check.check(patch: input) }
}

/// Patches with `--precise`, which asks what a patch is for, and the format for compilers.
final class PreciseTarget: FuzzTarget {
  static let name = "precise"
  static var seeds: [[UInt8]] { Samples.patches + Samples.kinds }
  private let check = ComparedCheck(["--precise", "--emacs", "--showfile", "--show-types"])

  func run(_ input: ByteView) { check.check(patch: input) }
}

/// Source files: a line with the name, then the text.
final class SourceTarget: FuzzTarget {
  static let name = "source"
  static var seeds: [[UInt8]] { Samples.files }
  private let check = ComparedCheck(["--file"])

  func run(_ input: ByteView) {
    let (name, text) = FuzzOptions.named(input)
    check.check(file: name, text)
  }
}
