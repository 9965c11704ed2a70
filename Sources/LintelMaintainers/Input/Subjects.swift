// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// The files that an answer is about, and what patches say besides.
struct Subjects {
  /// The files; a folder ends with a slash.
  var files: [String] = []
  /// Those that the user named himself: they may be anywhere, and links.
  var named: Set<String> = []
  /// The commits that the patches fix.
  var fixes: [String] = []
  /// The lines that the patches change, and nil where there is no patch with any.
  var ranges: [PatchSubjects.Range]?
  /// Whether an input was neither a patch nor a mail, so that there is no answer for it.
  var isIncomplete = false
  /// The places of the keywords that were met.
  var keywords: Set<Int> = []
}

/// Reads the inputs of a command line.
struct SubjectReader {
  let options: MaintainerOptions
  let git: Git
  let keywords: Keywords?
  let warn: (String) -> Void

  /// The name of standard input.
  private static let standardInput = "-"

  /// Reads all inputs.
  func read() throws(MaintainerFailure) -> Subjects {
    var subjects = Subjects()
    for input in options.inputs.isEmpty ? [Self.standardInput] : options.inputs {
      if input != Self.standardInput {
        try readArgument(input, &subjects)
      } else if options.isFile {
        let paths = try listedPaths()
        for path in paths { try add(path, &subjects) }
        if paths.isEmpty, !options.actsAsScript {
          throw MaintainerFailure("standard input lists no files", status: 2)
        }
      } else {
        try readPatch(input, &subjects)
      }
    }
    subjects.fixes = options.fixes ? subjects.fixes.unique : []
    return subjects
  }

  private func readArgument(
    _ argument: String, _ subjects: inout Subjects
  ) throws(MaintainerFailure) {
    // What an unset variable leaves is not the top folder.
    if argument.isEmpty { throw MaintainerFailure("'': no such file", status: 2) }
    let given = SubjectReader.canonical(argument)
    var path = options.fromTop(given)
    switch FileKind(at: path) {
    case .directory: if path.utf8.last != UInt8(ascii: "/") { path += "/" }
    case .regular: break
    default: throw MaintainerFailure("\(given): no such file", status: 2)
    }
    let isTracked = self.isTracked(path)
    if options.isFile || isTracked == true {
      if options.isFile, isTracked == false { warn("\(given) is not tracked by git") }
      try add(path, &subjects)
    } else {
      try readPatch(path, &subjects)
    }
  }

  /// The paths that standard input lists, one a line.
  private func listedPaths() throws(MaintainerFailure) -> [String] {
    let text = try contents(Self.standardInput)
    let end: UInt8 = text.view.contains(0) ? 0 : 10
    var paths: [String] = []
    var at = 0
    while at < text.count {
      let next = text.view.firstIndex(of: end, from: at) ?? text.count
      if next > at {
        paths.append(options.fromTop(SubjectReader.canonical(text.view[at..<next].string)))
      }
      at = next + 1
    }
    return paths
  }

  /// Adds a file or folder, whose path is counted from the working directory from here on.
  private func add(_ path: String, _ subjects: inout Subjects) throws(MaintainerFailure) {
    let path = SubjectReader.relative(path)
    if options.byFile, path.utf8.last == UInt8(ascii: "/") {
      subjects.files += try files(below: path)
      return
    }
    // The top folder is nothing but the start of each path.
    subjects.files.append(path == "./" ? "" : path)
    subjects.named.insert(path)
    guard options.keywordsInFile, let keywords, path != "MAINTAINERS" else { return }
    var text = ByteBuffer()
    if FileKind(at: path) == .regular, (try? InputFile.read(path, into: &text)) != nil {
      subjects.keywords.formUnion(keywords.matches(text.view, isInPatch: false))
    }
  }

  /// The files that a folder stands for, the ones that git tracks first; links are none.
  private func files(below folder: String) throws(MaintainerFailure) -> [String] {
    let (files, problems) = FolderContents.all(of: folder)
    // An answer for a part of the files would look like one for all.
    if let problem = problems.first { throw MaintainerFailure(problem.description, status: 2) }
    return files.filter { !$0.isLink }.map(\.path)
  }

  private func readPatch(_ path: String, _ subjects: inout Subjects) throws(MaintainerFailure) {
    let text =
      path.utf8.last == UInt8(ascii: "/") && path != Self.standardInput
      ? ByteBuffer() : try contents(path)
    let patch = PatchSubjects(
      text.view, keywords: options.keywords ? keywords : nil, asScript: options.actsAsScript)
    if patch.files.isEmpty {
      let name = path == Self.standardInput ? "standard input" : path
      warn("\(name) is no patch; for a file of the tree use -f")
      // git send-email asks for cover letters, too, and stops where it gets no answer.
      if !MailReader.isPatchOrMail(text.view) { subjects.isIncomplete = true }
    }
    subjects.files = (subjects.files + patch.files).unique.sorted { $0.utf8 < $1.utf8 }
    subjects.fixes += patch.fixes
    subjects.keywords.formUnion(patch.keywords)
    if !patch.ranges.isEmpty { subjects.ranges = (subjects.ranges ?? []) + patch.ranges }
  }

  private func contents(_ path: String) throws(MaintainerFailure) -> ByteBuffer {
    var text = ByteBuffer()
    do {
      try InputFile.read(path, into: &text)
    } catch {
      throw MaintainerFailure(error.description, status: 2)
    }
    return text
  }

  /// Whether git tracks the file, or one below the folder; nil without a repository.
  private func isTracked(_ path: String) -> Bool? {
    guard git.isRepository else { return nil }
    let path = TreePath.normal(SubjectReader.relative(path))
    guard !path.hasPrefix("/"), !path.hasPrefix("../") else { return false }
    if path.utf8.last == UInt8(ascii: "/") {
      return !git.trackedFiles(below: path == "./" ? "" : path).isEmpty
    }
    return Array(path.utf8).withView { git.isTracked($0) }
  }

  /// The path as Perl's `canonpath` has it: no empty parts and no `.`, but `..` stays.
  static func canonical(_ path: String) -> String {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual(".".utf8) }
    let joined = parts.map { String(Substring($0)) }.joined(separator: "/")
    if path.utf8.first == UInt8(ascii: "/") { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// The path counted from the working directory, if it is below.
  private static func relative(_ path: String) -> String {
    guard path.utf8.first == UInt8(ascii: "/") else { return path }
    let here = WorkingDirectory.path + "/"
    guard path.hasPrefix(here) else { return path }
    let rest = String(path.dropFirst(here.count))
    return rest.isEmpty ? "./" : rest
  }
}

extension String.UTF8View {
  /// Whether the bytes sort before the other's.
  static func < (left: Self, right: Self) -> Bool { left.lexicographicallyPrecedes(right) }
}
