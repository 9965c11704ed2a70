// SPDX-License-Identifier: GPL-2.0-only

import LintelServer
import LintelText

/// A campaign's ledger, asked through `lintel-campaign`: this program starts without SQLite.
struct CampaignLedger {
  /// Where a site of the ledger is.
  struct Place: Hashable {
    let path: String
    let line: Int
  }

  private let arguments: [String]

  /// The ledger in a file; nil for the one that `lintel-campaign` finds by itself.
  init(_ file: String?) {
    arguments = file.map { ["--ledger", $0] } ?? []
  }

  /// The sites that are left in the tree and that somebody of this name has claimed.
  func places(claimedBy name: String) throws(ConvertFailure) -> Set<Place> {
    var places: Set<Place> = []
    for site in try list(["--person", name]) {
      guard let path = site["path"]?.string, let line = site["line"]?.integer else { continue }
      places.insert(Place(path: path, line: line))
    }
    return places
  }

  /// The sites that are left in a file.
  func sites(leftIn path: String) throws(ConvertFailure) -> [CampaignSite] {
    try list(["--path", path]).compactMap { site in
      guard let id = site["key"]?.string, let api = site["api"]?.string,
        let line = site["line"]?.integer, site["path"]?.string == path
      else { return nil }
      return CampaignSite(
        id: id, api: api, line: line, function: site["function"]?.string ?? "",
        holder: site["holder"]?["person"]?["name"]?.string)
    }
  }

  /// Claims sites, by their ids: all or none.
  func claim(_ ids: [String], by person: String) throws(ConvertFailure) {
    let answer = try ask(["claim", "--as", person] + arguments + ["--"] + ids, input: nil)
    guard answer.status == 0 else { throw ConvertFailure(answer.complaint) }
  }

  /// The sites that are left in the tree and that the options choose, as JSON.
  private func list(_ options: [String]) throws(ConvertFailure) -> [JSONValue] {
    let words = ["list", "--left", "--format", "json"] + options + arguments
    let answer = try ask(words, input: nil)
    guard answer.status == 0 else { throw ConvertFailure(answer.complaint) }
    var text = ByteBuffer()
    text.append(answer.output)
    do throws(JSONError) {
      return try JSONReader.read(text.view).array ?? []
    } catch {
      throw ConvertFailure("lintel-campaign: its answer is cut off or garbled: \(error.reason)")
    }
  }

  /// What others have claimed or posted of what a patch converts, in words; nil where nothing.
  func duplicates(of patch: [UInt8], by person: String) throws(ConvertFailure) -> String? {
    let answer = try ask(["check-duplicate", "-", "--as", person] + arguments, input: patch)
    if answer.status == 0 { return nil }
    guard answer.status == 1 else { throw ConvertFailure(answer.complaint) }
    return answer.errors
  }

  private struct Answer {
    let status: Int32
    let output: String
    let errors: String

    /// The first line of what it complains of, without its own name.
    var complaint: String {
      let line = errors.split(separator: "\n").first.map(String.init) ?? "no answer"
      let name = "lintel-campaign: "
      return name + (line.hasPrefix(name) ? String(line.dropFirst(name.count)) : line)
    }
  }

  private func ask(_ words: [String], input: [UInt8]?) throws(ConvertFailure) -> Answer {
    var child: ChildProcess
    do throws(InputError) {
      child = try ChildProcess([Self.program] + words, keepsErrors: true)
    } catch {
      throw ConvertFailure("lintel-campaign: \(error.reason)")
    }
    if let input { _ = input.withView { child.write($0) } }
    child.closeInput()
    var output = ByteBuffer()
    var line = ByteBuffer()
    while child.readLine(into: &line) {
      output.append(line.view)
      output.append(UInt8(ascii: "\n"))
      line.clear()
    }
    let status = child.waitForEnd()
    return Answer(status: status, output: output.view.string, errors: child.errorText)
  }

  /// The program beside this one, else the one in the path.
  private static var program: String {
    let name = "lintel-campaign"
    guard let own = FileTree.linkTarget("/proc/self/exe"), let slash = own.lastIndex(of: "/")
    else { return name }
    let beside = String(own[...slash]) + name
    return FileKind(at: beside) == .regular ? beside : name
  }
}
