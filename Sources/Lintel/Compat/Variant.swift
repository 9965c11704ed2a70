// SPDX-License-Identifier: GPL-2.0-only

/// A point on which versions of checkpatch.pl differ, and that a rule asks for.
///
/// What each means, which versions have it and how a script shows it is a row of `VariantTable`, in
/// the same order.
package enum Variant: UInt8, CaseIterable, Sendable {
  // After 6.12.
  case missingSentinel
  case uncommentedRGMII
  case deprecatedVariable
  case fixesLongID
  case fixesKnownOnly
  case statementsWarn
  case staticAssert
  case emptyMacroArguments
  case typoCharacters
  case bugDCCP
  case stagingParentheses
  case genericKeyword
  case fourccConversions
  case userspaceStrings
  case longURL
  case placeholderUse
  case freeInitializer
  case allocObjects
  case allocWithSizeof
  case commitSeparator
  case contextUnsafe
  case cachelineGroups
  case dmaGroups
  case otherSPDXTags
  case constForward
  case bindingDevNull
  case reportedLink
  case functionPointerArrays
  case rcuTasksFunctions
  case assistedBy
  case assistedModel
  case busCompatibles
  case nokprobeSymbol

  // Before 6.12.
  case networkComments
  case singleFreeRCU
  case alignedAttribute
  case longLineEither
  case errorInjection
  case linkTags
  case lenientFixes
  case looseBindingLicense
  case bindingHeaders
  case fileNameWords
  case ethtoolModes
  case caseMacros
  case linkerSymbols
  case nodeAllocators
  case indentedSignOff

  // U-Boot.
  case uBoot
  case uBootLogging
  case environmentFiles

  // Other projects.
  case gerritIDs
  case messageLimit
  case bareRanges
}

/// A set of variants: the behaviour of one script.
package struct VariantSet: Sendable, Equatable {
  private var bits: UInt64 = 0

  /// No variant.
  package init() {}

  /// Whether the script behaves so.
  @inline(__always)
  package func contains(_ variant: Variant) -> Bool {
    bits &>> UInt64(variant.rawValue) & 1 == 1
  }

  /// What the script's own authors have corrected since, as far as it made findings that are wrong.
  static let corrections: VariantSet = {
    var set = VariantSet()
    let all: [Variant] = [
      .fixesLongID, .staticAssert, .emptyMacroArguments, .typoCharacters, .genericKeyword,
      .fourccConversions, .userspaceStrings, .longURL, .cachelineGroups, .dmaGroups, .constForward,
      .bindingDevNull, .reportedLink, .functionPointerArrays, .assistedBy, .busCompatibles,
      .alignedAttribute, .errorInjection, .linkTags, .fileNameWords, .ethtoolModes, .caseMacros,
      .linkerSymbols, .nokprobeSymbol,
    ]
    for variant in all { set.insert(variant) }
    return set
  }()

  /// This set with the variants of another.
  func union(_ other: VariantSet) -> VariantSet {
    var set = self
    set.bits |= other.bits
    return set
  }

  /// Adds a variant.
  package mutating func insert(_ variant: Variant) { bits |= 1 << UInt64(variant.rawValue) }
}
