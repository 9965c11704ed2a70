// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What all workers of a run share and only read: the options, the tree, the tables.
///
/// Tables are read when they are first asked for, once.
package final class Services: Sendable {
  /// The user's options.
  package let options: CheckOptions
  /// The distance of tab stops; a copy of the option, which the hot path asks for.
  let tabSize: Int
  /// The repository in the working directory.
  package let git: Git
  /// The kernel tree; nil with `--no-tree`, or where there is none.
  package let tree: Tree?
  /// The deprecated functions and what replaces them.
  package let deprecations: Deprecations
  /// The script whose answers are given.
  package let profile: ScriptProfile
  /// The script itself; nil where there is none.
  private let script: ScriptText?
  /// The folder of the script that the check stands in for, where its data is; nil where there is none.
  package let scripts: TreeFiles?
  /// What the device tree bindings document; nil where neither tree nor `--root` says where they are.
  let bindings: DeviceTreeBindings?
  /// The names in mixed case that include/ declares; nil where there is neither tree nor repository.
  package let camelCaseNames: CamelCaseNames?
  /// The names of `--typedefsfile`, a line each.
  let extraTypes: [UInt8]

  /// Who looks after the tree's files; nil where nobody can be asked.
  let owners: (any FileOwners)?

  /// Which files the tree's MAINTAINERS calls obsolete; nil without a tree.
  let obsoleteStatus: ObsoleteStatus?

  private let lazySpelling: Lazy<Spelling>
  private let lazyConstStructs: Lazy<ConstStructs>

  /// Misspelt words.
  package var spelling: Spelling { lazySpelling.get }
  /// Structures that are nearly always const.
  package var constStructs: ConstStructs { lazyConstStructs.get }

  /// Which files of the tree, or beside its script, could not be read although something was there.
  package var unreadFiles: [InputError] { (tree?.files.problems ?? []) + (scripts?.problems ?? []) }

  /// What a run with these options shares.
  ///
  /// - Parameters:
  ///   - script: the script that the check stands in for.
  ///   - scripts: the folder with its data; that of the tree unless given.
  ///   - owners: who looks after the files of the tree.
  package init(
    options: CheckOptions, deprecations: Deprecations, git: Git, tree: Tree?,
    script: ScriptText? = nil, scripts: String? = nil, owners: (any FileOwners)? = nil
  ) {
    self.options = options
    self.owners = owners
    tabSize = options.tabSize
    self.git = git
    self.tree = tree
    obsoleteStatus = tree.map { ObsoleteStatus($0) }
    self.deprecations = deprecations
    self.script = script
    profile = ScriptProfile(
      options.compat, script: script, forUBoot: options.uBoot, isCorrected: options.precise)
    let scripts = (scripts ?? tree.map { $0.root + "/scripts" }).map { TreeFiles(root: $0) }
    self.scripts = scripts
    extraTypes = options.typedefsFile.map(Self.words) ?? []
    // The script asks the folder that --root names for these, with --no-tree as well.
    bindings = tree?.bindings ?? options.root.map { DeviceTreeBindings(root: $0) }
    camelCaseNames =
      tree?.camelCaseNames
      ?? (git.isRepository
        ? CamelCaseNames(root: ".", git: git)
        : options.root.map { CamelCaseNames(root: $0, git: git) })
    let codespell = options.codespell ? CodespellDictionary.path(options.codespellFile) : nil
    lazySpelling = Lazy {
      let kernel = scripts.flatMap {
        FileText("spelling.txt", in: $0, limit: options.treeTableLimit)
      }
      let words = codespell.flatMap { FileText($0) }
      return Spelling(
        kernel: kernel.map(\.view), codespell: words.map(\.view))
    }
    lazyConstStructs = Lazy {
      let file = scripts.flatMap {
        FileText("const_structs.checkpatch", in: $0, limit: options.treeTableLimit)
      }
      return ConstStructs(file.map(\.view))
    }
  }

  /// What another run with other options shares with this one.
  package convenience init(_ other: Services, options: CheckOptions) {
    self.init(
      options: options, deprecations: other.deprecations, git: other.git, tree: other.tree,
      script: other.script, scripts: other.scripts?.root, owners: other.owners)
  }

  /// What a run outside of any tree shares, with the built-in tables.
  package convenience init(options: CheckOptions) {
    self.init(options: options, deprecations: .builtIn, git: Git(), tree: nil)
  }

  /// The words of a file that has one a line, in the same form without what is not a word.
  private static func words(_ path: String) -> [UInt8] {
    guard let file = FileText(path) else { return [] }
    var words: [UInt8] = []
    words.reserveCapacity(file.view.count + 1)
    var start = 0
    while start < file.view.count {
      let end = file.view.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? file.view.count
      let word = file.view[start..<end].trimmed
      if !word.isEmpty && word[0] != UInt8(ascii: "#") && word.firstSpace == nil {
        word.append(to: &words)
        words.append(UInt8(ascii: "\n"))
      }
      start = end + 1
    }
    return words
  }
}
