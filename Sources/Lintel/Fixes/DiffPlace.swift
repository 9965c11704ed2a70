// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What a diff calls a file so that patch and git take it, and the folder in which it applies.
///
/// Both refuse absolute names and such with `..` in them. A diff of a file outside of the current
/// folder names it as seen from the nearest folder above both.
package struct DiffPlace {
  /// The path in the diff, relative to `folder`, without `.` and `..`.
  package let path: String
  /// The folder to apply the diff in, relative to the current one: `.`, `..`, `../..`, or `/`.
  package let folder: String

  /// The place of the file that the user calls `name`, the current folder being `current`; empty
  /// where that was removed.
  package init(_ name: String, current: String = WorkingDirectory.path) {
    var name = name[...]
    if name.hasPrefix("/"), !current.isEmpty {
      let folder = current.hasSuffix("/") ? current : current + "/"
      if name.hasPrefix(folder) { name = name.dropFirst(folder.count) }
    }
    let isAbsolute = name.hasPrefix("/")
    var above = 0
    var parts: [Substring] = []
    for part in name.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.isEmpty {
        above += 1
      } else {
        parts.removeLast()
      }
    }
    path = parts.joined(separator: "/")
    if isAbsolute {
      folder = "/"
    } else {
      folder =
        above == 0 ? "." : [String](repeating: "..", count: above).joined(separator: "/")
    }
  }
}
