// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags compatible strings, and their vendors, that no devicetree binding describes.
enum UndocumentedDTString: LineRule {
  static let info = RuleInfo(
    type: "UNDOCUMENTED_DT_STRING", level: .warning, group: .apiUsage,
    why: """
      A compatible string is an interface between firmware and kernel. Its binding belongs in \
      Documentation/devicetree/bindings before the first file uses it, and its vendor in \
      vendor-prefixes.yaml.
      """,
    reference: "Documentation/devicetree/bindings/submitting-patches.rst",
    examples: [
      Example(
        """
        !	compatible = "example,undocumented-1000";
        """, in: "arch/arm/boot/dts/example.dts", needsTree: true),
      Example(
        """
        !	{ .compatible = "example,undocumented-1000" },
        """, needsTree: true),
      Example(
        """
        +	/* compatible = "example,undocumented-1000" */
        """, in: "arch/arm/boot/dts/example.dts", needsTree: true),
    ])

  static let needs = Needs.anyOf(["compatible"])

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard let bindings = line.services.bindings, line.isAdded, isPlace(line) else { return }
    let raw = line.raw
    var at = 0
    while let quote = raw.firstIndex(of: UInt8(ascii: "\""), from: at) {
      let end = raw.skip(compatibleBytes, quote + 1)
      at = quote + 1
      guard end > at, raw[end] == UInt8(ascii: "\"") else { continue }
      let name = raw[at..<end]
      at = end + 1
      if line.has(.busCompatibles) && isMadeByBus(name) { continue }
      if !bindings.isDocumented(name) { out.report(Self.self, .undocumented(name)) }
      let vendorEnd = name.skip(vendorBytes, 0)
      guard vendorEnd > 0, name[vendorEnd] == UInt8(ascii: ",") else { continue }
      let vendor = name.upTo(vendorEnd)
      if !bindings.isVendorKnown(vendor) { out.report(Self.self, .unknownVendor(vendor)) }
    }
  }

  /// Whether the name is one that a PCI or USB device has by its ids.
  private static func isMadeByBus(_ name: ByteView) -> Bool {
    guard let comma = name.firstIndex(of: UInt8(ascii: ",")) else { return false }
    let vendor = name.upTo(comma)
    if vendor.equals("pciclass") { return true }
    func isID(from start: Int, _ lengths: ClosedRange<Int>) -> Bool {
      vendor.skip(hexDigits, start) == vendor.count && lengths.contains(vendor.count - start)
    }
    if vendor.has("pci") { return isID(from: 3, 2...4) }
    return vendor.has("usb") && isID(from: vendor.has("usbif") ? 5 : 3, 1...4)
  }

  private static let hexDigits = ByteSet.digit.union(ByteSet("abcdef"))

  private static let compatibleBytes = ByteSet.word.union(ByteSet("+,-."))
  private static var vendorBytes: ByteSet {
    ByteSet.upper.union(.lower).union(.digit).union(ByteSet(low: 1 << 45, high: 0))
  }

  /// Whether the line sets the property in a devicetree, or the field in a table of a driver.
  private static func isPlace(_ line: borrowing Line) -> Bool {
    let code = line.code
    if line.path.kind == .devicetree {
      return code.has("compatible", at: code.skipSpaces(1))
        && isQuoted(code, code.skipSpaces(1) + 10)
    }
    guard !line.path.kind.isDisjoint(with: .c) else { return false }
    var at = 1
    while let field = code.firstIndex(of: ".compatible", from: at) {
      at = field + 11
      if isQuoted(code, at) { return true }
    }
    return false
  }

  /// Whether an equals sign and a quote follow.
  private static func isQuoted(_ code: ByteView, _ at: Int) -> Bool {
    let equals = code.skipSpaces(at)
    return code[equals] == UInt8(ascii: "=")
      && code[code.skipSpaces(equals + 1)] == UInt8(ascii: "\"")
  }
}

extension Message {
  fileprivate static func undocumented(_ name: ByteView) -> Message {
    "document \"\(name)\" in Documentation/devicetree/bindings first"
  }
  fileprivate static func unknownVendor(_ vendor: ByteView) -> Message {
    "add the vendor \"\(vendor)\" to Documentation/devicetree/bindings/vendor-prefixes.yaml"
  }
}
