// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What types have in common for `--precise`, which asks some only of some inputs and lines.
package struct TypeGroups: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

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

  /// What no document of the kernel asks for: good maintainers differ.
  package static let taste = TypeGroups(rawValue: 512)
  /// What only code that runs in the kernel can do better.
  package static let kernelOnly = TypeGroups(rawValue: 1024)
  /// What only somebody who types the text can do better, names and columns.
  package static let handwriting = TypeGroups(rawValue: 2048)
  /// What reads the text as C.
  package static let cSyntax = TypeGroups(rawValue: 4096)
  /// What each project has a style of its own for: indentation, braces, names of types.
  package static let foreign = TypeGroups(rawValue: 8192)

  /// The groups that say nothing about some files, whatever is done to them.
  package static let ofNature: TypeGroups = [.kernelOnly, .handwriting, .cSyntax, .foreign]

  /// The groups of a type; none for many.
  package static func of(_ type: StaticString) -> TypeGroups { all[ByteView(type).hash] ?? [] }

  private static let all: [UInt64: TypeGroups] = {
    var all: [UInt64: TypeGroups] = [:]
    for (group, text) in table {
      for type in ByteView(text).string.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        all[Array(type.utf8).withView { $0.hash }, default: []].formUnion(group)
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
      GIT_COMMIT_ID PREFER_LORE_ARCHIVE REPEATED_WORD TYPO_SPELLING UNKNOWN_COMMIT_ID
      """
    ),
    (.series, "FILE_PATH_CHANGES UNDOCUMENTED_DT_STRING"),
    (
      .statement,
      "BRACES OPEN_BRACE SUSPECT_CODE_INDENT SWITCH_CASE_INDENT_LEVEL TRAILING_STATEMENTS"
    ),
    (
      .taste,
      """
      ARCH_INCLUDE_LINUX BIT_MACRO COMPARISON_TO_NULL LOGICAL_CONTINUATIONS MACRO_ARG_REUSE OBSOLETE
      OPEN_ENDED_LINE PREFER_KERNEL_TYPES TYPECAST_INT_CONSTANT UNCOMMENTED_DEFINITION
      UNNECESSARY_INT UNNECESSARY_PARENTHESES UNSPECIFIED_INT
      """
    ),
    (
      .kernelOnly,
      """
      ALLOC_ARRAY_ARGS ALLOC_SIZEOF_STRUCT ALLOC_WITH_MULTIPLY ALLOC_WITH_SIZEOF AVOID_BUG BIT_MACRO
      CONSIDER_COMPLETION CONSIDER_KSTRTO CONST_STRUCT CONSTANT_CONVERSION DATA_RACE DEPRECATED_API
      DEPRECATED_VARIABLE EMBEDDED_FUNCTION_NAME ENOSYS ENOTSUPP EXPORT_SYMBOL INCLUDE_LINUX
      IN_ATOMIC JIFFIES_COMPARISON KREALLOC_ARG_REUSE LIKELY_MISUSE LINUX_VERSION_CODE LOCKDEP
      LOGGING_CONTINUATION MEMORY_BARRIER MINMAX MSLEEP NAKED_SSCANF NEW_TYPEDEFS NR_CPUS
      OOM_MESSAGE PREFER_DEFINED_ATTRIBUTE_MACRO PREFER_DEV_LEVEL PREFER_FALLTHROUGH
      PREFER_IS_ENABLED PREFER_KERNEL_TYPES PREFER_PR_LEVEL PREFER_SEQ_PUTS PRINTF_L PRINTF_Z
      PRINTK_RATELIMITED PRINTK_WITHOUT_KERN_LEVEL SINGLE_FREE_RCU SPLIT_STRING SSCANF_TO_KSTRTO
      STRCPY STRLCPY STRNCPY TRACE_PRINTK TRACING_LOGGING UAPI_INCLUDE UNCOMMENTED_DEFINITION
      UNNECESSARY_KERN_LEVEL UNSPECIFIED_INT USE_DEVICE_INITCALL USE_LOCKDEP USE_SPINLOCK_T
      USLEEP_RANGE VOLATILE VSPRINTF_POINTER_EXTENSION VSPRINTF_SPECIFIER_PX WAITQUEUE_ACTIVE
      WEAK_DECLARATION YIELD
      """
    ),
    (
      .handwriting,
      """
      BLOCK_COMMENT_STYLE C99_COMMENTS CAMELCASE COMPLEX_MACRO LEADING_SPACE LINE_SPACING LONG_LINE
      LONG_LINE_COMMENT LONG_LINE_STRING MACRO_ARG_PRECEDENCE MACRO_ARG_REUSE MACRO_ARG_UNUSED
      NEW_TYPEDEFS SPACING TABSTOP
      """
    ),
    (
      .cSyntax,
      """
      AVOID_EXTERNS BRACES BRACKET_SPACE CAMELCASE COMPLEX_MACRO DO_WHILE_MACRO_WITH_TRAILING_SEMICOLON
      LINE_CONTINUATIONS MACRO_ARG_PRECEDENCE MACRO_ARG_REUSE MACRO_ARG_UNUSED
      MULTISTATEMENT_MACRO_USE_DO_WHILE OPEN_BRACE PARENTHESIS_ALIGNMENT POINTER_LOCATION
      SINGLE_STATEMENT_DO_WHILE_MACRO SPACING TRAILING_SEMICOLON TRAILING_STATEMENTS
      UNNECESSARY_PARENTHESES
      """
    ),
    (
      .foreign,
      """
      BRACES CODE_INDENT ELSE_AFTER_BRACE OPEN_BRACE PARENTHESIS_ALIGNMENT POINTER_LOCATION
      RETURN_PARENTHESES SPACE_BEFORE_TAB SUSPECT_CODE_INDENT SWITCH_CASE_INDENT_LEVEL
      TRAILING_STATEMENTS
      """
    ),
  ]
}
