// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// The tables of what differs between versions of checkpatch.pl.
@Suite struct VersionTableTests {
  @Test func eachVariantHasItsRow() {
    var names: [String] = []
    VersionTables.forEachVariant { row in
      names.append(row.name.string)
      #expect(row.name.string == "\(row.variant)")
      // A shorter one would stand in any script, and be slow to look for.
      #expect(row.probe.count >= 5, "\(row.name.string)")
      #expect(!row.effect.isEmpty, "\(row.name.string)")
    }
    #expect(names == Variant.allCases.map { "\($0)" })
  }

  @Test func rowsNameTypesOfLintel() {
    let known = Set(RuleCatalog.all.map(\.name))
    VersionTables.forEachVariant { row in
      for type in row.types.string.split(separator: ",") where type != "all" {
        #expect(known.contains(String(type)), "\(type)")
      }
    }
    var types: [String] = []
    VersionTables.forEachType { name, _ in
      types.append(name.string)
      #expect(known.contains(name.string), "\(name.string)")
    }
    #expect(types == types.sorted())
    #expect(types.count > 30)
  }

  @Test func aTypeIsThereSinceItsRuleMayRun() {
    // What a variant gates and what the table of types says must not disagree.
    VersionTables.forEachVariant { row in
      guard row.probe.equals(row.types) else { return }
      VersionTables.forEachType { name, availability in
        if name.equals(row.probe) { #expect(availability == row.availability, "\(name.string)") }
      }
    }
  }

  @Test(arguments: [
    ("6.18-", "since 6.18"), ("-6.12", "until 6.12"), ("6.4-6.7", "6.4 to 6.7"),
    ("u-boot", "U-Boot only"), ("6.18-, not u-boot", "since 6.18, not U-Boot"), ("-", ""),
    ("-, not u-boot", "not U-Boot"), ("others", "other projects only"),
  ])
  func availabilityIsRead(field: String, words: String) throws {
    let read = Array(field.utf8).withView { Availability($0) }
    #expect(try #require(read).description ?? "" == words)
  }

  @Test(arguments: ["", "6.18", "six-", "6.18-, but u-boot"])
  func aWrongFieldIsRefused(field: String) {
    #expect(Array(field.utf8).withView { Availability($0) } == nil)
  }

  @Test func versionsAreInTheirOrder() throws {
    let since = try #require(Availability(ByteView("6.18-")))
    #expect(since.contains(.linux618) && since.contains(.linux73) && since.contains(.newest))
    #expect(!since.contains(.linux612) && !since.contains(.uBoot))
    let until = try #require(Availability(ByteView("-6.12, not u-boot")))
    #expect(until.contains(.linux61) && until.contains(.linux612))
    #expect(!until.contains(.linux618) && !until.contains(.uBoot) && !until.contains(.newest))
  }
}
