// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Finds which of a function's calls are new, with the help of the repository.
package enum AddedLines {
  /// What makes two calls of a function the same.
  private struct Call: Hashable {
    let api: Int
    let function, argument, target: String
  }

  /// The functions with only those lines that the tree did not have when the budget was committed
  /// last; all their lines where no repository says more.
  package static func narrow(
    _ excesses: [Ratchet.Excess], census: Census, tree: String, budget: String
  ) -> [Ratchet.Excess] {
    guard excesses.contains(where: { $0.allowed > 0 }),
      var objects = try? GitObjects(directory: tree)
    else { return excesses }
    let revision = lastChange(of: budget, in: tree) ?? "HEAD"
    return excesses.map { excess in
      guard excess.allowed > 0,
        let found = try? objects.find("\(revision):./\(excess.key.path)"), found.kind == .blob,
        objects.lastContents.count <= Limits.censusBytes,
        let file = census.files.first(where: { $0.path == excess.key.path })
      else { return excess }
      var old: [Call: Int] = [:]
      let before = SiteScanner.sites(
        in: objects.lastContents, path: excess.key.path, apis: census.apis)
      for site in before where site.isCounted { old[call(site), default: 0] += 1 }
      var lines: [Int] = []
      for site in file.sites
      where site.isCounted && Budget.key(site, file.path, census) == excess.key {
        if let left = old[call(site)], left > 0 {
          old[call(site)] = left - 1
        } else {
          lines.append(site.line)
        }
      }
      guard lines.count == excess.calls - excess.allowed else { return excess }
      return Ratchet.Excess(
        key: excess.key, calls: excess.calls, allowed: excess.allowed, lines: lines)
    }
  }

  private static func call(_ site: CallSite) -> Call {
    Call(
      api: site.api, function: site.function, argument: site.argument, target: site.target)
  }

  /// The last commit that changed the budget.
  private static func lastChange(of budget: String, in tree: String) -> String? {
    let path = FileTree.absolutePath(budget)
    let command = GitCommand(["log", "-1", "--format=%H", "--", path], in: .folder(tree))
    guard var log = try? command.start() else { return nil }
    log.closeInput()
    var line = ByteBuffer()
    return log.readLine(into: &line) && line.count >= 40 ? line.view.string : nil
  }
}
