// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// Which patches a mail may be an answer to.
struct ThreadIndex {
  /// The patches of each cover letter.
  private var patchesByCover: [String: [String]] = [:]
  private var patches: Set<String> = []

  /// Takes the patches that a ledger has.
  mutating func load(_ ledger: Ledger) throws {
    let rows = try ledger.read { database in
      try Row.fetchAll(
        database, sql: "SELECT message_id, answers FROM message WHERE kind = 'patch'"
      ).map { ($0["message_id"] as String, $0["answers"] as String) }
    }
    for (id, answers) in rows { add(id, answering: answers) }
  }

  /// Takes a mail with a patch, or a cover letter.
  mutating func add(_ mail: Mail, _ prefix: SubjectPrefix) {
    if prefix.part > 0 { add(mail.messageID, answering: mail.answers.first ?? "") }
  }

  private mutating func add(_ id: String, answering cover: String) {
    guard patches.insert(id).inserted, !cover.isEmpty else { return }
    patchesByCover[cover, default: []].append(id)
  }

  /// The patches that a mail answers: the nearest one in its thread, or all of a cover letter.
  ///
  /// A single patch is answered also by what answers the answers to it.
  func patches(answeredBy mail: Mail) -> [String] {
    for id in mail.answers {
      if patches.contains(id) { return [id] }
      if let all = patchesByCover[id] { return all }
    }
    return []
  }
}
