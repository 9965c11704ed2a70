// SPDX-License-Identifier: GPL-2.0-only

import Foundation
import Lintel

@testable import LintelCampaign

/// A temporary folder that goes when the test ends.
final class Scratch: Sendable {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "lintel-campaign-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A ledger of these sites, in a file of its own.
  func ledger(_ sites: [SeenSite], name: String = "ledger.db") throws -> Ledger {
    try Ledger.start("\(path)/\(name)", with: .sample(sites), now: .day(1))
  }
}

extension Timestamp {
  /// Noon of a day of January 2026, or of the months after it.
  static func day(_ day: Int) -> Timestamp {
    Timestamp(seconds: 1_767_268_800 + Int64(day - 1) * 86_400)
  }
}

extension Person {
  static let ada = Person(name: "Ada", address: "ada@example.org")
  static let bob = Person(name: "Bob", address: "bob@example.org")
}

extension TreeSnapshot {
  /// A snapshot of a tree that has these sites.
  static func sample(_ sites: [SeenSite], label: String = "v1") -> TreeSnapshot {
    var snapshot = TreeSnapshot(
      root: "/tree", label: label, apis: Array(Set(sites.map(\.api))).sorted(), sites: sites,
      subsystems: Set(sites.map(\.subsystem)).sorted().map { title in
        Subsystem(
          name: title,
          contacts: [
            Contact(
              role: .list,
              person: Person(name: "", address: "linux-\(title.lowercased())@example.org"))
          ])
      })
    snapshot.replacements = .builtIn
    return snapshot
  }
}

extension [String: Replacement] {
  /// What takes the place of the functions that tests are about.
  static var builtIn: [String: Replacement] {
    var all: [String: Replacement] = [:]
    for name in ["kmap", "kunmap", "kmap_atomic", "kunmap_atomic", "kmap_atomic_prot"] {
      all[name] = Replacement(name, .builtIn)
    }
    return all
  }
}

extension SeenSite {
  /// Sites of `kmap` in four functions of two subsystems.
  static var samples: [SeenSite] {
    [
      SeenSite(
        api: "kmap", path: "fs/tide/file.c", line: 10, function: "tide_read", ordinal: 1,
        text: "addr = kmap(page);", above: ["struct page *page = tide_page(file);"],
        below: ["memcpy(buf, addr, len);"], subsystem: "TIDE"),
      SeenSite(
        api: "kunmap", path: "fs/tide/file.c", line: 12, function: "tide_read", ordinal: 1,
        text: "kunmap(page);", above: ["memcpy(buf, addr, len);"], below: ["return len;"],
        subsystem: "TIDE"),
      SeenSite(
        api: "kmap", path: "fs/tide/super.c", line: 30, function: "tide_fill", ordinal: 1,
        text: "sb = kmap(bh->page);", above: ["if (!bh)", "return -EIO;"],
        below: ["magic = sb->magic;"], subsystem: "TIDE"),
      SeenSite(
        api: "kmap", path: "drivers/moor/dma.c", line: 44, function: "moor_map", ordinal: 1,
        text: "va = kmap(sg_page(sg));", above: ["for_each_sg(list, sg, n, i) {"],
        below: ["moor_copy(va, sg->length);"], subsystem: "MOOR"),
    ]
  }
}
