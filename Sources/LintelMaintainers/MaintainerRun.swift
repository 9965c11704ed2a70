// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
package import LintelText

/// One run of `lintel maintainers`: what the options ask, for the inputs that they name.
package struct MaintainerRun {
  private let options: MaintainerOptions
  private let git: Git
  private let file: MaintainerFile
  private let keywords: Keywords?
  private let mailmap: Mailmap
  private let ignored: Set<String>
  private let subjects: Subjects

  private let tree: TreeFiles
  private let ignoredProblems: [InputError]

  /// Why files could not be read that an answer would have depended on.
  package var problems: [InputError] { ignoredProblems + tree.problems }

  /// Whether there is no answer for an input, as it was no patch; the user was told.
  package var isIncomplete: Bool { subjects.isIncomplete }

  /// Reads MAINTAINERS, what belongs to it, and the inputs, all from the working directory.
  ///
  /// - Parameter home: The user's folder, where addresses to ignore may be listed.
  /// - Parameter warn: Gets what is odd and stops nothing.
  package init(
    _ options: MaintainerOptions, git: Git, home: String?, warn: @escaping (String) -> Void
  ) throws(MaintainerFailure) {
    self.git = git
    let tree = TreeFiles(root: ".")
    self.tree = tree
    if options.tree, Tree(root: ".", git: git) == nil {
      throw MaintainerFailure(
        "not at the top of a kernel tree: go there, or use --no-tree", status: 2)
    }
    file = try MaintainerRun.load(options, home: home)
    var settled = options
    settled.settle(as: file.script)
    self.options = settled
    if let problem = file.problems.first { throw MaintainerFailure(problem.description, status: 2) }
    if options.email, options.git, !git.isRepository {
      warn("no git repository here: there is no history to ask")
    }
    // Where source files are not looked through, a broken keyword does not matter.
    let needsKeywords = settled.keywords && (settled.keywordsInFile || !settled.isFile)
    do throws(MaintainerFile.Problem) {
      keywords = needsKeywords ? try Keywords(file.sections) : nil
    } catch {
      throw MaintainerFailure(error.description, status: 2)
    }
    mailmap = options.usesMailmap ? try MaintainerRun.readMailmap(tree) : Mailmap()
    var problems: [InputError] = []
    ignored = MaintainerRun.readIgnored(home: home, &problems)
    ignoredProblems = problems
    subjects = try SubjectReader(options: settled, git: git, keywords: keywords, warn: warn).read()
  }

  /// The files that the options name.
  static func load(
    _ options: MaintainerOptions, home: String?
  ) throws(MaintainerFailure) -> MaintainerFile {
    let paths = try MaintainerPaths.find(options, home: home)
    do {
      return try MaintainerFile.load(
        files: paths, root: ".", areNamed: options.maintainerPath != nil)
    } catch {
      throw MaintainerFailure(error.description, status: 2)
    }
  }

  /// git does not follow a link there either, but it would wait for a pipe.
  private static func readMailmap(_ tree: TreeFiles) throws(MaintainerFailure) -> Mailmap {
    if FileKind(at: ".mailmap") == .other {
      throw MaintainerFailure(".mailmap: not a regular file", status: 2)
    }
    guard let text = tree.contents(".mailmap") else { return Mailmap() }
    return Mailmap(text.view)
  }

  /// The addresses in the first `.get_maintainer.ignore` there is.
  private static func readIgnored(
    home: String?, _ problems: inout [InputError]
  ) -> Set<String> {
    let name = ".get_maintainer.ignore"
    let places = ConfigurationFile.places(home: home).map { "\($0)/\(name)" }
    var text = ByteBuffer()
    guard let path = places.first(where: { FileKind.exists($0) }) else { return [] }
    do {
      let isTrees = ConfigurationFile.isTrees(path)
      try RegularFile.read(path, followsLink: !isTrees, into: &text)
    } catch {
      problems.append(error)
      return []
    }
    var ignored: Set<String> = []
    for line in text.view.string.split(separator: "\n") {
      let entry = Array(line.utf8.prefix { $0 != UInt8(ascii: "#") }).withView { $0.trimmed.string }
      if !entry.isEmpty, AddressList.isAddress(entry) { ignored.insert(entry) }
    }
    return ignored
  }

  /// Writes the answer, or an answer for each file; `flush` takes what was written so far.
  package func write(_ flush: (borrowing ByteBuffer) -> Void) {
    var writer = AnswerWriter(options)
    if options.byFile {
      writeByFile(&writer, flush)
    } else {
      var listing = ""
      let answer = self.answer(for: subjects.files, fixes: subjects.fixes, &listing)
      writer.add(listing)
      writer.add(answer, files: subjects.files)
    }
    writer.finish()
    flush(writer.output)
  }

  private func writeByFile(_ writer: inout AnswerWriter, _ flush: (borrowing ByteBuffer) -> Void) {
    var known: [[Int]: Answer] = [:]
    for path in subjects.files {
      let found = match(path)
      if hasOwnAnswer(path, found) {
        var listing = ""
        let answer = self.answer(for: [path], fixes: subjects.fixes, &listing)
        writer.add(answer, file: shown(path), listing: listing, isShared: nil)
      } else {
        // Most files have the sections of their neighbours.
        let sections = found.matches.map(\.section)
        if known[sections] == nil {
          var listing = ""
          known[sections] = self.answer(for: [path], fixes: [], &listing)
        }
        if let answer = known[sections] {
          writer.add(answer, file: shown(path), listing: "", isShared: sections)
        }
      }
      if writer.output.count > 1 << 20 {
        flush(writer.output)
        writer.clear()
      }
    }
  }

  /// A file that the user named, as it was named; patches name theirs from the top.
  private func shown(_ path: String) -> String { options.isFile ? options.asGiven(path) : path }

  /// Whether more than the sections decides on a file's answer.
  private func hasOwnAnswer(_ path: String, _ found: PatternIndex.Found) -> Bool {
    options.sections || !subjects.fixes.isEmpty || !subjects.keywords.isEmpty
      || asksHistory(path, found.isExact) || (options.email && options.gitBlame)
      || readsAddresses(path)
  }

  private func match(_ path: String) -> PatternIndex.Found {
    Array(path.utf8).withView { file.index.find($0, depthLimit: options.patternDepth) }
  }

  /// Whether git is asked who changed the file.
  ///
  /// With an answer for each of many files, only on request: it takes a second a file.
  private func asksHistory(_ path: String, _ isExact: Bool) -> Bool {
    guard options.email, git.isRepository else { return false }
    if options.git { return true }
    return options.gitFallback && (!options.byFile || options.asksForFallback) && !isExact
      && !path.hasSuffix("MAINTAINERS")
  }

  private func readsAddresses(_ path: String) -> Bool {
    options.email && (options.fileEmails || path.hasSuffix(".yaml"))
  }

  private func answer(for files: [String], fixes: [String], _ listing: inout String) -> Answer {
    var builder = AnswerBuilder(
      options, mailmap: mailmap, ignored: ignored, script: file.script)
    var addresses: [String] = []
    var isExact: [Bool] = []
    for path in files {
      let found = match(path)
      isExact.append(found.isExact)
      for match in found.matches {
        let section = file.sections[match.section]
        builder.add(section)
        if options.sections {
          listing += section.listing(
            letters: options.letters, expression: file.expression(of:))
        }
      }
      addresses += fileAddresses(path)
    }
    if let keywords {
      for keyword in keywords.ordered(subjects.keywords) {
        let suffix = file.script.has(.keywordReasons) ? ":Keyword:\(keyword.text)" : ""
        builder.add(file.sections[keyword.section], suffix: suffix)
      }
    }
    builder.unifyAddresses()
    let history = GitHistory(git: git, options: options, tree: tree)
    for (path, isExact) in zip(files, isExact) {
      if asksHistory(path, isExact) { builder.addHistory(of: path, history) }
      if options.email, options.gitBlame, git.isRepository {
        let ranges = subjects.ranges.map { $0.filter { $0.file == path } }
        builder.addBlame(of: path, history, ranges: ranges)
      }
    }
    builder.settleChiefPenguin()
    builder.addFileAddresses(addresses)
    if git.isRepository { builder.addFixes(fixes, history) }
    return builder.answer()
  }

  /// The addresses in a file, where they count.
  private func fileAddresses(_ path: String) -> [String] {
    guard readsAddresses(path), !path.isEmpty, path.utf8.last != UInt8(ascii: "/") else {
      return []
    }
    if path.hasSuffix("MAINTAINERS"), !(path.utf8.dropLast(11).last?.isWord ?? false) { return [] }
    guard subjects.named.contains(path) else {
      guard let text = tree.contents(path) else { return [] }
      return addresses(in: text.view)
    }
    var text = ByteBuffer()
    guard FileKind(at: path) == .regular, (try? InputFile.read(path, into: &text)) != nil else {
      return []
    }
    return addresses(in: text.view)
  }

  private func addresses(in text: ByteView) -> [String] {
    FileAddresses.all(
      in: text, usingNames: options.usesNames, ofAnyScript: file.script.has(.namesOfAnyScript))
  }
}
