// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Types that report one cause twice where both are found in a line.
enum SameCause {
  /// Whether a finding of the type says nothing new once the line has one of `earlier`.
  ///
  /// Types are told by their hashes.
  static func says(_ type: UInt64, nothingAfter earlier: [UInt64]) -> Bool {
    guard !earlier.isEmpty, let causes = all[type] else { return false }
    return earlier.contains { causes.contains($0) }
  }

  private static let all: [UInt64: Set<UInt64>] = {
    var all: [UInt64: Set<UInt64>] = [:]
    for line in ByteView(table).string.split(separator: "\n") {
      let words = line.split(separator: " ").map { Array($0.utf8).withView { $0.hash } }
      all[words[0], default: []].formUnion(words.dropFirst())
    }
    return all
  }()

  /// A type, and those that have said it already.
  private static let table: StaticString = """
    LEADING_SPACE CODE_INDENT
    SPACE_BEFORE_TAB CODE_INDENT
    TABSTOP CODE_INDENT LEADING_SPACE
    PARENTHESIS_ALIGNMENT CODE_INDENT LEADING_SPACE TABSTOP
    SUSPECT_CODE_INDENT CODE_INDENT LEADING_SPACE TABSTOP
    SPACING POINTER_LOCATION OPEN_BRACE
    BRACES OPEN_BRACE ELSE_AFTER_BRACE
    LONG_LINE_COMMENT LONG_LINE
    LONG_LINE_STRING LONG_LINE
    MACRO_ARG_UNUSED MACRO_ARG_UNUSED
    MACRO_ARG_PRECEDENCE MACRO_ARG_PRECEDENCE
    MACRO_ARG_REUSE MACRO_ARG_REUSE
    UNKNOWN_COMMIT_ID BAD_FIXES_TAG
    GIT_COMMIT_ID BAD_FIXES_TAG
    STRCPY DEPRECATED_API
    """
}
