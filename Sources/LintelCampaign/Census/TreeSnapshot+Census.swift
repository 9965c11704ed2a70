// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelCensus
import LintelMaintainers
import LintelText

extension TreeSnapshot {
  /// The calls of the named APIs in the tree at `root`, or of all deprecated ones where none is named.
  ///
  /// `home` is the folder of the user's settings, which may name more APIs. A file that cannot be
  /// read is an error, since its calls would look as if they were gone.
  package static func census(
    root: String, apis names: [String], home: String?
  ) throws(LedgerError) -> TreeSnapshot {
    guard FileKind(at: root) == .directory else {
      throw .invalid("\(root.printable): no such folder")
    }
    let table: Deprecations
    do {
      table = try Deprecations.load(tree: root, home: home, files: [])
    } catch {
      throw .invalid(error.description)
    }
    for name in names where !Array(name.utf8).withView({ $0.isCName }) {
      throw .invalid("\(name.printable): no name of a function")
    }
    let apis = APISet(names: names, table: table)
    let (files, problems) = SourceFile.list(root: root, paths: [])
    if let problem = problems.first { throw .invalid(problem.description) }
    if files.isEmpty { throw .invalid("\(root.printable): no source files are here") }
    let census: Census
    do throws(CensusError) {
      let run = CensusRun(root: root, apis: apis, jobs: Processors.count, cache: nil)
      census = try run.run(files)
    } catch {
      throw .invalid("\(root.printable): \(error.description)")
    }
    if let failure = census.failures.first {
      throw .invalid("\(failure.description); \(census.failures.count) file(s) could not be read")
    }
    let sections = (try? MaintainerFile.load(root: root)).map(SectionLookup.init)
    var snapshot = TreeSnapshot(
      root: root, label: label(root), apis: apis.apis.map(\.name), sites: [])
    if let git = GitTree(root: root) {
      snapshot.commit = git.head
      snapshot.label = git.label ?? snapshot.label
    }
    var text = ByteBuffer()
    var folder = TreeFolder(root)
    for file in census.files {
      let counted = file.sites.filter(\.isCounted)
      if counted.isEmpty { continue }
      text.clear()
      do {
        _ = try folder.read(file.path, into: &text)
      } catch {
        throw .invalid(error.description)
      }
      let lines = SourceLines(text.view)
      let subsystem = sections?.title(of: file.path) ?? ""
      snapshot.sites += lines.sites(
        counted, of: file.path, apis: apis.apis.map(\.name), subsystem: subsystem)
    }
    for name in snapshot.apis { snapshot.replacements[name] = Replacement(name, table) }
    snapshot.subsystems = sections?.subsystems(Set(snapshot.sites.map(\.subsystem))) ?? []
    return snapshot
  }

  /// The version that the tree's Makefile states, `6.12.0-rc1`, or the folder's name.
  private static func label(_ root: String) -> String {
    var text = ByteBuffer()
    let folder = root.split(separator: "/").last.map(String.init) ?? root
    guard (try? RegularFile.read(root + "/Makefile", followsLink: true, into: &text)) != nil else {
      return folder
    }
    func value(_ name: String) -> String {
      for line in text.view.upTo(4096).string.split(separator: "\n").prefix(20) {
        let parts = line.split(separator: "=", maxSplits: 1).map { String($0).trimmingSpace }
        if parts.first == name { return parts.count == 2 ? parts[1] : "" }
      }
      return ""
    }
    let version = value("VERSION")
    if version.isEmpty { return folder }
    let numbers = [version, value("PATCHLEVEL"), value("SUBLEVEL")].filter { !$0.isEmpty }
    return numbers.joined(separator: ".") + value("EXTRAVERSION")
  }
}

extension ByteView {
  /// Whether the text is a name of C.
  fileprivate var isCName: Bool { self[0].isIdentifierStart && wordEnd(0) == count }
}
