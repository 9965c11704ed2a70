// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

@testable import LintelMaintainers

@Suite struct AnswerTests {
  private static let text = """
    TIDE DRIVERS
    M:	Ada Tide <ada@tide.example>
    M:	Bo Ebb <bo@tide.example>, Cy Moon <cy@moon.example>
    R:	ada@tide.example
    L:	tide@lists.example (moderated for non-subscribers)
    L:	inner@lists.example (subscribers-only)
    S:	Supported
    T:	git git://tide.example/tide.git
    W:	https://tide.example
    B:	https://bugs.tide.example

    A SUBSYSTEM WHOSE TITLE GOES ON FOR FIFTY CHARACTERS OR MORE
    M:	Ada Tide <other@tide.example>
    M:	Di Ebb <di@old.example>
    L:	TIDE@lists.example
    L:	open@lists.example
    S:	Odd Fixes

    THE REST
    M:	Linus Torvalds <torvalds@linux-foundation.org>
    L:	all@lists.example
    S:	Buried alive in reporters
    """

  private func answer(
    _ change: (inout MaintainerOptions) -> Void = { _ in },
    adding more: (inout AnswerBuilder) -> Void = { _ in },
    as script: MaintainerScript = MaintainerScript(.linux612)
  ) -> Answer {
    var options = MaintainerOptions()
    options.roles = true
    change(&options)
    let file = Array(Self.text.utf8).withView { MaintainerFile($0, name: "M", root: "/nowhere") }
    let map = Array("Di Ebb <di@ebb.example> <di@old.example>".utf8).withView { Mailmap($0) }
    var builder = AnswerBuilder(
      options, mailmap: map, ignored: ["No Body <no@body.example>"], script: script)
    for section in file.sections { builder.add(section) }
    builder.unifyAddresses()
    more(&builder)
    builder.settleChiefPenguin()
    return builder.answer()
  }

  private func lines(_ answer: Answer) -> [String] {
    answer.recipients.map { "\($0.text) (\($0.role))" }
  }

