// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import LintelCensus
import LintelText

extension CensusCommand {
  /// The name of the tree for the title of a page.
  private var treeName: String {
    let path = FileTree.absolutePath(tree)
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  private func print(_ body: (inout ByteBuffer) -> Void) {
    var out = ByteBuffer(capacity: 1 << 16)
    body(&out)
    Output.write(out.view)
  }

  /// Writes the places of a tree.
  func writePlaces(_ found: Census) throws {
    var census = found
    if !kinds.isEmpty { census.keep(kinds) }
    print { out in
      switch format {
      case .text: TextReport(census, rowLimit: all ? nil : 20).write(to: &out)
      case .tsv: SiteTable(census).write(.tsv, to: &out)
      case .csv: SiteTable(census).write(.csv, to: &out)
      case .json: JSONReport(census).write(to: &out)
      case .html: HTMLReport(census, name: treeName).write(to: &out)
      }
    }
    // Text has no partners.
    try complain(census.failures + (format == .text ? [] : census.unpaired))
  }

  private func complain(_ failures: [InputError]) throws {
    for failure in failures { Output.complain("lintel", failure.description) }
    if !failures.isEmpty { throw ExitCode(2) }
  }

  /// Writes the counts over time.
  func writeTrend(_ set: APISet, _ since: String) throws {
    let trend = try Trend(
      directory: tree, apis: set, since: since, until: until, step: step, paths: paths)
    print { out in
      let report = TrendReport(trend)
      switch format {
      case .text: report.writeText(to: &out)
      case .tsv: report.writeTable(.tsv, to: &out)
      case .csv: report.writeTable(.csv, to: &out)
      case .json: report.writeJSON(to: &out)
      case .html: report.writeHTML(name: treeName, to: &out)
      }
    }
    try complain(trend.failures)
  }

  /// Writes the commits that changed calls.
  func writeChanges(_ set: APISet, _ range: String) throws {
    let changes = try CommitChanges(directory: tree, apis: set, range: range)
    print { out in
      let report = ChangeReport(changes)
      switch format {
      case .text: report.writeText(to: &out)
      case .tsv: report.writeTable(.tsv, to: &out)
      case .csv: report.writeTable(.csv, to: &out)
      case .json: report.writeJSON(to: &out)
      case .html: report.writeHTML(name: treeName, range: range, to: &out)
      }
    }
    try complain(changes.failures)
  }

  /// Compares the tree with its budget; the exit status is 1 where calls were added.
  func runRatchet(_ census: Census, _ path: String) throws {
    // A budget from a part of the tree would let calls in.
    try complain(census.failures)
    if setBudget {
      var budget = Budget(census)
      if FileKind.exists(path) {
        for (key, calls) in try read(path).calls where !counts(census, key.api) {
          budget.calls[key] = calls
        }
      }
      return try write(budget, path)
    }
    guard FileKind.exists(path) else {
      throw Failure("\(path): no such budget; --set-budget writes one")
    }
    let budget = try read(path)
    let ratchet = Ratchet(census, budget: budget)
    if ratchet.excesses.isEmpty {
      if ratchet.lowered != budget { try write(ratchet.lowered, path) }
      return
    }
    let excesses = AddedLines.narrow(
      ratchet.excesses, census: census, tree: tree, budget: path)
    print { out in
      for excess in excesses {
        let key = excess.key
        let place = key.function == "-" ? "at file scope" : "in \(key.function)"
        for line in excess.lines {
          out.append("\(QuotedName.shown(key.path)):\(line): \(key.api) \(place): ")
          out.append("\(excess.calls) calls, the budget has \(excess.allowed)\n")
        }
      }
      out.append("calls added: \(ratchet.addedCount)\n")
    }
    throw ExitCode(1)
  }

  private func counts(_ census: Census, _ api: String) -> Bool {
    census.apis.number(named: api) != nil
  }

  private func read(_ path: String) throws -> Budget {
    var text = ByteBuffer()
    do {
      try InputFile.readTable(path, into: &text)
    } catch {
      throw Failure(error.description)
    }
    return try Budget(text.view, path: path)
  }

  private func write(_ budget: Budget, _ path: String) throws {
    var text = ByteBuffer()
    budget.write(to: &text)
    do {
      try OutputFile.writeAtomically(path, bytes: text.view, keepingModeOf: path)
    } catch {
      throw Failure(error.description)
    }
  }
}
