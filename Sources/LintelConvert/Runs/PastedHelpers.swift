// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Looks for macros of a tree that may put the name of a helper together, so that a call of it is not
/// seen.
struct PastedHelpers {
  let root: String
  /// All files of the tree.
  let files: [String]
  let jobs: Int

  /// What a file has.
  private struct Found: Sendable {
    /// The names that macros build of the words of other files.
    var pasted = PastedNames()
    /// What macros build of the file's own words.
    var blocked: [String: Reason] = [:]
  }

  /// Why groups cannot be converted, by the keys of their helpers.
  ///
  /// A macro of a header puts together words of the files that name a helper; one of another file words
  /// of its own file.
  func blocked(_ parts: [FileParts]) -> [String: Reason] {
    let naming = Dictionary(
      parts.filter { !$0.helpers.isEmpty }.map { ($0.path, $0.helpers) }
    ) { one, _ in one }
    if naming.isEmpty { return [:] }
    let shared = Set(parts.flatMap(\.exports.keys)).sorted()
    let others = FileWork.run(files, root: root, jobs: jobs, limit: Limits.pastedBytes) {
      text, path -> [Found] in
      let isHeader = path.hasSuffix(".h")
      let pasted = PastedNames(in: text, path: path, forOthers: isHeader)
      if pasted.isEmpty { return [] }
      if isHeader { return [Found(pasted: pasted)] }
      if naming[path] != nil || shared.isEmpty { return [] }
      return [Found(blocked: Self.blocked(shared, by: pasted, in: text))]
    }
    var blocked: [String: Reason] = [:]
    var headers = PastedNames()
    for found in others.found {
      headers.merge(found.pasted)
      blocked.merge(found.blocked) { one, _ in one }
    }
    let (pasted, paths) = (headers, naming.keys.sorted())
    let own = FileWork.run(paths, root: root, jobs: jobs) {
      text, path -> [(key: String, reason: Reason)] in
      let keys = naming[path] ?? [:]
      return Self.blocked(keys.keys.sorted(), by: pasted, in: text).map { name, reason in
        (key: keys[name] ?? name, reason: reason)
      }
    }
    for (key, reason) in own.found where blocked[key] == nil { blocked[key] = reason }
    return blocked
  }

  /// Which of these helpers macros may put together of a text's words.
  private static func blocked(
    _ names: [String], by pasted: PastedNames, in text: ByteView
  ) -> [String: Reason] {
    if !names.contains(where: { pasted.place(of: $0) { _ in true } != nil }) { return [:] }
    var source = SourceTokens(ConvertWords.vocabulary)
    source.read(text)
    return pasted.reasons(against: names, in: source)
  }
}
