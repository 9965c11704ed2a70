// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The files of a tree before and after a change, taken apart once each.
final class SourcePair {
  private let before: (any TreeFiles)?
  private let after: any TreeFiles
  private var old: [String: SourceFunctions?] = [:]
  private var new: [String: SourceFunctions?] = [:]

  /// The most files of a folder that are searched for a function that left its file.
  private static let mostNeighbours = 400

  /// `before` is nil where nobody has the files as they were.
  init(before: (any TreeFiles)?, after: any TreeFiles) {
    self.before = before
    self.after = after
  }

  /// A file before the change; nil where there is none.
  func old(_ path: String) -> SourceFunctions? {
    if let known = old[path] { return known }
    let functions = before.flatMap { Self.functions(of: path, in: $0) }
    old[path] = .some(functions)
    return functions
  }

  /// A file after the change; nil where there is none.
  func new(_ path: String) -> SourceFunctions? {
    if let known = new[path] { return known }
    let functions = Self.functions(of: path, in: after)
    new[path] = .some(functions)
    return functions
  }

  private static func functions(of path: String, in files: any TreeFiles) -> SourceFunctions? {
    guard let text = files.contents(path) else { return nil }
    return SourceFunctions(text.view)
  }

  /// The other C files, after the change, of the folder of a file and of the one that has its name,
  /// which a file becomes that is split.
  func neighbours(of path: String) -> [String] {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let stem = path.split(separator: ".").dropLast().joined(separator: ".")
    let all = after.entries(in: folder) + (stem.isEmpty ? [] : after.entries(in: stem))
    return Array(
      all.filter { $0 != path && ($0.hasSuffix(".c") || $0.hasSuffix(".h")) }
        .prefix(Self.mostNeighbours))
  }
}
