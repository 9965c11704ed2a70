// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// What the results of all files of a run depend on besides the files: program, options and tables.
///
/// A rule that reads something else of the tree must add it here, or its findings go stale.
package enum RunKey {
  /// The key of a run.
  ///
  /// It reads the tables, and asks for the status of the files that are too many to read.
  package static func make(_ services: Services, isColored: Bool) -> ContentHash {
    var key = ByteBuffer(capacity: 1 << 14)
    // Another build may have other rules.
    key.append(LintelVersion.text)
    append(FileStatus(of: "/proc/self/exe"), to: &key)
    append(services.options, to: &key)
    key.append(isColored ? 1 : 0)
    key.append(services.git.isRepository ? 1 : 0)
    appendTables(services, to: &key)
    if let names = services.camelCaseNames { append(names.fingerprint, to: &key) }
    if let tree = services.tree { append(tree, to: &key) }
    return ContentHash(key.view)
  }

  /// The name of rules, options and tables, which is the same wherever they are: results of other
  /// machines with the same name can be put together.
  ///
  /// Of a tree it has the tables that checks read, and not each file.
  package static func name(_ services: Services) -> ContentHash {
    var key = ByteBuffer(capacity: 1 << 14)
    key.append(LintelVersion.text)
    append(FileText("/proc/self/exe"), to: &key)
    var options = services.options
    options.root = nil
    options.deprecationFiles = []
    options.readsFrames = false
    append(options, to: &key)
    appendTables(services, to: &key)
    if let tree = services.tree { append(FileText("MAINTAINERS", in: tree.files), to: &key) }
    return ContentHash(key.view)
  }

  /// Adds the tables that checks go by, wherever they were read.
  private static func appendTables(_ services: Services, to key: inout ByteBuffer) {
    services.deprecations.list(as: .json, to: &key)
    if case .script(let script) = services.profile.source {
      append(ContentHash(script.view), to: &key)
    }
    for file in ["spelling.txt", "const_structs.checkpatch"] {
      append(
        services.scripts.flatMap { FileText(file, in: $0, limit: services.options.treeTableLimit) },
        to: &key)
    }
    services.extraTypes.withView { key.append(counted: $0) }
    if services.options.codespell {
      append(FileText(CodespellDictionary.path(services.options.codespellFile)), to: &key)
    }
  }

  /// Adds all options but those that only the report or the run goes by.
  private static func append(_ options: CheckOptions, to key: inout ByteBuffer) {
    var options = options
    for types in [options.usedTypes, options.ignoredTypes] {
      // A set has another order in each run.
      for type in types.sorted() { key.append("\(type),") }
      key.append(";")
    }
    options.usedTypes = []
    options.ignoredTypes = []
    options.typeMentions = []
    options.inputs = []
    options.jobs = nil
    options.cache = .automatic
    options.statistics = false
    options.verbose = false
    options.summary = true
    options.summaryFile = false
    options.mailback = false
    options.quiet = 0
    options.formats = []
    options.filesFrom = nil
    options.writesRows = false
    options.unusedOptions = []
    // Every field, also one that is added later.
    key.append(String(reflecting: options))
  }

  private static func append(_ tree: Tree, to key: inout ByteBuffer) {
    key.append(tree.root)
    tree.place?.key.withView { key.append(counted: $0) }
    append(FileText("MAINTAINERS", in: tree.files), to: &key)
    for path in ["scripts/get_maintainer.pl", "scripts/spdxcheck.py"] {
      key.append(tree.fileExists(path) ? 1 : 0)
    }
    for folder in ["LICENSES", "include/linux", "Documentation/devicetree/bindings"] {
      append(fingerprint(ofFolder: tree.root + "/" + folder), to: &key)
    }
  }

  /// The fingerprint of all files below a folder, by their status; a file that has just changed is
  /// read.
  private static func fingerprint(ofFolder folder: String) -> ContentHash {
    var high: UInt64 = 0
    var low: UInt64 = 0
    var entry = ByteBuffer(capacity: 256)
    FileTree.forEachFile(below: folder) { path in
      entry.clear()
      entry.append(path)
      let status = FileStatus(of: path)
      append(status, to: &entry)
      if status?.isSettled != true {
        var text = ByteBuffer()
        let limit = RegularFile.tableLimit
        try? RegularFile.read(path, limit: limit, followsLink: false, into: &text)
        append(ContentHash(text.view), to: &entry)
      }
      let hash = ContentHash(entry.view)
      // A sum, since a folder has no order.
      high &+= hash.high
      low &+= hash.low
    }
    return ContentHash(high: high, low: low)
  }

  private static func append(_ file: FileText?, to key: inout ByteBuffer) {
    guard let file else {
      key.append(0)
      return
    }
    key.append(1)
    append(ContentHash(file.view), to: &key)
  }

  private static func append(_ status: FileStatus?, to key: inout ByteBuffer) {
    guard let status else { return }
    for number in [
      UInt64(status.size), UInt64(bitPattern: status.modified), UInt64(bitPattern: status.changed),
      status.inode, status.device,
    ] { key.append(number: number) }
  }

  private static func append(_ hash: ContentHash, to key: inout ByteBuffer) {
    key.append(number: hash.high)
    key.append(number: hash.low)
  }
}
