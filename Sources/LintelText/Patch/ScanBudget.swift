// SPDX-License-Identifier: GPL-2.0-only

/// How much may be read ahead in an input, all statements and spans together.
///
/// A statement whose brackets never close reads to the end of its hunk, and in hostile input each
/// line starts such a statement: quadratic time. Real code reads each line a few times, one for each
/// block around it. Once an input has used up its budget, statements end after a few lines.
final class ScanBudget {
  /// How many bytes are left.
  private var bytes = 0

  /// Starts an input of `count` bytes.
  func reset(for count: Int) { bytes = 1 << 22 + Limits.statementReads * count }

  /// How many lines may be read ahead now.
  var lines: Int { bytes > 0 ? .max : Limits.shortStatementLines }

  /// Counts what was read.
  func spend(_ count: Int) { bytes -= count }
}
