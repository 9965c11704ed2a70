// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A place in a source file that names an API.
package struct CallSite: Sendable, Equatable {
  /// The number of the API in the run's `APISet`.
  package var api: Int
  /// What the place is to the API.
  package var kind: SiteKind
  /// The line of the name, counted from 1.
  package var line: Int
  /// The byte of the line at which the name starts, counted from 1.
  package var column: Int
  /// The function or macro that the place is in, or the one that it defines; empty at file scope.
  ///
  /// A function that a macro defines is named as it is written: `SYSCALL_DEFINE2(swapon)`.
  package var function: String
  /// Whether the place is compiled in no configuration, as it stands below `#if 0`.
  package var isDisabled: Bool
  /// Whether it is a call whose partners were not looked for, as there are too many calls.
  package var isUnpaired = false
  /// The first argument of a call, without spaces; empty for other kinds.
  package var argument: String
  /// What the result of a call is assigned to, without spaces; empty where it is not.
  package var target: String
  /// The lines of the calls in the same function that undo this one, or that it undoes.
  package var partners: [Int]

  /// About how many bytes it takes.
  var weight: Int {
    Self.leastWeight + function.utf8.count + argument.utf8.count + target.utf8.count + 8
      * partners.count
  }

  private static let leastWeight = 128
  /// So many are more than a census keeps.
  static let most = Limits.censusPlaceBytes / leastWeight + 1

  /// Whether the place counts: a call that some configuration compiles.
  package var isCounted: Bool { kind == .call && !isDisabled }
}
