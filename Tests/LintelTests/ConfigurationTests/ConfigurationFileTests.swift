// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

@Suite struct ConfigurationFileTests {
  @Test(arguments: [
    ("", []), ("--strict", ["--strict"]), ("  --a\t--b \r\n\n--c\n", ["--a", "--b", "--c"]),
    ("# all\n  # of it\n--a # rest\n--b#c\n", ["--a", "--b#c"]),
    ("--ignore \"A B\"\n", ["--ignore", "\"A", "B\""]), ("--a #", ["--a"]),
  ])
  func wordsAreWhatWhiteSpaceSeparates(text: String, words: [String]) {
    #expect(Array(text.utf8).withView { ConfigurationFile.words($0) } == words)
  }

  @Test func theVariablesDirectoryIsLookedAtFirst() {
    let environment = ["HOME": "/home/me", "CHECKPATCH_CONFIG_DIR": "/conf"]
    #expect(
      ConfigurationFile.candidates { environment[$0] } == [
        "/conf/.checkpatch.conf", "./.checkpatch.conf", "/home/me/.checkpatch.conf",
        ".scripts/.checkpatch.conf",
      ])
  }

  @Test(arguments: [[:], ["HOME": ""], ["HOME": "", "CHECKPATCH_CONFIG_DIR": ""]])
  func emptyVariablesAddNoPlace(environment: [String: String]) {
    #expect(
      ConfigurationFile.candidates { environment[$0] }
        == ["./.checkpatch.conf", ".scripts/.checkpatch.conf"])
  }

  @Test func aHomeWithColonsIsSeveralPlaces() {
    let places = ConfigurationFile.candidates { $0 == "HOME" ? "/a:/b" : nil }
    #expect(places[1...2] == ["/a/.checkpatch.conf", "/b/.checkpatch.conf"])
  }

  @Test func theFirstFileThatIsThereIsRead() {
    var looked: [String] = []
    let contents = ConfigurationFile.load(candidates: ["a", "b", "c"]) { path in
      looked.append(path)
      return path == "b" ? .text(Array("--strict # x".utf8)) : .missing
    }
    #expect(contents.words == ["--strict"] && contents.path == "b" && contents.problem == nil)
    #expect(looked == ["a", "b"])
  }

  @Test func aDirectoryOfThatNameEndsTheSearch() {
    let contents = ConfigurationFile.load(candidates: ["a", "b"]) { path in
      path == "a" ? .notAFile : .text(Array("--strict".utf8))
    }
    #expect(contents == ConfigurationFile.Contents())
  }

  @Test func aFileThatCannotBeReadIsNamedAndPassedOver() {
    let contents = ConfigurationFile.load(candidates: ["a", "b"]) { path in
      path == "a" ? .unreadable("a: no") : .text(Array("--strict".utf8))
    }
    #expect(contents.words == ["--strict"] && contents.problem == "a: no")
  }

  @Test func theFileSystemIsAsked() {
    #expect(ConfigurationFile.lookUp("/nonexistent/.checkpatch.conf") == .missing)
    #expect(ConfigurationFile.lookUp("/dev/null/.checkpatch.conf") == .missing)
    #expect(ConfigurationFile.lookUp("/") == .notAFile)
    #expect(ConfigurationFile.lookUp("/dev/null") == .text([]))
  }
}
