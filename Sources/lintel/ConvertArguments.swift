// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelCensus
import LintelConvert
import LintelText

/// What the words of `lintel convert` ask for.
struct ConvertArguments {
  /// The APIs to convert; all that can be where none is named.
  private(set) var apis: [String] = []
  /// Files and folders, counted from the tree's top.
  private(set) var paths: [String] = []
  /// Functions.
  private(set) var functions: [String] = []
  /// The API whose entry names a conversion of its own, in place of `apis`.
  private(set) var named: NamedAPI?

  /// Sorts the words: a name of an API, a file or folder below the tree, else a function.
  ///
  /// `deprecations` are files with further entries.
  init(
    _ words: [String], tree: String, deprecations: [String]
  ) throws(ConvertFailure) {
    guard FileKind(at: tree) == .directory else {
      throw ConvertFailure("\(tree): no such folder")
    }
    for word in words {
      if ConversionRun.convertible[word] != nil {
        apis.append(word)
      } else if let path = Self.path(word, tree: tree) {
        paths.append(path)
      } else if let api = try NamedAPI(word, tree: tree, files: deprecations) {
        if let named { throw ConvertFailure("\(named.name) and \(word): one at a time") }
        named = api
      } else if Array(word.utf8).withView({ $0.isIdentifier })
        || word.hasSuffix(")") && word.contains("(")
      {
        functions.append(word)
      } else {
        throw ConvertFailure("\(word): no such file, and no name of a function")
      }
    }
    if let named, let other = apis.first {
      throw ConvertFailure("\(other) and \(named.name): one at a time")
    }
    if apis.isEmpty { apis = ConversionRun.convertible.keys.sorted() }
  }

  /// The source files of a tree, or of these parts of it, and what may be missing.
  static func files(
    in tree: String, paths: [String]
  ) throws(ConvertFailure) -> (files: [String], problems: [InputError]) {
    guard FileKind(at: tree) == .directory else {
      throw ConvertFailure("\(tree): no such folder")
    }
    let found = paths.map { path($0, tree: tree) ?? $0 }
    let (files, problems) = SourceFile.list(root: tree, paths: found)
    if files.isEmpty {
      throw ConvertFailure(
        problems.first?.description
          ?? "\(([tree] + paths).joined(separator: " ")): no source files")
    }
    return (files, problems)
  }

  /// The path of a file or a folder, counted from the tree's top; nil for what is none.
  private static func path(_ word: String, tree: String) -> String? {
    let prefix = tree.hasSuffix("/") ? tree : tree + "/"
    if tree != ".", word.hasPrefix(prefix), FileKind(at: word) != nil {
      let rest = String(word.dropFirst(prefix.count))
      return rest.isEmpty ? "." : rest
    }
    return FileKind(at: tree == "." ? word : prefix + word) == nil ? nil : word
  }
}
