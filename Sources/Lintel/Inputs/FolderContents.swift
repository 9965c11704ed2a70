// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The files that a folder stands for.
///
/// In a repository they are the files that git tracks and those that it neither tracks nor ignores;
/// elsewhere what a walk through the folder finds.
package struct FolderContents: Sendable {
  /// A file that was found at once.
  package struct File: Sendable {
    /// Where it is, and whether git tracks it.
    package let listed: ListedFile
    /// How many bytes it had when git last looked; nil where that is not known.
    package var size: Int?
    /// Whether it is a symbolic link: what that leads to is a file of its own, or none of the
    /// project's.
    package var isLink = false

    /// The path, as a user would type it.
    package var path: String { listed.name }
  }

  /// The folder, as messages name it.
  package let folder: String
  /// The files that are known at once, in the order in which git lists files.
  package private(set) var files: [File] = []
  /// The files that git is still looking for; nil outside of repositories.
  package private(set) var untracked: GitListing?
  /// Why files may be missing among those that are known.
  package private(set) var problems: [InputError] = []
  /// Repositories in the folder that are tracked as submodules; their files are not listed.
  package private(set) var submodules: [String] = []

  /// Looks for the files of `folder`, and starts git where there is a repository.
  package init(_ folder: String) {
    self.folder = FolderPath.shown(FolderPath.prefix(of: folder))
    switch WorkTree.find(folder) {
    case .none:
      let walk = FolderWalk(folder)
      files = walk.files.map { File(listed: ListedFile($0, below: self.folder)) }
      problems = walk.problems
    case .storage:
      problems = [problem("what git itself keeps is not checked")]
    case .environment:
      // Outside of the work tree git counts paths from its top, and not from here.
      let fromHere = !WorkTree.isNamedInFull
      untracked = GitListing(.untracked, below: folder, fromHere: fromHere)
      addListed(folder, fromHere: fromHere)
    case .inside(let top, let below):
      untracked = GitListing(.untracked, below: folder, fromHere: false)
      if !addIndexed(folder, top: top, below: below) { addListed(folder, fromHere: false) }
    }
  }

  /// All files, the late ones too, and all problems; nothing to check is a problem as well.
  package static func all(of folder: String) -> (files: [File], problems: [InputError]) {
    var contents = FolderContents(folder)
    while let entry = contents.untracked?.next() {
      contents.files.append(File(listed: entry.file))
    }
    return (contents.files, contents.finalProblems(hasFiles: !contents.files.isEmpty))
  }

  /// All problems, after the last file.
  package func finalProblems(hasFiles: Bool) -> [InputError] {
    var all: [InputError] = []
    // Both listings fail for the same reason, which one of them starts with `git: `.
    for problem in problems + (untracked?.problems ?? []) {
      let isTold = all.contains {
        $0.path == problem.path
          && ($0.reason.hasSuffix(problem.reason) || problem.reason.hasSuffix($0.reason))
      }
      if !isTold { all.append(problem) }
    }
    return all.isEmpty && !hasFiles ? [problem("no files to check here")] : all
  }

  /// Repositories in the folder whose files are not its own, after the last file.
  package var repositories: [String] { submodules + (untracked?.repositories ?? []) }

  private func problem(_ reason: String) -> InputError {
    InputError(path: folder, code: InputError.gaveUp, detail: reason)
  }

  /// Adds the tracked files from git's index; false where only git can read that.
  private mutating func addIndexed(_ folder: String, top: String, below: [UInt8]) -> Bool {
    guard let index = GitIndex(gitDirectory: top == "/" ? "/.git" : top + "/.git") else {
      return false
    }
    var found: [File] = []
    var submodules: [String] = []
    let isRead = index.forEachFile(below: below) { name, entry in
      let file = ListedFile(name.from(below.count).string, below: self.folder, isTracked: true)
      switch entry.kind {
      case .regular: found.append(File(listed: file, size: entry.size))
      case .link: found.append(File(listed: file, isLink: true))
      case .repository: submodules.append(file.name)
      }
    }
    guard isRead else { return false }
    (files, self.submodules) = (found, submodules)
    return true
  }

  /// Adds the tracked files from git itself, for an index in a form that only git reads.
  private mutating func addListed(_ folder: String, fromHere: Bool) {
    let listing = GitListing(.tracked, below: folder, fromHere: fromHere)
    while let (file, kind) = listing.next() {
      switch kind {
      case .regular: files.append(File(listed: file))
      case .link: files.append(File(listed: file, isLink: true))
      case .repository: submodules.append(file.name)
      }
    }
    problems = listing.problems
  }
}
