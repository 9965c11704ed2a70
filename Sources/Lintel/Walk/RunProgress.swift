// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// How far a run is, counted by its workers, and whether it was told to stop.
package final class RunProgress: Sendable {
  private let source: any InputSource
  /// How many bytes the inputs have; nil where that is not known.
  private let byteCount: Int?

  private let inputsDone = Atomic(0)
  private let linesDone = Atomic(0)
  private let bytesDone = Atomic(0)
  private let findingsMade = Atomic(0)

  private let start = ContinuousClock.now
  /// When `onTick` is due, in milliseconds after the start.
  private let nextTick = Atomic(1000)
  private let onTick: @Sendable (RunProgress) -> Void

  /// Counts for a run over `inputs`; `onTick` is called by workers, first after a second and then a
  /// few times a second.
  package init(_ inputs: any InputSource, onTick: @escaping @Sendable (RunProgress) -> Void) {
    source = inputs
    byteCount = inputs.size
    self.onTick = onTick
  }

  /// How many inputs there are, as far as that is known; nil where it shows only at the end.
  package var inputCount: Int? { source.count }
  /// The inputs that were checked.
  package var inputs: Int { inputsDone.load(ordering: .relaxed) }
  /// The lines that were looked at.
  package var lines: Int { linesDone.load(ordering: .relaxed) }
  /// The findings so far.
  package var findings: Int { findingsMade.load(ordering: .relaxed) }

  /// Whether the user has asked the run to end.
  package var isStopped: Bool { Signals.stop != 0 }

  /// How much of the run is done, from 0 to 1; nil where that is not known.
  package var fraction: Double? {
    if let byteCount, byteCount > 0 {
      return min(Double(bytesDone.load(ordering: .relaxed)) / Double(byteCount), 1)
    }
    guard let inputCount, inputCount > 1 else { return nil }
    return Double(inputs) / Double(inputCount)
  }

  /// How many seconds the run takes so far.
  package var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

  /// Counts what was looked at of an input.
  func advance(lines: Int, bytes: Int) {
    linesDone.add(lines, ordering: .relaxed)
    bytesDone.add(bytes, ordering: .relaxed)
    let now = Int(seconds * 1000)
    let due = nextTick.load(ordering: .relaxed)
    // One of the workers takes the turn.
    if now >= due,
      nextTick.compareExchange(expected: due, desired: now + 200, ordering: .relaxed).exchanged
    {
      onTick(self)
    }
  }

  /// Counts findings.
  func count(findings: Int) { findingsMade.add(findings, ordering: .relaxed) }

  /// Counts an input that is done.
  func finishInput() { inputsDone.add(1, ordering: .relaxed) }
}
