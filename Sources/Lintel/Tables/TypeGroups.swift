// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What types have in common for `--precise`, which asks some only of some inputs and lines.
package struct TypeGroups: OptionSet, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The input is broken, whatever is in it.
  package static let corruption = TypeGroups(rawValue: 1)
  /// The form of a mail that any maintainer gets.
  package static let mail = TypeGroups(rawValue: 2)
  /// Who signed and tested a patch.
  package static let trailers = TypeGroups(rawValue: 4)
  /// A log has no text.
  package static let emptyLog = TypeGroups(rawValue: 8)
  /// White space that git or a mailer's user would call an error in any text.
  package static let whiteSpaceErrors = TypeGroups(rawValue: 16)
  /// Other white space, and how long lines are.
  package static let layout = TypeGroups(rawValue: 32)
  /// The words of a log.
  package static let prose = TypeGroups(rawValue: 64)
  /// What another patch of the same series can settle.
  package static let series = TypeGroups(rawValue: 128)
  /// What is reported at a statement's start for lines below it, which may be new where that is not.
  package static let statement = TypeGroups(rawValue: 256)

  /// The groups of a type; none for most.
  package static func of(_ type: StaticString) -> TypeGroups {
    all[ByteView(type).string] ?? []
  }

  private static let all: [String: TypeGroups] = {
    var all: [String: TypeGroups] = [:]
    for (group, text) in table {
      for type in ByteView(text).string.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        all[String(type), default: []].formUnion(group)
      }
    }
    return all
  }()

  /// The types of each group.
  private static let table: [(TypeGroups, StaticString)] = [
    (.corruption, "CORRUPTED_PATCH DOS_LINE_ENDINGS NOT_UNIFIED_DIFF PATCH_PREFIX"),
    (
      .mail,
      """
      BAD_COMMIT_SEPARATOR DIFF_IN_COMMIT_MSG EMAIL_SUBJECT GERRIT_CHANGE_ID INVALID_UTF8
      UTF8_BEFORE_PATCH
      """
    ),
    (
      .trailers,
      """
      BAD_SIGN_OFF BAD_STABLE_ADDRESS_STYLE FROM_SIGN_OFF_MISMATCH MISSING_SIGN_OFF
      NO_AUTHOR_SIGN_OFF
      """
    ),
    (.emptyLog, "COMMIT_MESSAGE"),
    (.whiteSpaceErrors, "CODE_INDENT SPACE_BEFORE_TAB TRAILING_WHITESPACE"),
    (
      .layout,
      """
      BRACKET_SPACE INDENTED_LABEL LEADING_SPACE LINE_SPACING LONG_LINE LONG_LINE_COMMENT
      LONG_LINE_STRING MISSING_SPACE PARENTHESIS_ALIGNMENT POINTER_LOCATION SPACING
      SUSPECT_CODE_INDENT SWITCH_CASE_INDENT_LEVEL TABSTOP WHITESPACE_AFTER_LINE_CONTINUATION
      """
    ),
    (
      .prose,
      """
      COMMIT_LOG_LONG_LINE COMMIT_LOG_USE_LINK COMMIT_LOG_VERSIONING COMMIT_LOG_WRONG_LINK
      GIT_COMMIT_ID REPEATED_WORD TYPO_SPELLING UNKNOWN_COMMIT_ID
      """
    ),
    (.series, "FILE_PATH_CHANGES UNDOCUMENTED_DT_STRING"),
    (
      .statement,
      "BRACES OPEN_BRACE SUSPECT_CODE_INDENT SWITCH_CASE_INDENT_LEVEL TRAILING_STATEMENTS"
    ),
  ]
}
