// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// An example as an input, with the lines in which its type must be reported.
struct ExampleInput {
  /// The lines of the input.
  var lines: [String] = []
  /// The numbers (from 1) of the lines with a `!`.
  var expected: Set<Int> = []
  /// The kernel tree that the example needs, if it does.
  var tree: TemporaryTree?

  private init(_ example: Example) throws {
    guard example.needsTree || !example.tree.isEmpty else { return }
    let tree = try TemporaryTree.kernel()
    for (path, text) in example.tree {
      try tree.write(ByteView(path).string, ByteView(text).string + "\n")
    }
    self.tree = tree
  }

  /// The example as a patch or mail, every line with `marker` where it is given.
  static func patch(_ example: Example, marker: Character? = nil) throws -> ExampleInput {
    var input = try ExampleInput(example)
    if case .file(let name) = example.place {
      let path = ByteView(name).string
      input.lines = ["diff --git a/\(path) b/\(path)", "--- a/\(path)", "+++ b/\(path)"]
      if example.lines.first?.marker != "@" { input.lines.append(header(example, marker)) }
      for line in example.lines { input.add(line, marker: marker) }
    } else {
      for line in example.lines {
        if line.marker == "!" && !example.isWholeMail {
          input.expected.insert(input.lines.count + 1)
        }
        input.lines.append(line.text)
      }
      // What is said of the mail as a whole is said at its end.
      if example.isWholeMail { input.expected = [input.lines.count] }
    }
    return input
  }

  /// The example as a whole file; the numbers are those of the file's lines.
  static func file(_ example: Example) throws -> ExampleInput {
    var input = try ExampleInput(example)
    // A licence line and a few blank ones keep rules about the start of a file out of the way.
    for line in example.lines where line.marker != "-" && line.marker != "@" {
      if line.marker == "!" { input.expected.insert(input.lines.count + 1) }
      input.lines.append(line.text)
    }
    return input
  }

  /// Each line as one of a block comment; nil for a mail.
  static func comment(_ example: Example) throws -> ExampleInput? {
    try wrapped(example, first: "\t/*", last: "\t */") { text in
      "\t * \(text.trimmingPrefix(while: \.isWhitespace).replacing("*/", with: "* /"))"
    }
  }

  /// Each line as a string in an array of them; nil for a mail.
  static func strings(_ example: Example) throws -> ExampleInput? {
    try wrapped(example, first: "static const char * const lines[] = {", last: "};") { text in
      let inner = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "\t\"\(inner.trimmingPrefix(while: \.isWhitespace))\","
    }
  }

  /// The added and context lines of a file, each put through `wrap`, between two others.
  private static func wrapped(
    _ example: Example, first: String, last: String, _ wrap: (String) -> String
  ) throws -> ExampleInput? {
    guard case .file(let name) = example.place else { return nil }
    var input = try ExampleInput(example)
    let path = ByteView(name).string
    let lines =
      [first] + example.lines.filter { "+! ".contains($0.marker) }.map { wrap($0.text) } + [last]
    input.lines = [
      "diff --git a/\(path) b/\(path)", "--- a/\(path)", "+++ b/\(path)",
      "@@ -100,0 +100,\(lines.count) @@",
    ]
    input.lines += lines.map { "+\($0)" }
    return input
  }

  private mutating func add(_ line: Example.Line, marker: Character?) {
    if line.marker == "!" { expected.insert(lines.count + 1) }
    let shown = marker ?? (line.marker == "!" ? "+" : line.marker)
    lines.append(line.marker == "@" ? "@" + line.text : "\(shown)\(line.text)")
  }

  private static func header(_ example: Example, _ marker: Character?) -> String {
    var old = 0
    var new = 0
    for line in example.lines {
      switch marker ?? line.marker {
      case " ": (old, new) = (old + 1, new + 1)
      case "-": old += 1
      default: new += 1
      }
    }
    return "@@ -100,\(old) +100,\(new) @@"
  }

  /// The lines as one text.
  func text(newline: String = "\n") -> [UInt8] {
    Array(lines.map { $0 + newline }.joined().utf8)
  }
}

/// Runs the checker in the test's own process.
enum Check {
  /// The lines in which `type` is reported, and all findings with it.
  static func lines(
    _ input: ExampleInput, type: String, options: CheckOptions, file: String? = nil,
    text: [UInt8]? = nil, usesPrefilter: Bool = true
  ) throws -> Set<Int> {
    let result = run(
      text ?? input.text(), file: file, options: options,
      tree: try input.tree?.tree(), usesPrefilter: usesPrefilter)
    return Set(
      result.findings.filter { $0.info.name == type }.map {
        file == nil ? $0.line : $0.fileLine
      })
  }

  /// Options that show one type only, strictly, and what the example asks for.
  static func options(_ type: String, _ example: Example) throws -> CheckOptions {
    // The two other types of long lines are only shown where this one is.
    let types = type.hasPrefix("LONG_LINE_") ? "\(type),LONG_LINE" : type
    let arguments =
      ["--no-tree", "--strict", "--types", types] + example.options.map { ByteView($0).string }
    guard case .run(let options) = OptionParser.parse(arguments: arguments) else {
      throw OptionsRefused(arguments: arguments)
    }
    return options
  }

  /// The options of an example are not options of a check.
  struct OptionsRefused: Error {
    let arguments: [String]
  }

  /// The findings in a text, and what `--fix` makes of it.
  static func run(
    _ text: [UInt8], file: String? = nil, options: CheckOptions, tree: Tree? = nil,
    deprecations: Deprecations = .builtIn, usesPrefilter: Bool = true
  ) -> (findings: [Finding], fixed: [[UInt8]]?) {
    var options = options
    options.tree = tree != nil
    let services = Services(
      options: options, deprecations: deprecations, git: noRepository, tree: tree)
    var checker = Checker(services: services, usesPrefilter: usesPrefilter)
    text.withView { view in
      if let file {
        checker.check(file: file, contents: view)
      } else {
        checker.check(patch: view, name: "example.patch")
      }
    }
    return (checker.findings, checker.fixedLines)
  }

  /// The findings in a text as the formats for other programs have them.
  static func records(
    _ text: [UInt8], file: String? = nil, options: CheckOptions, tree: Tree? = nil
  ) -> [FindingRecord] {
    var options = options
    options.tree = tree != nil
    let services = Services(
      options: options, deprecations: .builtIn, git: noRepository, tree: tree)
    var checker = Checker(
      services: services, output: FindingOutput(isColored: false, recordsFindings: true))
    text.withView { view in
      if let file {
        checker.check(file: file, contents: view)
      } else {
        checker.check(patch: view, name: "example.patch")
      }
    }
    return checker.result().records
  }

  /// A working directory without a repository, so that no commit id is known.
  static let noRepository = Git(directory: "/", gitDirectory: "/nonexistent")
}
