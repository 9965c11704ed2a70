// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelText

/// The words of C, and what the script makes of them: where the two differ is said here.
@Suite struct KernelWordsTests {
  private func isListed(_ word: StaticString, _ list: [StaticString]) -> Bool {
    list.contains { ByteView($0).equals(ByteView(word)) }
  }

  @Test func theScriptSplitsAnnotationsOtherwise() {
    let spaces = KernelWords.addressSpaces + KernelWords.sparseTypes
    let inAttributes = ["__percpu", "__nocast", "__bitwise"]
    for word in spaces {
      #expect(isListed(word, Grammar.sparseWords + Grammar.attributeWords), "\(word)")
      #expect(
        isListed(word, Grammar.attributeWords) == inAttributes.contains("\(word)"), "\(word)")
    }
    #expect(KernelWords.qualifiers.allSatisfy { isListed($0, Grammar.attributeWords) })
  }

  @Test func theScriptKnowsTheTypesOfASize() {
    let sizes =
      KernelWords.unsignedSizes + KernelWords.signedSizes + KernelWords.orderedSizes
      + KernelWords.c99Sizes
    for word in sizes { #expect(Grammar.isKernelType(ByteView(word)), "\(word)") }
    // It takes others for types by how they end, and these not at all.
    #expect(!Grammar.isKernelType(ByteView("size_t")))
    #expect(!Grammar.isKernelType(ByteView("acpi_handle")))
  }

  @Test func theScriptKnowsKeywordsThatMakeTypes() {
    for word in KernelWords.basicTypes + KernelWords.tags {
      #expect((Keyword(ByteView(word)) == nil) == ("\(word)" == "_Bool"), "\(word)")
    }
    for word in KernelWords.inlines {
      let view = ByteView(word)
      #expect(Grammar.inline(view, 0) { $0 == view.count }, "\(word)")
    }
    let storage = ["static", "extern"]
    for word in KernelWords.storageClasses {
      #expect((Grammar.storage(ByteView(word), 0) != nil) == storage.contains("\(word)"), "\(word)")
    }
  }

  @Test func eachWordIsListedOnce() {
    let lists = [
      KernelWords.tags, KernelWords.basicTypes, KernelWords.qualifiers, KernelWords.restricts,
      KernelWords.storageClasses, KernelWords.inlines, KernelWords.controls,
      KernelWords.statements, KernelWords.typeofs, KernelWords.asms, KernelWords.gnuAttributes,
      KernelWords.addressSpaces, KernelWords.sparseTypes, KernelWords.unsignedSizes,
      KernelWords.signedSizes, KernelWords.orderedSizes, KernelWords.c99Sizes, KernelWords.typedefs,
    ].joined().map { "\($0)" }
    #expect(Set(lists).count == lists.count)
  }
}
