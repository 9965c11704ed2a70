// SPDX-License-Identifier: GPL-2.0-only

package import LintelText
import Synchronization

/// The mails of a repository as frames, each with the name of its list and its commit; one whose id was
/// met before is a copy.
package final class ArchiveInputs: InputSource {
  private struct State: ~Copyable {
    var mails: InboxMails
    var taken = 0
    var failure: InputError?
    var isAtEnd = false
  }

  private let state: Mutex<State>
  /// What comes before the commit in the id of a frame.
  private let prefix: String
  private let ids: ArchiveIDs

  package init(_ mails: consuming InboxMails, prefix: String, ids: ArchiveIDs) {
    state = Mutex(State(mails: mails))
    self.prefix = prefix
    self.ids = ids
  }

  package var count: Int? { nil }
  package var size: Int? { nil }
  package var hasSeveral: Bool { true }
  package var isEmpty: Bool { false }

  /// Why not all mails were read; nil where they were.
  package var failure: InputError? { state.withLock { $0.failure } }

  /// Gives out no more mails.
  package func stop() { state.withLock { $0.isAtEnd = true } }

  package func next() -> (index: Int, input: CheckInput)? {
    state.withLock { state in
      if state.isAtEnd { return nil }
      do throws(InputError) {
        if let mail = try state.mails.next() {
          state.taken += 1
          return (state.taken - 1, .frame(frame(mail)))
        }
      } catch {
        state.failure = error
      }
      state.isAtEnd = true
      return nil
    }
  }

  private func frame(_ mail: InboxMails.Mail) -> Frame {
    let id = prefix + mail.commit + (mail.number > 0 ? "/\(mail.number)" : "")
    guard let bytes = mail.bytes else {
      return Frame(
        id: id, kind: .mail,
        mail.isMissing ? .missing("the repository has no object \(mail.object)") : .tooBig)
    }
    let origin = bytes.withView { MailOrigin(MailHeader($0)) }
    let isCopy = !origin.messageID.isEmpty && !ids.insert(origin.messageID)
    return Frame(id: id, kind: .mail, isCopy ? .copy(origin) : .bytes(bytes))
  }
}
