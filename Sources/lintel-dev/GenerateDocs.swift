// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// Writes `Documentation/Rules/` from the rules, or checks that it is up to date.
struct GenerateDocs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write Documentation/Rules from the rules' own words.")

  @Flag(help: "Only check; fail where a page is missing, old or left over.")
  var check = false

  @Option(help: "The folder of the pages.")
  var directory = "Documentation/Rules"

  func run() throws {
    var pages = ["README.md": RuleDocument.index(RuleCatalog.all)]
    for info in RuleCatalog.all { pages[info.documentName] = RuleDocument.markdown(info) }
    // Beside the folder, as it is about no single type.
    pages["../Versions.md"] = VersionDocument.markdown
    pages["../Schemas/lintel-toml.schema.json"] = SettingsSchema.text
    var stale: [String] = []
    for (name, page) in pages.sorted(by: { $0.key < $1.key }) {
      let path = directory + "/" + name
      let bytes = Array(page.utf8)
      var old = ByteBuffer()
      let isRead = (try? InputFile.read(path, into: &old)) != nil
      if isRead && bytes.withView({ $0.equals(old.view) }) { continue }
      stale.append(path)
      if !check {
        try bytes.withView { try OutputFile.writeAtomically(path, bytes: $0, keepingModeOf: path) }
      }
    }
    for (name, _) in FileTree.entries(of: directory) where pages[name] == nil {
      stale.append(directory + "/" + name)
      if !check { FileTree.removeFile(directory + "/" + name) }
    }
    if check && !stale.isEmpty {
      print("not up to date, run make docs: \(stale.joined(separator: " "))")
      throw ExitCode(1)
    }
    print("\(pages.count) pages, \(stale.count) \(check ? "stale" : "written")")
  }
}
