// SPDX-License-Identifier: GPL-2.0-only

package import LintelCampaign
import LintelText

/// The lines of a tree's file around a call.
package struct SourceExcerpt: Sendable, Equatable {
  /// The number of the first line, from 1.
  package let first: Int
  /// The lines as they are in the file, without their ends; long ones are cut.
  package let lines: [String]
  /// Whether the line of the call reads as the ledger has it.
  package let isCurrent: Bool

  /// How many lines above and below the call are shown at most.
  package static let farthest = 200
  /// The longest part of a line that is shown, in bytes.
  static let longestLine = 500

  /// The lines around a site in the tree at `root`; nil where the file can't be shown.
  ///
  /// The path is the ledger's, and a ledger can come from somebody else: a path that leads out of
  /// the tree, also through a link, is not followed, and nothing hidden is shown.
  package init?(of site: Site, around: Int, root: String) {
    guard Self.isShown(site.path) else { return nil }
    var folder = TreeFolder(root)
    guard let text = folder.contents(site.path, limit: RegularFile.tableLimit) else { return nil }
    let from = max(1, site.line - around)
    let to = site.line + around
    var lines: [String] = []
    var isCurrent = false
    let view = text.view
    var start = 0
    var number = 1
    while start < view.count, number <= to {
      let end = view.firstIndex(of: 10, from: start) ?? view.count
      if number >= from {
        let line = view[start..<min(end, start + Self.longestLine)].string
        if number == site.line { isCurrent = Self.isSame(line, site.text) }
        lines.append(line)
      }
      start = end + 1
      number += 1
    }
    if lines.isEmpty { return nil }
    first = from
    self.lines = lines
    self.isCurrent = isCurrent
  }

  /// Whether a line reads as a ledger's text, in which each run of white space is a space and a long
  /// line is cut.
  private static func isSame(_ line: String, _ text: String) -> Bool {
    let line = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }.joined(separator: " ")
    return line == text || (text.utf8.count > 300 && line.hasPrefix(text.prefix(300)))
  }

  /// Whether a path is one that may be shown: nothing hidden is.
  static func isShown(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count < 64 && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
  }
}
