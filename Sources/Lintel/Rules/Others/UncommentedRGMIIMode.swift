// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags an RGMII mode that needs delays on the board, without a word about them.
enum UncommentedRGMIIMode: LineRule {
  static let info = RuleInfo(
    type: "UNCOMMENTED_RGMII_MODE", level: .warning, group: .others,
    why: """
      The phy-mode says where the clock is delayed. All but rgmii-id say that the board does it with long \
      traces, which few boards have; a comment shows that this one does.
      """,
    reference: "Documentation/devicetree/bindings/net/ethernet-controller.yaml",
    examples: [
      Example(
        """
        !	phy-mode = "rgmii";
        """, in: "arch/arm/boot/dts/example.dts"),
      Example(
        """
        +	/* the board has long clock traces */
        +	phy-mode = "rgmii";
        """, in: "arch/arm/boot/dts/example.dts"),
      Example(
        """
        +	phy-mode = "rgmii-id";
        """, in: "arch/arm/boot/dts/example.dts"),
    ])

  static let variant: Variant? = .uncommentedRGMII
  static let needs = Needs.anyOf(["rgmii"])

  private static let modes: [StaticString] = ["\"rgmii\"", "\"rgmii-rxid\"", "\"rgmii-txid\""]

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.isAdded, isDevicetree(line.path.view) else { return }
    let code = line.code
    let name = code.skipSpaces(1)
    let property = code[name..<code.skip(propertyBytes, name)]
    guard property.equals("phy-mode") || property.equals("phy-connection-type") else { return }
    let equals = code.skipSpaces(name + property.count)
    guard code[equals] == UInt8(ascii: "="),
      code[code.skipSpaces(equals + 1)] == UInt8(ascii: "\""),
      let place = Grammar.firstString(code)
    else { return }
    let mode = line.raw[place]
    guard modes.contains(where: { mode.equals($0) }), !line.hasComment else { return }
    out.report(Self.self, .unexplained(property, mode))
  }

  private static let propertyBytes = ByteSet.lower.union(ByteSet("-"))

  private static func isDevicetree(_ path: ByteView) -> Bool {
    path.hasSuffix(".dts") || path.hasSuffix(".dtsi") || path.hasSuffix(".dtso")
  }
}

extension Message {
  fileprivate static func unexplained(_ property: ByteView, _ mode: ByteView) -> Message {
    "\(property) = \(mode): describe the delays on the board in a comment, or use \"rgmii-id\""
  }
}
