// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The files that a patch adds, moves or deletes: those that MAINTAINERS may have to follow.
struct ChangedPaths {
  /// The paths that are new.
  private var new: [[UInt8]] = []
  /// The paths that are gone.
  private var gone: [[UInt8]] = []

  /// Reads the headers of the diffs among the lines that are held.
  init(_ patch: borrowing PatchText) {
    var old: [UInt8] = []
    for index in patch.first..<patch.count {
      let line = patch.raw(index)
      switch line[0] {
      case UInt8(ascii: "-") where line.has("--- "): old = Self.path(line)
      case UInt8(ascii: "+") where line.has("+++ ") && patch.raw(index - 1).has("--- "):
        let path = Self.path(line)
        if old.isEmpty { new.append(path) }
        if path.isEmpty { gone.append(old) }
      case UInt8(ascii: "r") where line.has("rename from "):
        gone.append(line.from(12).trimmed.bytes)
      case UInt8(ascii: "r") where line.has("rename to "): new.append(line.from(10).trimmed.bytes)
      default: break
      }
    }
  }

  /// Whether MAINTAINERS is right without a change: a section has each new file, and none names one
  /// that is gone.
  func areSettled(_ owners: any FileOwners) -> Bool {
    !(new.isEmpty && gone.isEmpty)
      && new.allSatisfy { path in path.withView { owners.hasSection(for: $0) } }
      && gone.allSatisfy { path in path.withView { !owners.names($0) } }
  }

  /// The path without git's prefix; empty for no file.
  private static func path(_ line: ByteView) -> [UInt8] {
    guard let path = DiffHeader.fileName(line)?.path ?? name(line) else { return [] }
    return path.equals("/dev/null") ? [] : DiffHeader.withoutFirstFolder(path).bytes
  }

  private static func name(_ line: ByteView) -> ByteView? {
    let rest = line.from(4)
    return rest.upTo(rest.firstSpace ?? rest.count)
  }
}
