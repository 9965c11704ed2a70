// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What U-Boot's script looks for with `--u-boot`, in its order.
enum UBootLine: LineRule {
  static let info = PreferIf.info
  static var infos: [RuleInfo] {
    [
      NewUclass.info, Livetree.info, CmdTest.info, PreferIf.info, Strl.info, DefineConfigSym.info,
      BarredIncludeInHeader.info, BarredIncludeCommon.info, DisableRelocation.info,
      SkipBoardFixup.info, ConfigIsEnabledConfig.info,
    ] + UBootAutoData.infos + [PreSchema.info, ConfigXPLBuild.info, KconfigIndent.info]
  }

  /// What an example of these types needs.
  static let option: [StaticString] = ["--u-boot", "--compat=u-boot"]

  static let variant: Variant? = .uBoot
  static let needs = Needs.anyLine

  static func check(_ line: borrowing Line, _ out: inout Reporter) {
    guard line.options.uBoot else { return }
    NewUclass.check(line, &out)
    Livetree.check(line, &out)
    CmdTest.check(line, &out)
    PreferIf.check(line, &out)
    Strl.check(line, &out)
    DefineConfigSym.check(line, &out)
    BarredIncludeInHeader.check(line, &out)
    BarredIncludeCommon.check(line, &out)
    DisableRelocation.check(line, &out)
    SkipBoardFixup.check(line, &out)
    ConfigIsEnabledConfig.check(line, &out)
    UBootAutoData.check(line, &out)
    PreSchema.check(line, &out)
    ConfigXPLBuild.check(line, &out)
    KconfigIndent.check(line, &out)
  }
}
