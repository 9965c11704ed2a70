// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The order in which rules run; it is behaviour, since findings of one line appear in it.
///
/// It is that of checkpatch.pl. A rule is in this list once, or it does not run. One that remembers
/// something has a line in `RuleMemory` below as well.
enum CheckOrder {
  /// The checks of a stage, in order.
  static func checks(in stage: Stage) -> [Check] {
    switch stage {
    case .anyFile: anyFile
    case .source: source
    case .tabbed: tabbed
    case .c: c
    case .context: context
    case .added: added
    case .debugging: debugging
    case .beforeCut: beforeCut
    case .code: code
    case .conditions: conditions
    case .afterMacros: afterMacros
    }
  }

  /// A text that a check waits for: where it is nowhere in the input, the check runs on no line.
  static let watchedText = ExportSymbol.macro

  /// What runs over each line before the file it belongs to matters.
  static let commitSteps: [any CommitStep.Type] = [
    ReadOutput.self,
    MissingDescription.self,
    DiffInCommitMsg.self,
    ExecutePermissions.self,
    ReadAuthor.self,
    ReadSignOff.self,
    BadCommitSeparator.self,
    ReadSeparator.self,
    ReadTrailer.self,
    BadSignOff.self,
    LeaveToolTrailer.self,
    BadSignOff.Address.self,
    BadStableAddressStyle.self,
    BadSignOff.Comment.self,
    BadSignOff.Pairs.self,
    BadReportedByLink.self,
    ReadBugSigns.self,
    BadFixesTag.self,
    EmailSubject.self,
    GerritChangeID.self,
    ReadStackDump.self,
    CommitLogLongLine.self,
    LeaveStackDump.self,
    CommitLogVersioning.self,
    CommitLogUseLink.self,
    CommitLogWrongLink.self,
    CommitCommentSymbol.self,
    PlaceholderUse.self,
    GitCommitID.self,
    PreferLoreArchive.self,
    FilePathChanges.self,
    DTSchemaBindingPatch.self,
    CorruptedPatch.self,
    InvalidUTF8.self,
    StartLog.self,
    ReadCharset.self,
    UTF8BeforePatch.self,
    UseRelativePath.self,
    TypoSpelling.self,
    UnknownCommitID.self,
    RepeatedWord.self,
    RepeatedWord.AcrossLines.self,
  ]

  /// What runs when a diff names the new file, before reports name it.
  static let newFileNameRules: [any FileRule.Type] = [
    PatchPrefix.self,
    ModifiedIncludeAsm.self,
  ]

  /// What runs when a diff names a file.
  static let fileRules: [any FileRule.Type] = [
    Obsolete.self,
    DTSplitBindingPatch.self,
  ]

  /// What runs where the first diff of a merge begins; such a diff is not checked.
  static let combinedDiffRules: [any FileRule.Type] = [
    NotUnifiedDiff.Combined.self
  ]

  /// What runs at the end of an input.
  static let inputRules: [any InputRule.Type] = [
    DOSMailEndings.self,
    NotUnifiedDiff.self,
    MissingFixesTag.self,
    MissingSignOff.self,
    NoAuthorSignOff.self,
    FromSignOffMismatch.self,
  ]

  private static let anyFile: [Check] = [
    // White space and addresses.
    .line(DOSLineEndings.self),
    .line(TrailingWhitespace.self, isNeededByOthers: true),
    .line(FSFMailingAddress.self),

    // Kconfig, MAINTAINERS, makefiles, devicetree, licences, file names.
    .line(ConfigDescription.self),
    .line(MaintainersStyle.self),
    .line(DeprecatedVariable.self),
    .line(UndocumentedDTString.self),
    .line(UncommentedRGMIIMode.self),
    .hunk(SPDXLicenseTag.FirstLine.self),
    .line(EmbeddedFilename.self),
    .line(UBootLine.self),
  ]

  private static let source: [Check] = [
    // Licence place, line length, end of file, assembler symbols.
    .hunk(SPDXLicenseTag.Misplaced.self),
    .line(SPDXLicenseTag.OtherTag.self),
    .line(LongLine.self),
    .line(MissingEOFNewline.self),
    .line(AvoidLPrefix.self),
  ]

  private static let tabbed: [Check] = [
    // Indentation, continuation lines, comments, blank lines.
    .line(CodeIndent.self, isNeededByOthers: true),
    .line(SpaceBeforeTab.self),
    .line(AssignmentContinuations.self),
    .line(LogicalContinuations.self),
    .line(Tabstop.self),
    .line(ParenthesisAlignment.self),
    .line(Spacing.AfterCast.self),
    .line(NetworkingBlockCommentStyle.self),
    .line(BlockCommentStyle.self),
    .line(LineSpacing.Definition.self),
    .hunk(LineSpacing.Repeated.self),
    .line(LineSpacing.Declarations.self),
    .line(LeadingSpace.self),
  ]

