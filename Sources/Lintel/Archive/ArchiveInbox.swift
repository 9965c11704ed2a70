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
  }

  private static func isName(_ name: Substring) -> Bool {
    !name.isEmpty && name.first != "." && name.utf8.count <= 200
      && name.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
  }
}
