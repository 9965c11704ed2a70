// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// How much may be done to the long lines of an input that is fixed.
///
/// Each fix of a line writes the line anew and looks at all of it, so a line with a hundred thousand
/// findings would take quadratic time. Real lines are short and cost nothing here; once the budget
/// is used up, long lines stay as they are.
struct FixBudget {
  /// How many bytes are left.
  private var left: Int

  /// The budget for an input of `count` bytes.
  init(for count: Int) { left = 1 << 24 + Limits.fixWrites * count }

  /// Whether a line, or several, of so many bytes may be read and written, so many times.
  mutating func allows(_ bytes: Int, times: Int = 1) -> Bool {
    if bytes <= Limits.shortLineBytes { return true }
    guard left > 0 else { return false }
    left -= bytes * times
    return true
  }
}
