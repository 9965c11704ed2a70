// SPDX-License-Identifier: GPL-2.0-only

import Lintel
package import LintelText
import Synchronization

/// The owners of a tree's files, for a check: MAINTAINERS is read when it is first asked for.
package final class TreeOwners: FileOwners {
  private enum State {
    case unread
    /// What was read; nil where there is nothing to read.
    case read(Contents?)
  }

  /// MAINTAINERS, and the paths that it names without a wildcard.
  private struct Contents: Sendable {
    let file: MaintainerFile
    let named: Set<String>
  }

  private let root: String
  private let state = Mutex(State.unread)

  /// Those of the tree at `root`.
  package init(root: String) { self.root = root }

  package func hasSection(for path: ByteView) -> Bool {
    // Without the file nobody can tell.
    guard let file = contents?.file else { return false }
    return file.sections(forPath: path).contains { !Self.hasAllFiles($0) }
  }

  package func names(_ path: ByteView) -> Bool {
    contents?.named.contains(path.string) ?? true
  }

  private var contents: Contents? {
    state.withLock { state in
      if case .read(let contents) = state { return contents }
      let file = try? MaintainerFile.load(root: root)
      let contents = file.map { file in
        Contents(file: file, named: Set(file.sections.flatMap { $0.values("F") }))
      }
      state = .read(contents)
      return contents
    }
  }

  /// Whether the section is the last one, for what has no other.
  private static func hasAllFiles(_ section: Section) -> Bool { section.values("F").contains("*/") }
}
