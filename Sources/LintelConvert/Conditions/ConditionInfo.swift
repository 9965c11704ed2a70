// SPDX-License-Identifier: GPL-2.0-only

/// What is known of a condition, for people and for tests.
package struct ConditionInfo: Sendable {
  /// What must be so, in a sentence; of a note, what is so.
  package let rule: String
  /// Why, and what to do.
  package let why: String
  /// Whether it decides nothing.
  package var isNote = false
  /// Functions that are converted.
  package var holds: [String] = []
  /// Functions of which the last one is not converted, for this reason; of a note, functions of which it
  /// is said.
  package let fails: [String]
}

extension ReasonCode {
  /// What is known of the condition.
  package var info: ConditionInfo {
    switch self {
    case .everyPath: EveryPath.info
    case .localHolder: LocalHolder.info
    case .escape: Escape.info
    case .lastInFirstOut: LastInFirstOut.info
    case .boundedDepth: BoundedDepth.info
    case .pageFaults: PageFaults.info
    case .preemption: Preemption.info
    case .movedPointer: MovedPointer.info
    case .samePage: SamePage.info
    case .onePage: OnePage.info
    case .correlatedConditions: CorrelatedConditions.info
    case .lowMemoryAddress: LowMemoryAddress.info
    case .interruptsOff: InterruptsOff.info
    case .nullTest: NullTest.info
    case .lowPage: LowPage.info
    case .allOrNothing: AllOrNothing.info
    case .crossesFunctions: CrossesFunctions.info
    case .notUnderstood: NotUnderstood.info
    case .wrapperMacro: WrapperMacro.info
    case .sleeps: Sleeps.info
    case .usedAfterUnmap: UsedAfterUnmap.info
    case .unmappedTwice: UnmappedTwice.info
    case .otherPartner: OtherPartner.info
    case .recipe: Recipe.info
    }
  }

  /// The condition with examples, as `lintel convert explain` prints it.
  package var explanation: String {
    var text = "\(rawValue)\n\n\(info.rule)\n\n\(info.why)\n"
    for example in info.holds { text += "\nConverted:\n\n\(example)\n" }
    for example in info.fails {
      text += info.isNote ? "\nSaid of:\n\n" : "\nNot converted as it is:\n\n"
      text += "\(example)\n"
    }
    return text
  }
}
