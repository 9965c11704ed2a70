// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Synchronization

/// The files that a run has met, so that it takes each once however often it is named: twice, by
/// another path, or by itself and by a folder.
///
/// What makes two paths one is the folder that they lead to and the name in it. Two names of one file
/// are two: many rules go by the name.
package final class MetFiles: Sendable {
  private struct Place: Hashable {
    let device, inode: UInt64
    let name: Substring
  }

  private struct State {
    var folders: [Substring: (device: UInt64, inode: UInt64)] = [:]
    var places: Set<Place> = []
  }

  private let state = Mutex(State())

  package init() {}

  /// Notes a path; false where its file was met before.
  package func insert(_ path: String) -> Bool {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
    // These are folders, whose files are met one by one.
    if path == "-" || name.isEmpty || name == "." || name == ".." { return true }
    let folder = slash.map { path[...$0] } ?? "."
    return state.withLock { state in
      if state.folders[folder] == nil, let status = FileStatus(of: String(folder)) {
        state.folders[folder] = (status.device, status.inode)
      }
      guard let (device, inode) = state.folders[folder] else { return true }
      return state.places.insert(Place(device: device, inode: inode, name: name)).inserted
    }
  }
}
