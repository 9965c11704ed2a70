// SPDX-License-Identifier: GPL-2.0-only

package import LintelText
import Synchronization

/// The files of a tree that a run reads of itself: tables, MAINTAINERS, what a diff is about.
///
/// They are a stranger's: regular files of a limited size are read, and no link is followed. A run
/// goes on without what it cannot read, and says so at its end.
package final class TreeFiles: Sendable {
  /// The top of the tree, as it was given.
  package let root: String
  private let errors = Mutex<[InputError]>([])

  /// The files of the tree at `root`.
  package init(root: String) { self.root = root }

  /// The bytes of the file at `path`, counted from the tree's top; nil where there is none, or none
  /// that can be read.
  package func contents(
    _ path: String, limit: Int = RegularFile.tableLimit
  ) -> ByteBuffer? {
    var buffer = ByteBuffer()
    var folder = TreeFolder(root)
    do throws(InputError) {
      _ = try folder.read(path, limit: limit, into: &buffer)
      return buffer
    } catch {
      add(error)
      return nil
    }
  }

  private func add(_ error: InputError) {
    // It is no problem that nothing is there.
    if error.isMissing { return }
    errors.withLock { if !$0.contains(error) { $0.append(error) } }
  }

  /// What could not be read although something was there, in the order of the paths.
  package var problems: [InputError] {
    errors.withLock { $0 }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
