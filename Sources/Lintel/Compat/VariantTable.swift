// SPDX-License-Identifier: GPL-2.0-only

/// On what points versions of checkpatch.pl differ. This is data: a row can be read, corrected and
/// added without knowledge of the engine.
///
/// `lintel compat` shows the table for a script; `Documentation/Versions.md` is made from it.
enum VariantTable {
  /// A row a line, with ` | ` between its fields:
  ///
  /// - the variant, as `Variant` names it, in the same order;
  /// - the versions that have it: `6.18-` since 6.18, `-6.12` until 6.12, `6.4-6.7` from one to the
  ///   other, `-` all, `u-boot` none but U-Boot's script. U-Boot's counts as 6.17 otherwise, and
  ///   `, not u-boot` takes it out; `others` is some other project's script. What came in 6.13 to
  ///   6.17 stands as 6.17;
  /// - the probe: a text that a script has exactly where it behaves so, as short as can be;
  /// - the types that it concerns;
  /// - what it changes.
  ///
  /// A version decides by its last stable release. The probes were tried on the scripts of 6.1.192,
  /// 6.6.63, 6.12.117, 6.18.15, 7.2.13, 7.3.4 and U-Boot 2026.10; Lustre has `gerritIDs` and
  /// `messageLimit`, QEMU `bareRanges`.
  static let text: StaticString = #"""
    missingSentinel | 6.17- | MISSING_SENTINEL | MISSING_SENTINEL | a table of device ids needs an empty entry at its end
    uncommentedRGMII | 6.17- | UNCOMMENTED_RGMII_MODE | UNCOMMENTED_RGMII_MODE | an RGMII mode with delays on the board needs a comment
    deprecatedVariable | -6.12 | DEPRECATED_VARIABLE | DEPRECATED_VARIABLE | EXTRA_CFLAGS and its siblings are deprecated
    fixesLongID | 6.17- | {12,40}$ | BAD_FIXES_TAG | an id of 12 to 40 digits is fine, not only of 12
    fixesKnownOnly | 6.17- | defined($cid) && ( | BAD_FIXES_TAG | silent where git does not know the commit
    statementsWarn | 6.17- | DO_WHILE_0_ADVICE | MULTISTATEMENT_MACRO_USE_DO_WHILE | several statements are a WARNING; the if stays an ERROR
    staticAssert | 6.17- | static_assert | COMPLEX_MACRO,MULTISTATEMENT_MACRO_USE_DO_WHILE | static_assert needs no parentheses
    emptyMacroArguments | 6.17- | && $define_stmt | MACRO_ARG_UNUSED | a macro without a value may leave its arguments unused
    typoCharacters | 6.17- | rawline_utf8 | TYPO_SPELLING | letters outside of ASCII are letters, and the caret counts characters
    bugDCCP | -6.12 | DCCP_ | AVOID_BUG | the DCCP_ macros may be named BUG
    stagingParentheses | -6.12 | || $check_orig) | UNNECESSARY_PARENTHESES | with --strict in drivers/staging, too
    genericKeyword | 6.17- | _Generic | CAMELCASE | _Generic is a keyword
    fourccConversions | 6.17- | [hlbc] | VSPRINTF_POINTER_EXTENSION | %p4ch, %p4cl, %p4cb, %p4cc and %p4chR only, not %p4cc and more
    userspaceStrings | 6.18-, not u-boot | is_userspace | STRCPY,STRLCPY,STRNCPY | not below tools/ and scripts/
    longURL | 6.18-, not u-boot | |https?: | COMMIT_LOG_LONG_LINE | a line that starts with a URL may be long
    placeholderUse | 6.19- | PLACEHOLDER_USE | PLACEHOLDER_USE | a placeholder of git format-patch was left in the mail
    freeInitializer | 6.19- | UNINITIALIZED_PTR_WITH_FREE | UNINITIALIZED_PTR_WITH_FREE | a pointer with __free() needs an initialiser
    allocObjects | 7.0- | kmalloc_objs | ALLOC_WITH_MULTIPLY | suggests kmalloc_objs() and its siblings, not kmalloc_array()
    allocWithSizeof | 7.0- | ALLOC_WITH_SIZEOF | ALLOC_WITH_SIZEOF | kmalloc_obj() and its siblings where the size is a sizeof
    commitSeparator | 7.0- | BAD_COMMIT_SEPARATOR | BAD_COMMIT_SEPARATOR | a line of the log that starts with --- and goes on
    contextUnsafe | 7.0- | CONTEXT_UNSAFE | CONTEXT_UNSAFE | context_unsafe needs a comment
    cachelineGroups | 7.0- | __cacheline_group_ | LINE_SPACING | __cacheline_group_begin() and _end() are declarations
    dmaGroups | 7.0- | __dma_from_device_group_ | LINE_SPACING | __dma_from_device_group_begin() and _end() are declarations
    otherSPDXTags | 7.0- | SPDX-FileCopyrightText | SPDX_LICENSE_TAG | no other SPDX tag than SPDX-FileCopyrightText
    constForward | 7.0- | [\{;] | CONST_STRUCT | not where a structure is only announced
    bindingDevNull | 7.0- | dev\/null) | DT_SPLIT_BINDING_PATCH | a deleted file is no other file
    reportedLink | 7.2- | (closes|link) | BAD_REPORTED_BY_LINK | a Link: will do
    functionPointerArrays | 7.2- | (?:$Ident|$Constant)? | LINE_SPACING | an array of function pointers is a declaration
    rcuTasksFunctions | 7.2- | rcu_tasks_trace_expedite_current | RCU_TASKS_TRACE | three more functions
    assistedBy | -, not u-boot | Assisted-by | BAD_SIGN_OFF | Assisted-by: is a trailer, whose value is no address
    assistedModel | -7.2, not u-boot | AGENT_NAME | BAD_SIGN_OFF | Assisted-by: names an agent and a model with a colon between
    busCompatibles | 7.3- | pciclass | UNDOCUMENTED_DT_STRING | names that a PCI or USB id makes need no binding
    nokprobeSymbol | 7.3- | NOKPROBE_SYMBOL | LINE_SPACING | NOKPROBE_SYMBOL() may follow a function at once
    networkComments | -6.6 | NETWORKING_BLOCK_COMMENT_STYLE | NETWORKING_BLOCK_COMMENT_STYLE | a comment in net/ and drivers/net/ starts in its first line
    singleFreeRCU | 6.4-6.7 | k[v]?free_rcu | DEPRECATED_API | kfree_rcu() and kvfree_rcu() need two arguments
    alignedAttribute | 6.7- | __aligned\s | SPACING | __aligned() is an attribute
    longLineEither | -6.6 | ("LONG_LINE") || | LONG_LINE,LONG_LINE_COMMENT,LONG_LINE_STRING | --ignore=LONG_LINE does not hide the two others
    errorInjection | 6.7- | ALLOW_ERROR_INJECTION | LINE_SPACING | ALLOW_ERROR_INJECTION() may follow a function at once
    linkTags | 6.2- | link_tags | COMMIT_LOG_LONG_LINE | a Closes: line may be long
    lenientFixes | 6.7- | id_length = not | BAD_FIXES_TAG | reads a trailer without a subject, and one with a commit before its id
    looseBindingLicense | -6.1 | .*BSD-2-Clause | SPDX_LICENSE_TAG | bindings may name the two licences in any way
    bindingHeaders | 6.2- | dt-bindings/@ && | SPDX_LICENSE_TAG | headers of bindings need two licences
    fileNameWords | 6.2- | \b\Q$realfile | EMBEDDED_FILENAME | a file's name is looked for as a word
    ethtoolModes | 6.2- | ETHTOOL_LINK_MODE_ | CAMELCASE | names that start with ETHTOOL_LINK_MODE_ are fine
    caseMacros | 6.2- | /^case | COMPLEX_MACRO | a macro that starts with a case needs no parentheses
    linkerSymbols | 6.2- | maybe_linker_symbol | AVOID_EXTERNS | an array of structures that is extern may be a linker's symbol
    nodeAllocators | 6.2- | malloc_array)(?:_node | ALLOC_ARRAY_ARGS | kvcalloc(), kmalloc_array_node() and the like, too
    indentedSignOff | -6.1 | !~ /^\s*signed-off-by | BAD_SIGN_OFF | the Signed-off-by: after a Co-developed-by: may be indented
    uBoot | u-boot | u_boot_line | PREFER_IF,CMD_TEST,LIVETREE | has --u-boot and its types
    uBootLogging | u-boot | u_boot_line | LONG_LINE_STRING | debug() and printf() log
    environmentFiles | u-boot | dts|env | all | .env files are source
    gerritIDs | others | $gerrit_ok | GERRIT_CHANGE_ID | a Change-Id: is fine, unless --no-gerrit-ok is given
    messageLimit | others | $max_messages | all | 200 errors and warnings of an input are shown, or what --max-messages says
    bareRanges | others | $chk_branch | all | a first argument with two dots in it is a range of commits, and the only input
    """#
}
