// SPDX-License-Identifier: GPL-2.0-only

/// Why a function gets its verdict.
package enum ReasonCode: String, CaseIterable, Sendable {
  case everyPath = "every-path"
  case localHolder = "local-holder"
  case escape
  case lastInFirstOut = "last-in-first-out"
  case boundedDepth = "bounded-depth"
  case pageFaults = "page-faults"
  case preemption
  case movedPointer = "moved-pointer"
  case samePage = "same-page"
  case onePage = "one-page"
  case correlatedConditions = "correlated-conditions"
  case lowMemoryAddress = "low-memory-address"
  case interruptsOff = "interrupts-off"
  case nullTest = "null-test"
  case lowPage = "low-page"
  case allOrNothing = "all-or-nothing"
  case crossesFunctions = "crosses-functions"
  case notUnderstood = "not-understood"
  case wrapperMacro = "wrapper-macro"
  case sleeps
  case usedAfterUnmap = "used-after-unmap"
  case unmappedTwice = "unmapped-twice"
  case otherPartner = "other-partner"
  case recipe
}
