// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelConvert
@testable import LintelSeries

/// What has to change together.
@Suite struct FileUnitsTests {
  private func file(_ path: String, with partners: String...) -> ConvertedFile {
    ConvertedFile(
      path: path, old: [], new: [], apis: ["kmap"], calls: 1, functions: [],
      partners: Set(partners))
  }

  @Test func filesThatShareMappingsAreOneUnit() {
    let units = FileUnits.units(of: [
      file("fs/a.c"), file("fs/use.c", with: "include/one.h"),
      file("include/one.h", with: "fs/use.c", "lib/use.c"),
      file("lib/use.c", with: "include/one.h"),
      file("mm/b.c", with: "mm/not-converted.c"),
    ])
    #expect(
      units.map { $0.map(\.path) } == [
        ["fs/a.c"], ["fs/use.c", "include/one.h", "lib/use.c"], ["mm/b.c"],
      ])
  }

  @Test func aGroupIsOnePatch() {
    let series = PatchSeries(
      [
        file("drivers/two/use.c", with: "include/linux/one.h"), file("fs/ufs/dir.c"),
        file("include/linux/one.h", with: "drivers/two/use.c"),
      ], root: "/nowhere")
    #expect(
      series.patches.map { $0.files.map(\.path) } == [
        ["drivers/two/use.c", "include/linux/one.h"], ["fs/ufs/dir.c"],
      ])
  }

  @Test func whoKeepsOneOfAGroupKeepsAll() {
    func verdict(_ path: String, _ function: String, _ group: [GroupMember]) -> FunctionVerdict {
      FunctionVerdict(
        path: path, function: function, line: 1, verdict: .convert, reasons: [], sites: [],
        edits: [], group: group)
    }
    let group = [
      GroupMember(path: "a.c", function: "u"), GroupMember(path: "a.h", function: "get"),
    ]
    let verdicts = [
      verdict("a.c", "u", group), verdict("a.h", "get", group), verdict("b.c", "get", []),
    ]
    #expect(verdicts.kept { $0.function == "u" }.map(\.path) == ["a.c", "a.h"])
    #expect(verdicts.kept { $0.path == "b.c" }.map(\.path) == ["b.c"])
  }
}
