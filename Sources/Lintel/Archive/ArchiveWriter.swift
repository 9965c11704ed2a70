// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// Writes the rows of a repository's mails into the parts of an archive, each of which takes its name
/// when it is whole.
package final class ArchiveWriter: Sendable {
  /// How many mails there were, by what became of them.
  package struct Counts: Sendable, Equatable {
    /// All of them.
    package internal(set) var mails = 0
    /// Those that were checked.
    package internal(set) var patches = 0
    /// Those with the id of an earlier one.
    package internal(set) var copies = 0
    /// Those that could not be checked, or not in full.
    package internal(set) var unchecked = 0
  }

  private struct State: ~Copyable {
    var rows: RowWriter
    var out = ByteBuffer(capacity: 1 << 20)
    var ids = ByteBuffer(capacity: 1 << 16)
    var file: StreamedFile?
    var part: Int
    /// The mails of the part at hand.
    var mails = 0
    /// The commit of the last mail that is whole.
    var commit = ""
    /// Whether the last mail has its end.
    var isBetweenMails = true
    var counts = Counts()
    var failure: InputError?
  }

  private let state: Mutex<State>
  private let services: Services
  private let epoch: ArchiveEpoch
  private let list: String
  private let number: Int
  /// So many mails are a part.
  private let size: Int

  /// So many bytes are written at a time.
  private static let piece = 1 << 20

  init(_ services: Services, _ epoch: ArchiveEpoch, list: String, number: Int, size: Int) {
    self.services = services
    self.epoch = epoch
    self.list = list
    self.number = number
    self.size = size
    state = Mutex(
      State(rows: RowWriter(services.options, TypeCatalog.ofChecks), part: epoch.parts))
  }

  /// Why no more can be written; nil where all was.
  var failure: InputError? { state.withLock { $0.failure } }

  /// How many mails were written.
  var counts: Counts { state.withLock { $0.counts } }

  /// Adds a part of what a mail gave; false where nothing can be written any more.
  func add(_ part: Delivery) -> Bool {
    state.withLock { state in
      guard state.failure == nil else { return false }
      do throws(InputError) {
        try add(part, to: &state)
        return true
      } catch {
        state.failure = error
        return false
      }
    }
  }

  /// Ends the last part.
  func finish() {
    state.withLock { state in
      guard state.failure == nil, state.isBetweenMails else { return }
      do throws(InputError) { try close(&state) } catch { state.failure = error }
    }
  }

  private func add(_ part: Delivery, to state: inout State) throws(InputError) {
    let commit = Self.commit(part.id)
    // The mails of a commit are in one part, since the next run begins after it.
    if state.isBetweenMails, state.mails >= size, commit != state.commit { try close(&state) }
    if state.file == nil {
      state.file = try StreamedFile(epoch.name(state.part))
      RowWriter.start(services, to: &state.out)
    }
    state.isBetweenMails = state.rows.add(part, to: &state.out)
    if let end = part.result.end {
      count(end, &state.counts)
      state.mails += 1
      state.commit = commit
      if end.status != .copy, let id = end.origin?.messageID, !id.isEmpty {
        ArchiveIDs.append(id, to: &state.ids)
      }
    }
    if state.out.count >= Self.piece { try flush(&state) }
  }

  private func count(_ end: InputEnd, _ counts: inout Counts) {
    counts.mails += 1
    switch end.status {
    case .ok: counts.patches += 1
    case .copy: counts.copies += 1
    case .error, .timeout, .tooBig: counts.unchecked += 1
    case .notPatch: break
    }
  }

  /// The commit in the id of a frame, `LIST/EPOCH/COMMIT`.
  private static func commit(_ id: String) -> String {
    let parts = id.split(separator: "/")
    return parts.count > 2 ? String(parts[2]) : id
  }

  private func close(_ state: inout State) throws(InputError) {
    guard let file = state.file else { return }
    state.out.append("{\"k\": \"part\"")
    state.out.append(jsonKey: "list", list)
    state.out.append(jsonKey: "epoch", number)
    state.out.append(jsonKey: "mails", state.mails)
    state.out.append(jsonKey: "commit", state.commit)
    state.out.append("}\n")
    try flush(&state)
    // The ids come first: rows that are there have theirs.
    try OutputFile.writeOver(epoch.name(state.part, ".ids"), bytes: state.ids.view)
    try file.finish()
    state.file = nil
    state.part += 1
    state.mails = 0
    state.ids.clear()
  }

  private func flush(_ state: inout State) throws(InputError) {
    try state.file?.write(state.out.view)
    state.out.clear()
  }
}
