// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// How far the walk over the lines of an input is.
struct WalkState {
  /// A line that is not a removed one, for the lines after it.
  struct Kept {
    var code = ByteView.empty
    var raw = ByteView.empty
    /// Its index; negative where there is none.
    var index = -1
    var indent = 0
    var shape = CodeShape.ofNothing
    var mayHaveModifier = true
  }

  /// The last line that is not a removed one: the current line, or one before it.
  var newest = Kept()
  /// The index of the line before that one, removed lines left out; negative without one.
  var previousIndex = -1
  /// No statement is read up to this line: it is in the middle of one without inner statements.
  var statementEnd = 0
  /// How many lines so far stood in hunks.
  var linesChecked = 0
  /// The names in the diff by git's rules; the script's own are read line by line.
  var names = DiffNameReader()
  /// The diff of a merge that the lines belong to, which is not checked.
  var combined: CombinedDiff?
}
