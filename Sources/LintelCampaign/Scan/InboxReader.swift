// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Reads the mails of a public-inbox repository, the oldest first.
///
/// Each commit adds one mail, as the file `m` (version 2) or under a name made from its id (version
/// 1). Two git processes do all of it: one lists the files, one hands out their contents.
struct InboxReader {
  private let repository: String
  private let range: [String]
  /// The newest commit; nil for an empty repository.
  let head: String?

  /// A reader of the mails that came after a commit, or of all where that is not known any more.
  init(_ repository: String, after position: String?) throws(InputError) {
    self.repository = repository
    head = try Self.line(repository, ["rev-parse", "--verify", "--quiet", "HEAD"])
    var range = ["HEAD"]
    if let position,
      try Self.line(
        repository, ["merge-base", position, "HEAD"]) == position
    {
      range.append("^" + position)
    }
    self.range = range
  }

  /// Whether a folder is such a repository, and not one of something else.
  static func isInbox(_ repository: String) -> Bool {
    guard FileKind(at: repository + "/objects") == .directory,
      FileKind(at: repository + "/HEAD") == .regular,
      let name = try? line(repository, ["ls-tree", "--name-only", "HEAD"])
    else { return false }
    return name == "m" || name == "d" || name.utf8.count == 2 && name.utf8.allSatisfy(\.isHexDigit)
  }

  private static func line(
    _ repository: String, _ arguments: [String]
  ) throws(InputError) -> String? {
    var process = try GitCommand(arguments, in: .gitDirectory(repository)).start()
    process.closeInput()
    var line = ByteBuffer()
    return process.readLine(into: &line) ? line.view.string : nil
  }

  /// Calls `body` with each mail and the id of its object.
  func forEachMail(_ body: (_ mail: ByteView, _ id: String) throws -> Void) throws {
    guard head != nil else { return }
    let place = GitCommand.Place.gitDirectory(repository)
    var list = try GitCommand(
      [
        "log", "--reverse", "--raw", "--no-abbrev", "--no-renames", "--diff-filter=AM",
        "--format=", "--no-color",
      ] + range + ["--"], in: place
    ).start()
    list.closeInput()
    var objects = try ObjectReader(in: place)
    var line = ByteBuffer()
    var mail = ByteBuffer()
    while list.readLine(into: &line) {
      // :OLDMODE NEWMODE OLDID NEWID STATUS<tab>PATH
      let fields = line.view.string.split(separator: " ")
      line.clear()
      guard fields.count >= 5, fields[0].hasPrefix(":"), fields[1].hasPrefix("100"),
        let path = fields[4].split(separator: "\t").last, path != "d"
      else { continue }
      let id = String(fields[3])
      guard Array((id + "\n").utf8).withView({ objects.ask($0) }), let answer = objects.answer()
      else { throw ended(objects.reasonForEnd()) }
      guard case .object(_, let size) = answer else {
        if case .garbled = answer { throw ended(GitFailure.garbled) }
        continue
      }
      mail.clear()
      guard objects.take(size, into: &mail) else { throw ended(objects.reasonForEnd()) }
      try body(mail.view, id)
    }
    if let reason = GitFailure.reason(ending: &list) { throw ended(reason) }
  }

  /// The mails that were not read, and why.
  private func ended(_ reason: String) -> InputError {
    InputError(path: repository, code: InputError.gaveUp, detail: reason)
  }
}
