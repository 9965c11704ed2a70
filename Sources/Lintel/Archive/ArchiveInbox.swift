// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A list whose mails are archived: its name, and its repositories.
package struct ArchiveInbox: Sendable {
  /// What its rows and its folder are called.
  package let name: String
  /// The repositories, the oldest first.
  package let repositories: [String]

  /// The inbox that `NAME=PATH` or `PATH` means; a path alone gives its last part as the name.
  package init(_ word: String) throws(InputError) {
    let equals = word.firstIndex(of: "=")
    let path = equals.map { String(word[word.index(after: $0)...]) } ?? word
    var last = equals.map { word[..<$0] } ?? path.split(separator: "/").last ?? ""
    if equals == nil, last.hasSuffix(".git") { last = last.dropLast(4) }
    guard Self.isName(last) else {
      throw InputError(
        path: word, code: InputError.refused,
        detail: "name the list, as in NAME=PATH, with letters, digits, '.', '_' and '-'")
    }
    name = String(last)
    repositories = InboxMails.repositories(at: path)
    if repositories.isEmpty {
      let isThere = FileKind(at: path) != nil
      throw InputError(
        path: path, code: isThere ? InputError.gaveUp : InputError.notThere,
        detail: isThere ? "no public-inbox repository" : nil)
    }
    if repositories != [path], repositories != [path + "/.git"] {
      try Self.refuseGaps(repositories)
    }
  }

  /// Refuses epochs of which one is missing, or cannot be read: their mails would be missing in silence,
  /// and rows are named by the place of their epoch.
  private static func refuseGaps(_ repositories: [String]) throws(InputError) {
    for (number, repository) in repositories.enumerated() {
      let wanted = folder(of: repository) + "/\(number).git"
      if repository == wanted { continue }
      throw InputError(
        path: wanted, code: InputError.refused,
        detail: "is missing, or is no public-inbox repository that git can read")
    }
    for place in Set(repositories.map(folder)).sorted() {
      let epochs = FileTree.entries(of: place.isEmpty ? "/" : place).count {
        $0.name.hasSuffix(".git") && Int($0.name.dropLast(4)) != nil
      }
      guard epochs == repositories.count(where: { folder(of: $0) == place }) else {
        throw InputError(
          path: place, code: InputError.refused, detail: "has epochs that git cannot read")
      }
    }
  }

  /// The path without its last part.
  private static func folder(of path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  }

  private static func isName(_ name: Substring) -> Bool {
    !name.isEmpty && name.first != "." && name.utf8.count <= 200
      && name.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
  }
}
