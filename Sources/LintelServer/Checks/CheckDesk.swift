// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// What is to be checked, by a worker on a thread of its own.
///
/// Of a document only the newest text waits: one that is typed into is checked as often as that can be
/// done, and never late.
final class CheckDesk: Sendable {
  /// A text to check.
  struct Job: Sendable {
    let uri: String
    /// The number of the check, which no other one has.
    let number: Int
    let name: String
    let kind: DocumentKind
    let text: [UInt8]
    let services: Services
  }

  /// What a check gave.
  struct Outcome: Sendable {
    let uri: String
    /// The number of the check.
    let number: Int
    let diagnostics: [Diagnostic]
  }

  private struct State {
    var jobs: [Job] = []
    var isClosed = false
  }

  private let state = Monitor(State())

  /// Takes a job, in place of one of the same document that waits.
  func add(_ job: Job) {
    state.withLock { state in
      if let index = state.jobs.firstIndex(where: { $0.uri == job.uri }) {
        state.jobs[index] = job
      } else {
        state.jobs.append(job)
      }
    }
  }

  /// Says that there will be no further job.
  func close() {
    state.withLock { $0.isClosed = true }
  }

  /// Does all jobs until the desk is closed, and hands on what each gave.
  func work(_ handOn: (Outcome) -> Void) {
    guard var job = nextJob() else { return }
    var checker = DocumentChecker(services: job.services)
    while true {
      if !checker.uses(job.services) { checker = DocumentChecker(services: job.services) }
      let diagnostics = checker.check(job.text, name: job.name, as: job.kind)
      handOn(Outcome(uri: job.uri, number: job.number, diagnostics: diagnostics))
      guard let next = nextJob() else { return }
      job = next
    }
  }

  /// The job that has waited longest, when there is one; nil once the desk is closed.
  private func nextJob() -> Job? {
    func hasNews(_ state: State) -> Bool { state.isClosed || !state.jobs.isEmpty }
    return state.withLock(when: hasNews) { $0.isClosed ? nil : $0.jobs.removeFirst() }
  }
}