  @Test func namesEverybodyOnce() {
    #expect(
      lines(answer()) == [
        "Ada Tide <ada@tide.example> (supporter:TIDE DRIVERS)",
        "Bo Ebb <bo@tide.example> (supporter:TIDE DRIVERS)",
        "Cy Moon <cy@moon.example> (supporter:TIDE DRIVERS)",
        "Di Ebb <di@ebb.example> "
          + "(odd fixer:A SUBSYSTEM WHOSE TITLE GOES ON FOR FIFTY CHARA...)",
        "tide@lists.example (moderated list:TIDE DRIVERS)",
        "open@lists.example (open list:A SUBSYSTEM WHOSE TITLE GOES ON FOR FIFTY CHARA...)",
        "all@lists.example (open list)",
      ])
  }

  @Test func laterScriptsCallThemAllMaintainers() {
    let found = lines(answer(as: .newest))
    #expect(found[0] == "Ada Tide <ada@tide.example> (maintainer:TIDE DRIVERS)")
    #expect(found[3].contains("(maintainer:A SUBSYSTEM WHOSE"))
    let chief = answer({ $0.gitChiefPenguins = true }, as: .newest)
    #expect(lines(chief).contains { $0.contains("chief penguin") })
  }

  @Test func theStatusOfOthersIsNamed() {
    #expect(
      answer().substatuses == [
        "TIDE DRIVERS status: Supported",
        "A SUBSYSTEM WHOSE TITLE GOES ON FOR FIFTY CHARACTERS OR MORE status: Odd Fixes",
      ])
  }

  @Test(arguments: [
    (MaintainerScript.newest, true, true), (.newest, false, false),
    (MaintainerScript(.linux612), true, false),
  ])
  func itIsShownOnTerminals(script: MaintainerScript, isForTerminal: Bool, isShown: Bool) {
    var options = MaintainerOptions()
    options.roles = true
    options.isForTerminal = isForTerminal
    var named = options
    options.settle(as: script)
    #expect(options.showsSubstatus == isShown)
    named.showsSubstatus = !isShown
    named.settle(as: script)
    #expect(named.showsSubstatus != isShown)
  }

  @Test func theScriptsJSONTakesItsLinesApart() {
    var options = MaintainerOptions()
    options.roles = true
    options.bug = true
    options.web = true
    var answer = Answer()
    answer.recipients = [
      Recipient(text: "Zoë \"Z\" Tide <z@tide.example>", role: "maintainer:TIDE", isList: false),
      Recipient(text: "Bo (Ebb) <bo@tide.example>", role: "reviewer:TIDE", isList: false),
      Recipient(text: "l@tide.example", role: "open list", isList: true),
    ]
    answer.pages = ["https://tide.example"]
    #expect(
      json(answer, options) == #"""
        {"bug":[],"maintainers":[{"email":"z@tide.example","name":"\"Zoë \\\"Z\\\" Tide\"",\#
        "role":"maintainer:TIDE"},{"email":"","name":"","role":"Ebb) <bo@tide.example> \#
        (reviewer:TIDE"},{"email":"l@tide.example","name":"","role":"open list"}],\#
        "web":["https://tide.example"]}

        """#)
    options.actsAsScript = true
    // The script takes bytes for characters.
    #expect(json(answer, options).contains("ZoÃ\u{AB}"))
    options.roles = false
    #expect(json(answer, options).contains(#""email":"bo@tide.example","name":""#))
  }

  private func json(_ answer: Answer, _ options: MaintainerOptions) -> String {
    var output = ByteBuffer()
    ScriptJSON(options).append(answer, to: &output)
    return output.view.string
  }

  @Test func optionsChooseWhom() {
    let people = answer { $0.lists = false }
    #expect(people.recipients.allSatisfy { !$0.isList })
    #expect(answer { $0.email = false }.recipients.map(\.text).first == "tide@lists.example")
    #expect(answer { $0.subscriberLists = true }.recipients.contains { $0.role.hasPrefix("subsc") })
    #expect(!answer { $0.moderatedLists = false }.recipients.contains { $0.role.hasPrefix("mod") })
    let all = answer { $0.removesDuplicates = false }.recipients.map(\.text)
    #expect(all.contains("Ada Tide <other@tide.example>"))
    let chief = answer { $0.gitChiefPenguins = true }.recipients.map(\.role)
    #expect(chief.contains("chief penguin:THE REST") && chief.contains("open list"))
  }

  @Test func keepsTheRestOfSections() {
    let found = answer()
    #expect(found.statuses == ["Supported", "Odd Fixes", "Buried alive in reporters"])
    #expect(found.trees == ["git git://tide.example/tide.git"])
    #expect(found.pages == ["https://tide.example"])
    #expect(found.bugTrackers == ["https://bugs.tide.example"])
    #expect(found.subsystems.last == "THE REST")
  }

  @Test func sharesAreRankedAndBounded() {
    let add: (inout AnswerBuilder) -> Void = { builder in
      builder.addShares(
        "commit_signer", of: 8,
        [
          ("No Body <no@body.example>", 8), ("Ada Tide <ada@tide.example>", 3),
          ("New One <new@one.example>", 5), ("Third <third@one.example>", 1),
        ])
    }
    let found = answer({ $0.gitMaxMaintainers = 2 }, adding: add)
    #expect(lines(found).contains("New One <new@one.example> (commit_signer:5/8=62%)"))
    #expect(
      lines(found).first
        == "Ada Tide <ada@tide.example> (supporter:TIDE DRIVERS,commit_signer:3/8=38%)")
    #expect(!lines(found).contains { $0.contains("third") || $0.contains("no@body") })
  }

  @Test func fileAddressesGetTheirRole() {
    let add: (inout AnswerBuilder) -> Void = {
      $0.addFileAddresses(["Bo Ebb <bo@tide.example>", "Yarmouth <y@file.example>"])
    }
    let found = answer(adding: add)
    #expect(
      lines(found).contains("Bo Ebb <bo@tide.example> (supporter:TIDE DRIVERS,in file)"))
    #expect(lines(found).contains("Yarmouth <y@file.example> (in file)"))
  }

  @Test func listsSectionsInTheScriptsWay() throws {
    let text = "ONE\nF:\ta/b??.[ch]\nX:\ta/*.c\nN:\tx.y\n"
    let file = Array(text.utf8).withView { MaintainerFile($0, name: "M", root: "/nowhere") }
    let section = try #require(file.sections.first)
    #expect(
      section.listing(letters: "", expression: file.expression(of:))
        == "ONE\nF:\ta/b?..[ch]\nX:\ta/*.c\nN:\tx.y\n\n")
    #expect(
      section.listing(letters: "x", expression: file.expression(of:)) == "ONE\nX:\ta/*.c\n\n")
  }
}
