// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelMaintainers

@Suite struct AddressTests {
  @Test(arguments: [
    ("Ada Tide <ada@tide.example>", "Ada Tide", "ada@tide.example"),
    ("\"Tide, Ada\" <ada@tide.example>", "\"Tide, Ada\"", "ada@tide.example"),
    ("Ada J. Tide <ada@tide.example>", "\"Ada J. Tide\"", "ada@tide.example"),
    ("  Zoë  <z@tide.example> # since 2001", "\"Zoë\"", "z@tide.example"),
    ("<ada@tide.example>", "", "ada@tide.example"), ("ada@tide.example", "", "ada@tide.example"),
    ("ada@tide.example (moderated)", "", "ada@tide.example"), ("Ada", "", ""),
    ("Ada <>", "", ""), ("A \"b\" C <a@b>", "\"A \\\"b\\\" C\"", "a@b"),
    ("Ada <ada@tide.example> <old@tide.example>", "Ada", "ada@tide.example> <old@tide.example"),
  ])
  func takesTextApart(text: String, name: String, address: String) {
    let parsed = AddressText(text)
    #expect(parsed.name == name)
    #expect(parsed.address == address)
  }

  @Test func putsTextTogether() {
    let ada = AddressText(name: "Ada", address: "a@b")
    #expect(ada.text() == "Ada <a@b>")
    #expect(ada.text(usingName: false) == "a@b")
    #expect(AddressText(ada.text()) == ada)
  }

  @Test(arguments: [
    ("a@b.c", true), ("Ada <a@b.c>", true), ("Ada Tide <a@b.c> (ada)", true),
    ("Ada J. Tide <a@b.c>", false), ("\"Ada J.\" <a@b.c>", true), ("a@b.c, d@e.f", false),
    ("a b", false), ("Paweł <p@b.c>", false), ("a@[127.0.0.1]", true), ("<@x.y:a@b.c>", true),
    ("All: a@b.c, <d@e.f>;", true), ("", false), ("a@b.", false), ("a@b@c", false),
  ])
  func knowsAnAddress(text: String, isAddress: Bool) {
    #expect(AddressList.isAddress(text) == isAddress)
  }

  @Test func splitsAList() {
    #expect(AddressList.addresses("Ada <a@b.c>, d@e.f (x, y)") == ["Ada <a@b.c>", "d@e.f  "])
    #expect(AddressList.addresses("a@b.c,,d@e.f") == ["a@b.c", "d@e.f"])
    #expect(AddressList.addresses("Ada J. Tide <a@b.c>, d@e.f") == nil)
    #expect(AddressList.addresses("a@b.c") == nil)
  }

  @Test func mailmapReplaces() {
    let text = """
      # a comment
      Ada Tide <ada@tide.example>
      <bo@tide.example> <bo@old.example>
      Cy Moon <cy@moon.example> <cy@old.example> # why
      Di Ebb <di@ebb.example> D. Ebb <di@old.example>
      not a line
      """
    let map = Array(text.utf8).withView { Mailmap($0) }
    func mapped(_ text: String) -> String { map.mapped(AddressText(text)).text() }
    #expect(mapped("ada <ada@tide.example>") == "Ada Tide <ada@tide.example>")
    #expect(mapped("Bo <bo@old.example>") == "Bo <bo@tide.example>")
    #expect(mapped("C <cy@old.example>") == "Cy Moon <cy@moon.example>")
    #expect(mapped("D. Ebb <di@old.example>") == "Di Ebb <di@ebb.example>")
    #expect(mapped("Di <di@old.example>") == "Di <di@old.example>")
    #expect(mapped("x@y.z") == "x@y.z")
  }

  @Test func findsAddressesInFiles() {
    let text = """
      # Copyright 2020 Ada Tide <ada@tide.example>
      maintainers:
        - Bo van der Ebb <bo@ebb.example>
        - D. J. Moon (dj_1@moon.example)
        - "Zoë, Ltd." {z@tide.example}
      mail to x.y+z@sub.example.org, or @nobody, or a@b; root@localhost
      user@host.example/path two@a.example,three@b.example.
      """
    let found = Array(text.utf8).withView { FileAddresses.all(in: $0, usingNames: true) }
    #expect(
      found == [
        "Ada Tide <ada@tide.example>", "der Ebb <bo@ebb.example>",
        "\"D. J. Moon\" <dj_1@moon.example>", "\"Zoë, Ltd\" <z@tide.example>",
        "mail to <x.y+z@sub.example.org>", "localhost <user@host.example>",
        "path <two@a.example>", "three@b.example",
      ])
    let bare = Array(text.utf8).withView { FileAddresses.all(in: $0, usingNames: false) }
    #expect(bare.first == "ada@tide.example")
  }

  @Test func olderScriptsReadNamesByteByByte() {
    let text = """
      - Bo van der Ebb <bo@ebb.example>
      - "Zoë, Ltd." {z@tide.example}
      - D. J. Moon (dj@moon.example)
      - X2 Tide <x@tide.example>
      - Ada Žebb <a@tide.example>
      - ., <e@tide.example>
      - Jö. <j@tide.example>
      """
    let found = Array(text.utf8).withView {
      FileAddresses.all(in: $0, usingNames: true, ofAnyScript: false)
    }
    #expect(
      found.filter { !$0.contains("a@") } == [
        "der Ebb <bo@ebb.example>", "\"Zoë, Ltd\" <z@tide.example>",
        "\"D. J. Moon\" <dj@moon.example>", "Tide <x@tide.example>",
        "\"- .\" <e@tide.example>", "\"- Jö\" <j@tide.example>",
      ])
    // The first byte of a letter that is not in Latin-1 ends what belongs to the name.
    #expect(found.contains { $0.contains("a@") && !$0.contains("Ada") })
  }

  @Test func strangeFilesAreReadInTime() {
    let signs = [UInt8](repeating: UInt8(ascii: "@"), count: 200_000)
    #expect(signs.withView { FileAddresses.all(in: $0, usingNames: true) } == [])
    let long = String(repeating: "a,. ", count: 50_000) + "b@c.d"
    #expect(Array(long.utf8).withView { FileAddresses.all(in: $0, usingNames: false) } == ["b@c.d"])
    let dots =
      "a@" + String(repeating: ".", count: 100_000) + String(repeating: "b@", count: 50_000)
    #expect(Array(dots.utf8).withView { FileAddresses.all(in: $0, usingNames: false) }.count == 1)
  }
}
