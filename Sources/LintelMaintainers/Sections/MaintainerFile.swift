// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
package import LintelText

/// MAINTAINERS, read once: its sections, and which of them a path belongs to.
///
/// It never changes and may be asked from several workers at once. A question takes microseconds.
package struct MaintainerFile: Sendable {
  /// A line that something is wrong with.
  package struct Problem: Error, Sendable, Equatable, CustomStringConvertible {
    /// The path of the file.
    package let file: String
    /// The number of the line, from 1.
    package let line: Int
    /// What is wrong.
    package let message: String

    /// The place and what is wrong there, as compilers print it.
    package var description: String { "\(file):\(line): \(message)" }

    init(file: String, line: Int, message: String) {
      self.file = file
      self.line = line
      self.message = message
    }

    /// A field with a broken regular expression.
    init(file: String, field: Section.Field, error: ExpressionError) {
      self.init(
        file: file, line: field.line,
        message: "\(error) in \(Unicode.Scalar(field.letter)): \(field.value)")
    }
  }

  /// All sections, in their order.
  package let sections: [Section]

  /// The file patterns and names whose regular expressions are broken; they match nothing.
  package let problems: [Problem]

  let index: PatternIndex

  /// How the tree's get_maintainer.pl behaves.
  package let script: MaintainerScript

  /// The tree that the patterns are about.
  private let root: String

  /// The `MAINTAINERS` in the top directory of the tree at `root`.
  package static func load(root: String) throws(InputError) -> MaintainerFile {
    try load(files: [(root + "/MAINTAINERS", "MAINTAINERS")], root: root)
  }

  /// The files at these paths, one after the other; `root` is the tree that they are about.
  ///
  /// Each has the name by which it is known in what is said about it. Those that the user named may
  /// be anything that can be read, others are regular files.
  package static func load(
    files: [(path: String, name: String)], root: String, areNamed: Bool = false
  ) throws(InputError) -> MaintainerFile {
    var sections: [Section] = []
    var count = 0
    for (path, name) in files {
      var text = ByteBuffer()
      if areNamed {
        try InputFile.readTable(path, into: &text)
      } else {
        try RegularFile.read(
          path, limit: Limits.tableBytes, followsLink: false, into: &text)
      }
      read(text.view, file: name, count: &count, into: &sections)
    }
    return MaintainerFile(sections, root: root)
  }

  /// The file with this text.
  package init(_ text: ByteView, name: String, root: String) {
    var sections: [Section] = []
    var count = 0
    MaintainerFile.read(text, file: name, count: &count, into: &sections)
    self.init(sections, root: root)
  }

  private init(_ sections: [Section], root: String) {
    var problems: [Problem] = []
    self.sections = sections
    self.root = root
    script = MaintainerScript(root: root)
    index = PatternIndex(sections, script: script) {
      FileKind(at: root + "/" + $0) == .directory
    } report: { section, field, error in
      problems.append(Problem(file: section.file, field: field, error: error))
    }
    self.problems = problems
  }

  /// The sections that a path belongs to, the most specific first.
  ///
  /// - Parameter path: A path that is counted from the top directory of the tree; that of a
  ///   directory ends with a slash.
  package func sections(forPath path: ByteView) -> [Section] {
    index.find(path, depthLimit: 0).matches.map { sections[$0.section] }
  }

  /// The regular expression that stands for a file pattern; nil for another field.
  func expression(of field: Section.Field) -> String? {
    guard field.letter == UInt8(ascii: "F") || field.letter == UInt8(ascii: "X") else { return nil }
    return Array(field.value.utf8).withView { value in
      try? PathPattern(wildcards: value, knowsDoubleStars: script.has(.doubleStars)) {
        FileKind(at: root + "/" + $0) == .directory
      }.expression
    }
  }

  /// Adds the sections of a text; `count` is the number of lines that mean something so far.
  private static func read(
    _ text: ByteView, file: String, count: inout Int, into sections: inout [Section]
  ) {
    var lines = MaintainersLines(text)
    var title: (text: String, line: Int)?
    var fields: [Section.Field] = []
    while true {
      let line = lines.next()
      if case .field(let letter, let value) = line {
        fields.append(Section.Field(letter: letter, value: value.string, line: lines.number))
        count += 1
        continue
      }
      if let first = fields.first {
        sections.append(
          Section(
            title: title?.text ?? "\(Unicode.Scalar(first.letter)):\(first.value)", file: file,
            line: title?.line ?? first.line, fields: fields, index: count - fields.count))
        fields.removeAll(keepingCapacity: true)
      }
      guard case .text(let view) = line else { return }
      title = (view.string, lines.number)
      count += 1
    }
  }
}
