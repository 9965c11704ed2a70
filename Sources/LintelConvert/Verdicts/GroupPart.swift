// SPDX-License-Identifier: GPL-2.0-only

/// A function that may belong to a group, with the verdict that it would get alone.
struct GroupPart: Sendable {
  /// The verdict, which has no sites where the function only calls what maps or unmaps.
  var verdict: FunctionVerdict
  /// The helpers that it is or calls, as `HelperName.key` has them: the verdict is theirs, too.
  var shares: [String] = []
  /// What the verdicts of its group rest on, because of it.
  var premise: String?
  /// What it has in common with functions that no conversion reaches: only shown.
  var touches: [String] = []
}

/// The parts of a file, and what others must know of it.
struct FileParts: Sendable {
  let path: String
  /// In the order of the file.
  var parts: [GroupPart] = []
  /// The helpers that other files may call, by name.
  var exports: [String: MappingHelper] = [:]
  /// The helpers that the file names, by name: their keys.
  var helpers: [String: String] = [:]
  /// Why the group of a helper cannot be converted, by its key.
  var blocked: [String: Reason] = [:]
}