  private static let c: [Check] = [
    // Ends of lines, jumps, keywords of version control.
    .line(OpenEndedLine.self),
    .line(UnnecessaryElse.self),
    .line(UnnecessaryBreak.self),
    .line(CVSKeyword.self),
    .line(HotplugSection.self),
  ]

  private static let context: [Check] = [
    // Switches, braces and indentation of conditionals.
    .line(SwitchCaseIndentLevel.self),
    .line(DeepIndentation.self),
    .line(OpenBrace.Condition.self),
    .line(TrailingSemicolon.Condition.self),
    .late(SuspectCodeIndent.self),
  ]

  private static let added: [Check] = [
    // Self assignments, split dereferences, bare signs.
    .line(SelfAssignment.self),
    .line(MultilineDereference.self),
    .line(UnspecifiedInt.self),
  ]

  private static let debugging: [Check] = [
    .line(TestType.self),
    .line(TestAttribute.self),
  ]

  private static let beforeCut: [Check] = [
    // Braces of initialisers, malformed includes, C99 comments.
    .line(OpenBrace.Initializer.self),
    .line(MalformedInclude.self),
    .line(UAPIInclude.self),
    .line(C99Comments.self),
  ]

  private static let code: [Check] = [
    // Exports, initialisers, types, qualifiers, pointers.
    .hunk(ExportSymbol.self),
    .line(GlobalInitialisers.self),
    .line(InitialisedStatic.self),
    .line(MisorderedType.self),
    .line(UnnecessaryInt.self),
    .line(StaticConstCharArray.self),
    .line(ConstConst.self),
    .line(StaticConst.self),
    .line(StaticConstLocalArray.self),
    .line(ArraySize.self),
    .line(FunctionWithoutArgs.self),
    .line(NewTypedefs.self),
    .line(PointerLocation.self),

    // Crashes, logging levels, error codes.
    .line(AvoidBug.self),
    .line(LinuxVersionCode.self),
    .line(PrintkRatelimited.self),
    .line(PrintkWithoutKernLevel.self),
    .line(PreferPrLevel.self),
    .line(PreferDevLevel.self),
    .line(TracePrintk.self),
    .line(Enosys.self),
    .line(Enotsupp.self),

    // Braces of functions and structures, function pointers.
    .line(OpenBrace.Function.self),
    .line(OpenBrace.Definition.self),
    .line(Spacing.Definition.self),
    .line(Spacing.FunctionPointers.self),

    // Spacing of brackets, calls and operators.
    .line(BracketSpace.self),
    .line(Spacing.Calls.self),
    .line(Spacing.Operators.self),
    .line(Spacing.Semicolons.self),
    .line(MultipleAssignments.self),
    .line(Spacing.OpenBraces.self),
    .line(Spacing.CloseBraces.self),
    .line(Spacing.SquareBrackets.self),
    .line(Spacing.Parentheses.self),

    // Parentheses, labels, returns and comparisons.
    .line(UnnecessaryParentheses.Members.self),
    .line(UnnecessaryParentheses.Callees.self),
    .statement(UnnecessaryParentheses.Comparisons.self),
    .line(IndentedLabel.self),
    .statement(SuspectCommaSemicolon.self),
    .statement(ReturnParentheses.self),
    .statement(Spacing.Return.self),
    .line(ReturnVoid.self),
    .line(UnnecessaryParentheses.Doubled.self),
    .line(ConstantComparison.self),
    .line(UseNegativeErrno.self),
    .line(Spacing.Keywords.self),
  ]

  private static let conditions: [Check] = [
    // Assignments in conditions, trailing statements, hexadecimal truth, else and while.
    .late(DoLoopEnds.self),
    .hunk(AssignInIf.self),
    .hunk(TrailingStatements.Conditions.self, isNeededByOthers: false),
    .line(HexadecimalBooleanTest.self),
    .line(TrailingStatements.Else.self),
    .line(TrailingStatements.If.self),
    .line(TrailingStatements.Case.self),
    .line(ElseAfterBrace.self),
    .hunk(WhileAfterBrace.self, isNeededByOthers: false),

    // Names, includes and macros.
    .hunk(CamelCase.self, isNeededByOthers: false),
    .line(WhitespaceAfterLineContinuation.self),
    .line(IncludeLinux.self),
    .hunk(MacroDefinitions.self, isNeededByOthers: false),
    .line(LineContinuations.self),
  ]

