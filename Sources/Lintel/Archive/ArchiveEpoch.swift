// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The rows of one repository of a list in an archive: files of rows, each whole or not there.
///
/// A file is a part of the repository, from one commit to another: `0000000.jsonl`, and beside it the
/// hashes of its mails' ids. Its first row is a `start`, its last one a `part` with the last commit.
struct ArchiveEpoch {
  /// The folder of the files.
  let folder: String
  /// How many parts are there.
  private(set) var parts = 0
  /// The last commit that a part has; nil where there is none.
  private(set) var commit: String?

  /// What is there; ids are noted, and what a lost power supply has cut off is removed.
  ///
  /// It throws where rows were made with other rules or options than `rules`. In the folder of a list
  /// that is not written to, nothing is made or removed.
  init(_ folder: String, rules: String, ids: ArchiveIDs, isWritten: Bool) throws(InputError) {
    self.folder = folder
    if isWritten { FileTree.makeDirectory(folder) }
    guard FileKind(at: folder) == .directory else {
      if !isWritten { return }
      throw InputError(path: folder, code: InputError.gaveUp, detail: "cannot be made")
    }
    while let part = try Self.part(name(parts), rules: rules) {
      // Of copies alone there are no ids: the file is empty.
      guard FileKind(at: name(parts, ".ids")) == .regular else { break }
      if let hashes = MappedFile(name(parts, ".ids")) { ids.load(hashes.view) }
      commit = part
      parts += 1
    }
    guard isWritten else { return }
    // What came after a part that is not whole is made again.
    let kept = Set((0..<parts).flatMap { [name($0), name($0, ".ids")] })
    for (name, _) in FileTree.entries(of: folder)
    where Self.isPart(name) && !kept.contains("\(folder)/\(name)") {
      FileTree.removeFile("\(folder)/\(name)")
    }
  }

  /// Whether a file's name is that of a part: any other file is somebody else's.
  private static func isPart(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && ["jsonl", "ids"].contains(parts[1]) && parts[0].utf8.count >= 7
      && parts[0].utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The path of a part's file.
  func name(_ part: Int, _ ending: String = ".jsonl") -> String {
    let digits = String(part)
    let zeros = String(repeating: "0", count: max(7 - digits.utf8.count, 0))
    return "\(folder)/\(zeros)\(digits)\(ending)"
  }

  /// The last commit of the part in a file; nil where it is not there or not whole.
  private static func part(_ path: String, rules: String) throws(InputError) -> String? {
    guard let file = MappedFile(path) else { return nil }
    let view = file.view
    guard view.last == 10, let first = view.firstIndex(of: 10),
      let start = view.lastIndex(of: 10, before: view.count - 1), start >= first
    else { return nil }
    let last = view[(start + 1)..<(view.count - 1)]
    guard last.has("{\"k\": \"part\""), last.hasSuffix("\"}"),
      let quote = last.lastIndex(of: UInt8(ascii: "\""), before: last.count - 2)
    else { return nil }
    guard view.upTo(first).string.hasSuffix("\"rules\": \"\(rules)\"}") else {
      throw InputError(
        path: path, code: InputError.refused,
        detail: "has rows of other rules or options; name another folder")
    }
    return last[(quote + 1)..<(last.count - 2)].string
  }
}
