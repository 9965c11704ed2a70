// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

@Suite struct DeviceTreeBindingsTests {
  private func fixture() throws -> TemporaryTree {
    let tree = try TemporaryTree.kernel()
    defer { withExtendedLifetime(tree) {} }
    let folder = "Documentation/devicetree/bindings/"
    try tree.write(
      folder + "vendor-prefixes.yaml",
      """
      patternProperties:
        "^acme,.*":
          description: Acme
        "^asahi-kasei,.*":
          description: Asahi Kasei
      """)
    try tree.write(
      folder + "clock/acme,clk.yaml",
      "compatible:\n  enum:\n    - acme,clk-100\n    - acme,x9-timer\n    - ab,cdd+e\n")
    try tree.write(
      folder + "old/gaps.txt",
      "  \"acme,<chip>-uart\" and\n  \"acme,soc<n>-spi\"\n  - fixed-thing\n")
    return tree
  }

  @Test(arguments: [
    ("acme,clk-100", true), ("acme,clk", true), ("me,cl", true), ("acme,clk-200", false),
    ("acme,clk.100", true), ("acme,.lk-100", true), ("acme,x9-timer-extra", false),
    // The middle of the chip's name is left open.
    ("acme,abc123-uart", true), ("acme,soc77-spi", true), ("acme,sod77-spi", false),
    ("acme,soc7x-spi", false), ("fixed-thing", true), ("fixed-things", false),
    // A plus repeats what is before it, and so is not found itself.
    ("ab,cd+", true), ("ab,cd+e", false), ("ab,cdd+e", false), ("ab,cddd+", false),
    ("-fixed", false), ("+", true), (".", true), ("other,thing", false),
  ])
  func findsCompatible(text: String, isDocumented: Bool) throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let bindings = try folder.tree().bindings
    #expect(text.withView { bindings.isDocumented($0) } == isDocumented)
    // And from the answers that are kept.
    #expect(text.withView { bindings.isDocumented($0) } == isDocumented)
  }

  @Test(arguments: [
    ("acme", true), ("asahi-kasei", true), ("acm", false), ("cme", false), ("", false),
  ])
  func findsVendor(text: String, isKnown: Bool) throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let bindings = try folder.tree().bindings
    #expect(text.withView { bindings.isVendorKnown($0) } == isKnown)
  }

  @Test func knowsNothingWithoutBindings() throws {
    let folder = try TemporaryTree.kernel()
    defer { withExtendedLifetime(folder) {} }
    let bindings = try folder.tree().bindings
    #expect(!"acme,clk".withView { bindings.isDocumented($0) })
    #expect(!"acme".withView { bindings.isVendorKnown($0) })
  }

  @Test func repeatsCannotBeMadeSlow() throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let bindings = try folder.tree().bindings
    let text = "ab,c" + String(repeating: "d+.+", count: 60)
    #expect(!text.withView { bindings.isDocumented($0) })
  }
}
