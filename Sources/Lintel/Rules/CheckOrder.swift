// SPDX-License-Identifier: GPL-2.0-only

/// The order in which rules run; it is behaviour, since findings of one line appear in it.
///
/// It is that of checkpatch.pl. A rule is in this list once, or it does not run.
enum CheckOrder {
  /// The stages of looking at a line of a hunk. A line leaves when its kind of file, or its marker,
  /// has no part in the next stage.
  enum Stage: Int, CaseIterable {
    /// Lines of any file, added or context.
    case anyFile
    /// Source files of all sorts.
    case source
    /// Files that are indented with tabs.
    case tabbed
    /// C, before the statement of the line is read.
    case c
    /// C, added and context lines, with the statement.
    case context
    /// Added lines of C, up to the point where C99 comments are cut off.
    case added
    /// Added lines of C, comments gone.
    case code
    /// Added lines of C, once macros were read.
    case afterMacros
  }

  /// The checks of a stage, in order.
  static func checks(in stage: Stage) -> [Check] {
    switch stage {
    case .anyFile: anyFile
    case .source: source
    case .tabbed: tabbed
    case .c: c
    case .context: context
    case .added: added
    case .code: code
    case .afterMacros: afterMacros
    }
  }

  /// What runs over each line before the file it belongs to matters.
  static let commitSteps: [any CommitStep.Type] = [
    MissingDescription.self,
    TypoSpelling.self,
    RepeatedWord.self,
  ]

  /// What runs when a diff names the new file, before reports name it.
  static let newFileNameRules: [any FileRule.Type] = []

  /// What runs when a diff names a file.
  static let fileRules: [any FileRule.Type] = []

  /// What runs at the end of an input.
  static let inputRules: [any InputRule.Type] = [
    NotUnifiedDiff.self
  ]

  private static let anyFile: [Check] = [
    // White space and addresses.
    .line(DOSLineEndings.self),
    .line(TrailingWhitespace.self, keepsBooks: true),
    .line(FSFMailingAddress.self),

    // Kconfig, MAINTAINERS, makefiles, devicetree, licences, file names.
    .line(ConfigDescription.self),
    .line(MaintainersStyle.self),
    .line(DeprecatedVariable.self),
    .line(UndocumentedDTString.self),
    .hunk(SPDXLicenseTag.FirstLine.self),
    .line(EmbeddedFilename.self),

  ]

  private static let source: [Check] = [
    // Licence place, line length, end of file, assembler symbols.
    .hunk(SPDXLicenseTag.Misplaced.self),
    .line(LongLine.self),
    .line(MissingEOFNewline.self),
    .line(AvoidLPrefix.self),

  ]

  private static let tabbed: [Check] = [
    // Indentation, continuation lines, comments, blank lines.

  ]

  private static let c: [Check] = [
    // Ends of lines, jumps, keywords of version control.

  ]

  private static let context: [Check] = [
    // Switches, braces and indentation of conditionals.

  ]

  private static let added: [Check] = [
    // Self assignments, split dereferences, bare signs, malformed includes, C99 comments.

  ]

  private static let code: [Check] = [
    // Exports, initialisers, types, qualifiers, pointers.

    // Crashes, logging levels, error codes.

    // Braces of functions and structures, function pointers.

    // Spacing of brackets, calls and operators.

    // Parentheses, labels, returns and comparisons.

    // Assignments in conditions, trailing statements, hexadecimal truth, else and while.

    // Names, includes and macros.

  ]

  private static let afterMacros: [Check] = [
    // Macros around do while.

    // Braces around statements.

    // Volatile, strings, formats, preprocessor conditions.

    // Needless tests, out of memory, logging, shifts, NULL, section attributes.

    // Constants, delays, jiffies, locks, barriers, architectures.

    // Storage classes, inline, attributes, C99 types, casts, sizeof.

    // Pointer formats, memory and string functions, minimum and maximum, scanning, prototypes.

    // Boot parameters, allocation, semicolons, bits, configuration symbols.

    // Fall through, default, obsolete functions, constant structures, likely, RCU, permissions.
    .line(PreferFallthrough.self),
    .statement(DefaultNoBreak.self),
    .line(UseFunc.self),
    .line(DateTime.self),
    .line(Yield.self),
    .line(BoolComparison.self),
    .line(ConsiderCompletion.self),
    .line(ConsiderKstrto.self),
    .line(UseDeviceInitcall.self),
    .line(UseLockdep.self),

    // Deprecated functions and constant structures.
    .line(DeprecatedAPICall.self),
    .line(ConstStruct.self),

    // Processors, architectures, likely, locks, permissions, licences.
    .line(NrCpus.self),
    .line(DefineArchHas.self),
    .line(LikelyComparison.self),
    .line(SysfsEmit.self),
    .line(FlexibleArray.self),
    .line(NestedLikely.self),
    .line(InAtomic.self),
    .line(RcuTasksTrace.self),
    .line(Lockdep.self),
    .line(ModuleLicense.self),
    .line(DuplicatedSysctlConst.self),

  ]
}
