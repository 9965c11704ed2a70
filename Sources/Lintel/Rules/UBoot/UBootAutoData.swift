// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags the name of a structure that the driver model allocates.
///
/// As in the script it is looked for in a second pair of parentheses, where it hardly ever stands.
enum UBootAutoData {
  static let privAuto = info(
    "PRIV_AUTO", reported: "!\t.priv_auto = sizeof(struct(example)),",
    fine: "+\t.priv_auto = sizeof(struct(example_priv)),")
  static let platAuto = info(
    "PLAT_AUTO", reported: "!\t.plat_auto = sizeof(struct(example)),",
    fine: "+\t.plat_auto = sizeof(struct(example_plat)),")
  static let childPrivAuto = info(
    "CHILD_PRIV_AUTO", reported: "!\t.per_child_auto = sizeof(struct(example)),",
    fine: "+\t.per_child_auto = sizeof(struct(example_priv)),")
  static let childPlatAuto = info(
    "CHILD_PLAT_AUTO", reported: "!\t.per_child_plat_auto = sizeof(struct(example)),",
    fine: "+\t.per_child_plat_auto = sizeof(struct(example_plat)),")
  static let devicePrivAuto = info(
    "DEVICE_PRIV_AUTO", reported: "!\t.per_device_auto = sizeof(struct(example)),",
    fine: "+\t.per_device_auto = sizeof(struct(example_priv)),")
  static let devicePlatAuto = info(
    "DEVICE_PLAT_AUTO", reported: "!\t.per_device_plat_auto = sizeof(struct(example)),",
    fine: "+\t.per_device_plat_auto = sizeof(struct(example_plat)),")

  private static func info(
    _ type: StaticString, reported: StaticString, fine: StaticString
  ) -> RuleInfo {
    RuleInfo(
      type: type, level: .warning, group: .uBoot,
      why: """
        The driver model allocates the structure that the member names; its name ends in _priv or \
        _plat, so that readers know whose data it is.
        """,
      examples: [
        Example(reported, inWholeFile: false, options: UBootLine.option),
        Example(fine, inWholeFile: false, options: UBootLine.option),
      ])
  }

  /// The types, the member that each looks at, and what a structure's name there has in it. The script
  /// asks the first one twice.
  private static let members: [(info: RuleInfo, member: StaticString, suffix: StaticString)] = [
    (privAuto, "priv_auto", "_priv"),
    (privAuto, "priv_auto", "_priv"),
    (platAuto, "plat_auto", "_plat"),
    (childPrivAuto, "per_child_auto", "_priv"),
    (childPlatAuto, "per_child_plat_auto", "_plat"),
    (devicePrivAuto, "per_device_auto", "_priv"),
    (devicePlatAuto, "per_device_plat_auto", "_plat"),
  ]

  static var infos: [RuleInfo] { members.dropFirst().map(\.info) }

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    let code = line.code
    let dot = code.skipSpaces(1)
    guard line.isAdded, code[dot] == UInt8(ascii: ".") else { return }
    let memberEnd = code.wordEnd(dot + 1)
    let equals = code.skipSpaces(memberEnd)
    let size = code.skipSpaces(equals + 1)
    guard code[equals] == UInt8(ascii: "="), code.has("sizeof(struct(", at: size) else { return }
    let nameEnd = code.wordEnd(size + 14)
    let name = code[(size + 14)..<nameEnd]
    guard !name.isEmpty, code[nameEnd] == UInt8(ascii: ")") else { return }
    for (info, member, suffix) in members where code[(dot + 1)..<memberEnd].equals(member) {
      if name.firstIndex(of: ByteView(suffix), from: 1) == nil {
        out.report(info, .suffix(name, ByteView(suffix)))
      }
    }
  }
}

extension Message {
  fileprivate static func suffix(_ name: ByteView, _ suffix: ByteView) -> Message {
    "end the name of struct \(name) in \(suffix)"
  }
}
