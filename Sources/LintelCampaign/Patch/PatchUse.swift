// SPDX-License-Identifier: GPL-2.0-only

/// A call that a patch takes away or adds.
struct PatchUse: Sendable, Equatable {
  /// The call as a site of the file before the patch, or of the file after it.
  var site: SeenSite
  /// Whether the patch adds it.
  var isAdded: Bool
}

/// What a patch does to the calls of one file.
struct FileChange: Sendable {
  /// The file before and after; the same but for a rename, nil where there is none.
  var oldPath: String?
  var newPath: String?
  /// The calls on removed lines, then those on added lines, each in the order of the lines.
  var removed: [SeenSite] = []
  var added: [SeenSite] = []

  var isEmpty: Bool { removed.isEmpty && added.isEmpty }
}
