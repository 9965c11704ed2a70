// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Checks the mails of lists and keeps the rows in a folder; a run goes on where the one before ended,
/// however it ended.
package struct ArchiveRun {
  private let services: Services
  private let root: String
  private let lock: FolderLock
  private let rules: String
  private let ids = ArchiveIDs()
  /// What is there of each list, by its name.
  private var epochs: [String: [ArchiveEpoch]] = [:]
  /// So many mails are a part.
  private let partSize: Int

  /// A run that writes below `root`, which no other run does meanwhile; what is there of `inboxes`, and
  /// of other lists, is read.
  package init(
    _ services: Services, root: String, inboxes: [ArchiveInbox], partSize: Int
  ) throws(InputError) {
    self.services = services
    self.root = root
    self.partSize = partSize
    rules = RunKey.name(services).text
    FileTree.makeDirectory(root)
    lock = try FolderLock(root)
    var counts = Dictionary(
      inboxes.map { ($0.name, $0.repositories.count) }, uniquingKeysWith: { max($0, $1) })
    for (name, kind) in FileTree.entries(of: root) where kind == .directory && counts[name] == nil {
      counts[name] = FileTree.entries(of: "\(root)/\(name)").count { Int($0.name) != nil }
    }
    let own = Set(inboxes.map(\.name))
    // In an order that is always the same, so that what is refused is.
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      for number in 0..<count {
        epochs[name, default: []].append(
          try ArchiveEpoch(
            "\(root)/\(name)/\(number)", rules: rules, ids: ids, isWritten: own.contains(name)))
      }
    }
  }

  /// Checks what is new in a list; how many mails there were.
  ///
  /// It throws where a repository or the folder gave up, after what could be kept was kept.
  package func add(_ inbox: ArchiveInbox) throws(InputError) -> ArchiveWriter.Counts {
    var total = ArchiveWriter.Counts()
    for (number, repository) in inbox.repositories.enumerated() {
      guard let epoch = epochs[inbox.name]?[number] else { continue }
      if let commit = epoch.commit, try !InboxMails.has(repository, commit) {
        throw InputError(
          path: repository, code: InputError.refused,
          detail: "its history was rewritten: \(commit), up to which it was read, is gone; "
            + "remove \(epoch.folder) to read it again")
      }
      let mails = try InboxMails(
        repository, after: epoch.commit, limit: services.options.limitBytes ?? Limits.frameBytes)
      let inputs = ArchiveInputs(mails, prefix: "\(inbox.name)/\(number)/", ids: ids)
      let writer = ArchiveWriter(
        services, epoch, list: inbox.name, number: number, size: partSize)
      CheckRun(services: services, isColored: false, cache: nil)
        .check(inputs, progress: RunProgress(inputs) { _ in }) { part in
          if !writer.add(part) { inputs.stop() }
        }
      // Mails of the last commit may be missing where git gave up: the next run reads it again.
      if inputs.failure == nil { writer.finish() }
      let counts = writer.counts
      total.mails += counts.mails
      total.patches += counts.patches
      total.copies += counts.copies
      total.unchecked += counts.unchecked
      if let failure = inputs.failure ?? writer.failure { throw failure }
    }
    return total
  }
}
