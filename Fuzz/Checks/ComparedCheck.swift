// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Checks an input in the ways that must give the same report.
///
/// Once with the prefilter, its report handed on in pieces; once with neither. And once more for the
/// findings themselves, whose lines must be lines of the input.
final class ComparedCheck {
  /// Takes the pieces of a report.
  private final class Pieces {
    var whole = InputResult()
    var text: [UInt8] = []
    var entries: [String] = []

    func add(_ piece: InputResult) {
      let start = text.count
      text += piece.text
      entries += piece.entries.map { "\($0.type) \($0.level) \(start + $0.textEnd)" }
    }
  }

  /// Small, so that small inputs have reports of several pieces.
  private static let pieceSize = 256

  private var checker: Checker
  private var plain: Checker
  private var finder: Checker
  private let pieces = Pieces()

  /// A check with these options on the command line.
  init(_ words: [String]) {
    let services = FuzzOptions.services(words)
    let pieces = pieces
    checker = Checker(
      services: services,
      output: FindingOutput(isColored: false, pieceSize: Self.pieceSize) { pieces.add($0) })
    plain = Checker(
      services: services, usesPrefilter: false, output: FindingOutput(isColored: false))
    finder = Checker(services: services)
  }

  /// Checks a patch.
  func check(patch text: ByteView) {
    compare { $0.check(patch: text, name: "fuzz.patch") }
    finder.check(patch: text, name: "fuzz.patch")
    expectLines(text)
  }

  /// Checks a source file.
  func check(file name: String, _ text: ByteView) {
    compare { $0.check(file: name, contents: text) }
  }

  private func compare(_ check: (inout Checker) -> Void) {
    pieces.text.removeAll(keepingCapacity: true)
    pieces.entries.removeAll(keepingCapacity: true)
    check(&checker)
    pieces.add(checker.result())
    check(&plain)
    let whole = plain.result()
    let entries = whole.entries.map { "\($0.type) \($0.level) \($0.textEnd)" }
    expect(
      pieces.entries == entries,
      "prefilter: \(pieces.entries) without: \(entries)")
    expect(pieces.text == whole.text, "the prefilter, or pieces, change the report")
  }

  private func expectLines(_ text: ByteView) {
    var count = 1
    for index in 0..<text.count where text[index] == 10 { count += 1 }
    for finding in finder.findings {
      // As the script has it, the line before a hunk that starts in line 0 is line -1.
      expect(
        (0...count).contains(finding.line) && finding.fileLine >= -1,
        "\(finding.info.name) in line \(finding.line):\(finding.fileLine) of \(count)")
    }
  }
}

/// What the targets need for a check.
enum FuzzOptions {
  /// What a run with these words on its command line shares; there is no tree.
  static func services(_ words: [String], allowsUnsafeFixes: Bool = true) -> Services {
    guard
      case .run(var options) = OptionParser.parse(arguments: ["--no-tree", "--strict"] + words)
    else { fail("the options \(words) are refused") }
    options.allowsUnsafeFixes = allowsUnsafeFixes
    return Services(options: options)
  }

  /// The first line of an input, as a file's name, and the rest of it.
  static func named(_ input: ByteView) -> (name: String, text: ByteView) {
    let end = input.firstIndex(of: 10) ?? 0
    return (input.upTo(end).string, input.from(end + 1))
  }
}
