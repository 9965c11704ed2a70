// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a source file is, as far as its path and its text tell; nothing for the kernel's own C.
struct SourceNature: OptionSet, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A program that runs in user space: no function or type of the kernel is there for it.
  static let userspace = SourceNature(rawValue: 1)
  /// Written by a program.
  static let generated = SourceNature(rawValue: 2)
  /// For the assembler or the linker alone.
  static let assembler = SourceNature(rawValue: 4)
  /// It has the style of another project throughout.
  static let foreign = SourceNature(rawValue: 8)

  /// The groups of types that say nothing about such a file, and why.
  var silences: [(groups: TypeGroups, reason: Dismissal)] {
    var all: [(groups: TypeGroups, reason: Dismissal)] = []
    if contains(.userspace) { all.append((.kernelOnly, .userspace)) }
    if contains(.generated) { all.append((.handwriting, .generated)) }
    if contains(.assembler) { all.append((.cSyntax, .assembler)) }
    if contains(.foreign) { all.append(([.foreign, .handwriting], .foreignStyle)) }
    return all
  }

  /// What the path tells.
  init(path: ByteView) {
    self = []
    if ["tools/", "usr/", "scripts/"].contains(where: { path.has($0) }) { insert(.userspace) }
    if path.hasSuffix(".lds.h") || path.hasSuffix(".lds.S") { insert(.assembler) }
    if Self.imported.contains(where: { path.has($0) }) { insert(.foreign) }
  }

  /// Folders with code of other projects that keeps its style: their own files say so.
  private static let imported: [StaticString] = [
    "lib/crypto/mpi/", "lib/zlib_", "lib/zstd/", "lib/xz/", "lib/lzo/", "lib/lz4/",
    "include/linux/zstd_lib.h", "drivers/acpi/acpica/", "include/acpi/ac", "scripts/dtc/",
    "scripts/kconfig/lxdialog/", "arch/x86/math-emu/", "arch/m68k/ifpsp060/", "fs/xfs/libxfs/",
  ]
}

extension SourceNature {

  /// What the text tells.
  init(text: ByteView) {
    var survey = SourceSurvey()
    survey.read(text)
    self = survey.nature
  }
}

/// Counts what the lines of a source file look like.
private struct SourceSurvey {
  private var lines = 0
  private var constants = 0
  private var tabbed = 0
  private var spaced = 0
  private var assemblerMacros = 0
  private var declarations = 0
  private var isMarkedGenerated = false
  private var usesLibrary = false
  private var refusesC = false
  private var inNotAssembly = false

  /// So many lines are enough to know a style by.
  private static let fewest = 30
  /// So many constants in a row nobody writes by hand.
  private static let fewestConstants = 200
  /// In so many lines from the top a file says that it is generated.
  private static let head = 40

  mutating func read(_ text: ByteView) {
    var number = 0
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      number += 1
      read(text[at..<end], number)
      at = end + 1
    }
  }

  private mutating func read(_ line: ByteView, _ number: Int) {
    let start = line.skipSpacesAndTabs(0)
    guard start < line.count else { return }
    if number <= Self.head, Self.saysGenerated(line) { isMarkedGenerated = true }
    switch line[0] {
    case UInt8(ascii: "\t"): tabbed += 1
    case UInt8(ascii: " ") where start > 1 && start < 8 && line[start] != UInt8(ascii: "*"):
      spaced += 1
    case UInt8(ascii: "#"): readDirective(line)
    case UInt8(ascii: "s"), UInt8(ascii: "e"), UInt8(ascii: "t"):
      let starts: [StaticString] = ["static ", "struct ", "extern ", "typedef ", "enum "]
      if starts.contains(where: { line.has($0) }) { declarations += 1 }
    default: break
    }
    if line[start] == UInt8(ascii: "."), line.has(".macro", at: start) { assemblerMacros += 1 }
    if line[start] != UInt8(ascii: "/") && line[start] != UInt8(ascii: "*") { lines += 1 }
  }

  private mutating func readDirective(_ line: ByteView) {
    let name = line.skipSpacesAndTabs(1)
    if line.has("define", at: name) {
      let macro = line.skipSpacesAndTabs(name + 6)
      let value = line.skipSpacesAndTabs(line.wordEnd(macro))
      if value < line.count, line[value..<line.count].trimmed.firstSpace == nil { constants += 1 }
    } else if line.has("include", at: name) {
      let file = line.skipSpacesAndTabs(name + 7)
      let headers: [StaticString] = ["<stdio.h>", "<stdlib.h>", "<unistd.h>", "<string.h>"]
      if headers.contains(where: { line.has($0, at: file) }) { usesLibrary = true }
    } else if line.has("ifndef", at: name) {
      inNotAssembly = line.contains(word: "__ASSEMBLY__") || line.contains(word: "__ASSEMBLER__")
    } else {
      if inNotAssembly && line.has("error", at: name) { refusesC = true }
      inNotAssembly = false
    }
  }

  private static func saysGenerated(_ line: ByteView) -> Bool {
    let phrases: [StaticString] = [
      "automatically generated", "auto-generated", "autogenerated", "auto generated", "do not edit",
      "generated by", "generated from", "machine generated",
    ]
    return phrases.contains { line.firstIndexIgnoringCase(of: $0) != nil }
  }

  var nature: SourceNature {
    var nature: SourceNature = []
    let isOfConstants = constants >= Self.fewestConstants && constants * 10 >= lines * 9
    if isMarkedGenerated || isOfConstants { nature.insert(.generated) }
    if refusesC || assemblerMacros > 0 && declarations == 0 { nature.insert(.assembler) }
    if usesLibrary { nature.insert(.userspace) }
    if spaced >= Self.fewest && spaced * 2 >= tabbed { nature.insert(.foreign) }
    return nature
  }
}