  private static let afterMacros: [Check] = [
    // Macros around do while.
    .hunk(DoWhileMacroWithTrailingSemicolon.self, isNeededByOthers: false),

    // Braces around statements.
    .hunk(Braces.Arms.self),
    .hunk(Braces.Statement.self, isNeededByOthers: false),
    .line(Braces.Else.self),
    .line(Braces.AfterBlankLine.self),
    .line(Braces.BeforeBlankLine.self),

    // Volatile, strings, formats, preprocessor conditions.
    .line(Volatile.self),
    .hunk(SplitString.self),
    .line(MissingSpace.self),
    .line(EmbeddedFunctionName.self),
    .line(TracingLogging.self),
    .line(QuotedWhitespaceBeforeNewline.self),
    .line(ConcatenatedString.self),
    .line(StringFragments.self),
    .line(PrintfFormats.self),
    .line(ContinuedString.self),
    .line(If0.self),
    .line(If1.self),

    // Needless tests, out of memory, logging, shifts, NULL, section attributes.
    .line(NeedlessIf.self),
    .line(SingleFreeRCU.self),
    .line(OomMessage.self),
    .line(UnnecessaryKernLevel.self),
    .line(LoggingContinuation.self),
    .statement(UnnecessaryModifier.self),
    .line(MaskThenShift.self),
    .line(ComparisonToNull.self),
    .line(MisplacedInit.self),
    .line(InitAttribute.self),
    .line(ConstReadMostly.self),

    // Constants, delays, jiffies, locks, barriers, architectures.
    .line(ConstantConversion.self),
    .line(UsleepRange.Udelay.self),
    .line(UsleepRange.LongDelay.self),
    .line(Msleep.self),
    .line(JiffiesComparison.self),
    .line(Spacing.Directives.self),
    .line(UncommentedDefinition.self),
    .line(MemoryBarrier.self),
    .line(WaitqueueActive.self),
    .line(DataRace.self),
    .line(ContextUnsafe.self),
    .line(ArchDefines.self),

    // Storage classes, inline, attributes, C99 types, casts, sizeof.
    .line(StorageClass.self),
    .line(InlineLocation.self),
    .line(Inline.self),
    .line(PreferDefinedAttributeMacro.self),
    .line(WeakDeclaration.self),
    .line(PreferKernelTypes.self),
    .line(TypecastIntConstant.self),
    .line(SizeofAddress.self),
    .line(SizeofParenthesis.self),
    .line(UseSpinlockT.self),
    .line(PreferSeqPuts.self),

    // Pointer formats, memory and string functions, minimum and maximum, scanning, prototypes.
    .statement(VsprintfPointerExtension.self),
    .statement(Memset.self),
    .line(Strcpy.self),
    .line(Strlcpy.self),
    .line(Strncpy.self),
    .line(PreferEthtoolPuts.self),
    .statement(Minmax.self),
    .statement(UsleepRange.Arguments.self),
    .statement(NakedSscanf.self),
    .statement(SscanfToKstrto.self),
    .line(AvoidExterns.Header.self),
    .hunk(AvoidExterns.Source.self, isNeededByOthers: false),
    .hunk(FunctionArguments.self, isNeededByOthers: false),
    .hunk(OpenBrace.Parameters.self, isNeededByOthers: false),

    // Boot parameters, allocation, semicolons, bits, configuration symbols.
    .line(UndocumentedSetup.self),
    .line(UnnecessaryCasts.self),
    .line(AllocSizeofStruct.self),
    .statement(AllocWithSizeof.self),
    .statement(AllocWithMultiply.self),
    .line(KreallocArgReuse.self),
    .line(AllocArrayArgs.self),
    .line(OneSemicolon.self),
    .line(BitMacro.self),
    .line(IsEnabledConfig.self),
    .line(PreferIsEnabled.self),

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
    .line(ExportedWorldWritable.self),
    .hunk(DeviceAttr.self, isNeededByOthers: false),
    .statement(NonOctalPermissions.self),
    .line(SymbolicPerms.self),
    .line(ModuleLicense.self),
    .line(DuplicatedSysctlConst.self),
    .statement(MissingSentinel.self),
    .line(UninitializedPtrWithFree.self),
  ]
}

extension RuleMemory {
  /// What is forgotten where a hunk starts.
  struct OfHunk {
    /// TRAILING_STATEMENTS.
    var doLoops = DoLoopEnds.Memory()
    /// ASSIGN_IN_IF.
    var assignInIf = AssignInIf.Memory()
    /// BRACES.
    var braces = Braces.Memory()
    /// EXPORT_SYMBOL.
    var exportSymbol = ExportSymbol.Memory()
    /// LINE_SPACING.
    var repeatedLines = LineSpacing.Repeated.Memory()
    /// SPLIT_STRING.
    var splitString = SplitString.Memory()
  }

  /// What is forgotten where a diff names a file.
  struct OfFile {
    /// SPDX_LICENSE_TAG.
    var license = SPDXLicenseTag.Memory()
  }

  /// What is kept until the input ends.
  struct OfInput: ~Copyable {
    /// CAMELCASE.
    var names = MetNames()
    /// AVOID_EXTERNS: the words of the linker script's header, and how often the walk met each.
    var linkerWords: [[UInt8]: Int] = [:]
    /// DEVICE_ATTR_RW and its siblings.
    var deviceAttributes = NextMention("DEVICE_ATTR")
    /// What macros say of their values: room for the value at hand.
    var macroValue = MacroValue()
  }
}
