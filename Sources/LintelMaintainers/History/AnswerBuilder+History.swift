// SPDX-License-Identifier: GPL-2.0-only

extension AnswerBuilder {
  /// Who signed commits, wrote them and gave their lines, as a log gives it.
  private struct Contributions {
    var commits = 0
    var signers: [String] = []
    var authors: [String] = []
  }

  /// Adds those who worked on a file lately.
  mutating func addHistory(of file: String, _ history: GitHistory) {
    let log = history.log(of: file)
    let found = contributions(of: log)
    let signers = found.signers.map { unified($0).text() }
    addShares("commit_signer", of: found.commits, signers.counted)
    addShares("authored", of: found.commits, found.authors.counted)
    // A commit that renamed the file has no line of its own name.
    guard found.authors.count == log.changes.count else { return }
    var added: [(person: String, count: Int)] = []
    var removed: [(person: String, count: Int)] = []
    let authors = found.authors.unique.map { unified($0).text() }.unique
    let owners = found.authors.map { unified($0).text() }
    for author in authors {
      let own = zip(owners, log.changes).filter { $0.0 == author }.map(\.1)
      added.append((author, own.reduce(0) { $0 + $1.added }))
      removed.append((author, own.reduce(0) { $0 + $1.removed }))
    }
    addShares("added_lines", of: log.changes.reduce(0) { $0 + $1.added }, added)
    addShares("removed_lines", of: log.changes.reduce(0) { $0 + $1.removed }, removed)
  }

  /// Adds those who signed, and wrote, the commits that a file's lines are from.
  mutating func addBlame(of file: String, _ history: GitHistory, ranges: [PatchSubjects.Range]?) {
    let all = history.blame(file, ranges: ranges)
    let commits = all.unique
    let logs = history.logs(of: commits)
    var signers: [String] = []
    if options.gitBlameSignatures {
      for log in logs { signers += contributions(of: log).signers }
    }
    if options.isFile, options.roleStatistics {
      var lines: [String: Int] = [:]
      for commit in all { lines[commit, default: 0] += 1 }
      var authors: [(person: String, count: Int)] = []
      for log in logs {
        guard let line = log.authors.first, let commit = log.id, !isLeftOut(line) else { continue }
        let author = AddressText(String(line.dropFirst(GitLog.authorLabel.count)))
        authors.append((unified(author.text()).text(), lines[commit] ?? 0))
      }
      addShares("authored lines", of: all.count, authors)
    }
    let unifiedSigners = signers.map { unified($0).text() }
    addShares(
      options.isFile ? "commits" : "modified commits", of: commits.count, unifiedSigners.counted)
  }

  /// Adds those who signed the commits that a patch fixes.
  mutating func addFixes(_ commits: [String], _ history: GitHistory) {
    for log in history.logs(of: history.resolve(commits)) {
      let signers = contributions(of: log).signers.map { unified($0).text() }
      addShares("blamed_fixes", of: 1, signers.counted)
    }
  }

  /// The people of a log. Without signatures, the script leaves the lines of the authors as they are
  /// and counts no commit.
  private mutating func contributions(of log: GitLog) -> Contributions {
    guard !log.signatures.isEmpty else { return Contributions(authors: log.authors) }
    let authors = log.authors.map { unified(GitLog.value(of: $0)).text() }
    let signatures = log.signatures.filter { !isLeftOut($0) }
    return Contributions(
      commits: log.commits, signers: signatures.map { unified(GitLog.value(of: $0)).text() },
      authors: authors)
  }

  /// Whether a line is about Linus Torvalds, and he is not asked for.
  private func isLeftOut(_ line: String) -> Bool {
    !options.gitChiefPenguins && line.lowercased().contains("linus torvalds")
  }
}

extension Array where Element == String {
  /// Each text and how often it is there, in the order of the first ones.
  fileprivate var counted: [(person: String, count: Int)] {
    var counts: [String: Int] = [:]
    for text in self { counts[text, default: 0] += 1 }
    return unique.map { ($0, counts[$0] ?? 0) }
  }
}
