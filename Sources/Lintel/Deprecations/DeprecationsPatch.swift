// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Makes the mail that adds names to the table of a tree's `scripts/checkpatch.pl`.
package enum DeprecationsPatch {
  /// A name and what takes its place.
  package struct Addition: Equatable, Sendable {
    /// The function that becomes deprecated.
    package let name: String
    /// The function to call instead.
    package let replacement: String

    /// Reads `NAME=REPLACEMENT`; both must be C identifiers.
    package init(_ argument: String) throws(Failure) {
      let bytes = Array(argument.utf8)
      let parts: (name: String, replacement: String)? = bytes.withView { text in
        guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        guard text.upTo(equals).isIdentifier, text.from(equals + 1).isIdentifier else { return nil }
        return (text.upTo(equals).string, text.from(equals + 1).string)
      }
      guard let parts else { throw .badAddition(argument) }
      (name, replacement) = parts
    }
  }

  /// Why there is no patch.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    /// The argument is not `NAME=REPLACEMENT` with two C identifiers.
    case badAddition(String)
    /// Nothing was asked for.
    case nothingToAdd
    /// The table has the name, or the command line has it twice.
    case alreadyListed(String)
    /// The script has no table of deprecated functions.
    case noTable
    /// The table does not end on a line of its own.
    case unknownLayout
    /// The table ends in a name without a replacement.
    case endsInName
    /// The identity is not `Name <address> SECONDS ZONE`, as `git var GIT_AUTHOR_IDENT` prints it.
    case badIdentity(String)

    /// What to do about it.
    package var description: String {
      switch self {
      case .badAddition(let argument): "'\(argument)': write NAME=REPLACEMENT with C identifiers"
      case .nothingToAdd: "name at least one NAME=REPLACEMENT"
      case .alreadyListed(let name): "'\(name)' is already in the list"
      case .noTable: "scripts/checkpatch.pl has no %deprecated_apis; it came with Linux 5.1"
      case .unknownLayout: "the closing ')' of %deprecated_apis must start a line"
      case .endsInName: "the last name in %deprecated_apis has no replacement"
      case .badIdentity(let text): "'\(text)': set user.name and user.email in git's configuration"
      }
    }
  }

  /// Adds to `mail` a message that `git am` applies.
  ///
  /// `script` is the text of the tree's `scripts/checkpatch.pl`, `identity` what
  /// `git var GIT_AUTHOR_IDENT` prints. With `signOff` it ends with the author's `Signed-off-by:`.
  package static func write(
    adding additions: [Addition], to script: ByteView, identity: String, signOff: Bool = false,
    into mail: inout ByteBuffer
  ) throws(Failure) {
    guard !additions.isEmpty else { throw .nothingToAdd }
    guard let author = AuthorIdentity(identity) else { throw .badIdentity(identity) }
    guard let table = PerlDeprecationTable(script) else { throw .noTable }
    if table.endsInName { throw .endsInName }
    var listed = Set(table.pairs.map { script[$0.name].string })
    for addition in additions where !listed.insert(addition.name).inserted {
      throw .alreadyListed(addition.name)
    }
    let hunk = try DeprecationsHunk(adding: additions, to: script, table)
    writeHeader(additions, author, into: &mail)
    writeMessage(additions, into: &mail)
    if signOff { mail.append("\nSigned-off-by: \(author.name) <\(author.address)>\n") }
    mail.append("---\n scripts/checkpatch.pl | \(hunk.added + hunk.removed) ")
    mail.append(repeating: UInt8(ascii: "+"), count: min(hunk.added, 40))
    mail.append(repeating: UInt8(ascii: "-"), count: hunk.removed)
    mail.append("\n 1 file changed, \(hunk.added) insertion\(hunk.added == 1 ? "" : "s")(+)")
    if hunk.removed > 0 { mail.append(", \(hunk.removed) deletion(-)") }
    mail.append("\n\ndiff --git a/scripts/checkpatch.pl b/scripts/checkpatch.pl\n")
    mail.append("--- a/scripts/checkpatch.pl\n+++ b/scripts/checkpatch.pl\n")
    mail.append(hunk.text.view)
    mail.append("-- \nlintel\n\n")
  }

  private static func writeHeader(
    _ additions: [Addition], _ author: AuthorIdentity, into mail: inout ByteBuffer
  ) {
    // The fixed date by which file(1) and git tell a patch mail from an mbox.
    mail.append("From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\n")
    mail.append("From: \(author.quotedName) <\(author.address)>\n")
    mail.append("Date: \(author.date)\n")
    mail.append("Subject: [PATCH] \(subject(additions))\n")
    if !author.name.utf8.allSatisfy({ $0 < 128 }) {
      mail.append("MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n")
      mail.append("Content-Transfer-Encoding: 8bit\n")
    }
    mail.append("\n")
  }

  private static func subject(_ additions: [Addition]) -> String {
    let names = additions.map { "\($0.name)()" }
    let start = "checkpatch: Deprecate "
    guard names.count > 1, let last = names.last else { return start + names.joined() }
    let all = start + names.dropLast().joined(separator: ", ") + " and " + last
    // Longer subjects are cut by the tools that list them.
    return all.utf8.count <= 75 ? all : "\(start)\(names[0]) and \(names.count - 1) more"
  }

  private static func writeMessage(_ additions: [Addition], into mail: inout ByteBuffer) {
    mail.append("Warn about new calls of what is being replaced, so that the number of\n")
    mail.append("call sites only goes down:\n\n")
    for addition in additions {
      mail.append("  \(addition.name)() -> \(addition.replacement)()\n")
    }
  }
}
