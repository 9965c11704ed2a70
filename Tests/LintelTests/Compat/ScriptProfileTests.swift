// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import Lintel

/// What is read from the text of a script.
@Suite struct ScriptProfileTests {
  /// A script that names all types of Lintel but some, with `more` after them.
  private static func script(without missing: Set<String> = [], _ more: String = "") throws
    -> (folder: ScratchFolder, script: ScriptText)
  {
    let folder = try ScratchFolder()
    var text = "#!/usr/bin/env perl\n"
    for info in RuleCatalog.all where !missing.contains(info.name) {
      text += "\t\tWARN(\"\(info.name)\",\n\t\t     \"text\");\n"
    }
    try folder.write("scripts/checkpatch.pl", text + more)
    return (folder, try #require(try ScriptText.load(inFolder: folder.path + "/scripts")))
  }

  @Test func aTypeThatTheScriptLacksIsOff() throws {
    let (_, script) = try Self.script(without: ["STRCPY"])
    let profile = ScriptProfile(.tree, script: script)
    #expect(!profile.knows("STRCPY"))
    #expect(profile.knows("STRLCPY"))
    #expect(profile.missing(of: RuleCatalog.all).map(\.name) == ["STRCPY"])
  }

  @Test func aNameInSingleQuotesCounts() throws {
    let (_, script) = try Self.script(without: ["STRCPY"], "\tWARN('STRCPY', 1);\n")
    #expect(ScriptProfile(.tree, script: script).knows("STRCPY"))
  }

  @Test func aTypeThatLintelLacksIsNamed() throws {
    let (_, script) = try Self.script(
      "\tERROR(\"NOT_OURS\", 1);\n\t$msg_type = \"NOR_THIS\";\n")
    let profile = ScriptProfile(.tree, script: script)
    #expect(profile.unknown(beside: RuleCatalog.all) == ["NOR_THIS", "NOT_OURS"])
    let levels = Dictionary(
      uniqueKeysWithValues: profile.listed(of: RuleCatalog.all).map { ($0.name, $0.level) })
    #expect(levels["NOT_OURS"] == .some(.error))
    #expect(levels["NOR_THIS"] == .some(nil))
  }

  @Test func eachProbeIsFoundInAnyPlace() throws {
    var probes: [(Variant, String)] = []
    VersionTables.forEachVariant { probes.append(($0.variant, $0.probe.string)) }
    let types = Set(RuleCatalog.all.map(\.name))
    for (variant, probe) in probes where !types.contains(probe) {
      let (_, script) = try Self.script("x" + probe)
      #expect(script.variants.contains(variant), "\(variant)")
    }
    let (_, script) = try Self.script()
    for (variant, probe) in probes where !types.contains(probe) {
      #expect(!script.variants.contains(variant), "\(variant)")
    }
  }

  @Test func aPerlFileWithoutTypesDecidesNothing() throws {
    let folder = try ScratchFolder()
    try folder.write("scripts/checkpatch.pl", "#!/usr/bin/perl\nprint \"STRCPY\";\n")
    let script = try #require(try ScriptText.load(inFolder: folder.path + "/scripts"))
    let profile = ScriptProfile(.tree, script: script)
    #expect(profile.knows("STRLCPY"))
    #expect(profile.has(.allocObjects))
  }

  @Test func theCopyThatTheShimKeptIsRead() throws {
    let (folder, _) = try Self.script(without: ["STRCPY"])
    _ = try ShimInstallation(.checkpatch, in: folder.path).install(program: "/usr/bin/lintel")
    let script = try #require(try ScriptText.load(inFolder: folder.path + "/scripts"))
    #expect(script.path.hasSuffix(".orig"))
    #expect(!ScriptProfile(.tree, script: script).knows("STRCPY"))
  }

  @Test func aVersionByNameNeedsNoScript() throws {
    let (_, script) = try Self.script("is_userspace")
    let profile = ScriptProfile(.version(.linux612), script: script)
    #expect(!profile.has(.userspaceStrings))
    #expect(!profile.knows("PLACEHOLDER_USE"))
    #expect(profile.knows("DEPRECATED_VARIABLE"))
    #expect(ScriptProfile(.tree, script: nil).knows("PLACEHOLDER_USE"))
  }
}
