// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Why a shim was not installed, or not taken away.
package struct ShimError: Error, Equatable {
  /// One line for the user.
  package let message: String

  init(_ message: String) { self.message = message }
}

/// One script of a tree, that may be the shim: puts it there, and takes it away.
package struct ShimInstallation {
  let script: Shim.Script
  /// The folder of the script.
  let folder: String
  let repository: ShimRepository?

  /// The script in the `scripts` folder of `directory`, or in `directory` itself where it has none.
  package init(_ script: Shim.Script, in directory: String) throws(ShimError) {
    self.script = script
    guard FileKind(at: directory) == .directory else {
      throw ShimError("\(directory): no such folder")
    }
    let scripts = directory + "/scripts"
    folder = FileKind(at: scripts) == .directory ? scripts : directory
    repository = try ShimRepository(of: folder)
  }

  /// The path of the script.
  package var path: String { folder + "/" + script.rawValue }
  /// The path of the script that was there before.
  package var keptPath: String { path + Shim.keptSuffix }

  /// Whether the shim is there, or the script that it replaced.
  package var isInstalled: Bool {
    if FileKind.exists(keptPath) { return true }
    guard let text = try? read(path) else { return false }
    return text.withView { $0.contains(Shim.mark) }
  }

  /// What stands at the script's path.
  enum Present {
    case nothing
    case shim(Shim)
    /// A shim that somebody has changed.
    case editedShim
    case other([UInt8])
  }

  /// Reads what stands there.
  func present() throws(ShimError) -> Present {
    // A write would go through the link, and change a file that may be anywhere.
    if FileTree.linkTarget(path) != nil { throw ShimError("\(path) is a symbolic link") }
    guard FileKind.exists(path) else { return .nothing }
    let text = try read(path)
    if let shim = text.withView({ Shim($0) }), shim.script == script { return .shim(shim) }
    return text.withView { $0.contains(Shim.mark) } ? .editedShim : .other(text)
  }

  /// Reads a script, which a link may lead to, but no pipe or device; it may be a build of Lintel.
  static func read(_ path: String, into text: inout ByteBuffer) throws(InputError) {
    try RegularFile.read(path, limit: Limits.inputBytes, followsLink: true, into: &text)
  }

  func read(_ path: String) throws(ShimError) -> [UInt8] {
    var text = ByteBuffer()
    do {
      try Self.read(path, into: &text)
    } catch {
      throw ShimError(error.description)
    }
    return text.view.bytes
  }

  func write(_ text: [UInt8], to path: String, modeOf model: String) throws(ShimError) {
    do throws(InputError) {
      try text.withView { view throws(InputError) in
        try OutputFile.writeAtomically(path, bytes: view, keepingModeOf: model)
      }
    } catch {
      throw ShimError(error.description)
    }
  }

  // MARK: - Installing

  /// Puts the shim there; a line for each thing that it changed, or that it found as it should be.
  package func install(program: String) throws(ShimError) -> [String] {
    let isTracked = repository?.isTracked(script.rawValue) == true
    var hasOriginal = FileKind.exists(keptPath)
    var indexMark = Shim.IndexMark.none
    switch try present() {
    case .nothing: break
    case .editedShim:
      throw ShimError("\(path) was changed since lintel install-shim wrote it")
    case .shim(let shim):
      hasOriginal = shim.hasOriginal ?? hasOriginal
      indexMark = shim.indexMark
    case .other(let text):
      if isTracked && repository?.isChanged(script.rawValue) == true {
        throw ShimError("\(path) has changes that are not committed; commit or stash them first")
      }
      try keep(text)
      hasOriginal = true
    }
    if isTracked, let repository {
      // A mark that the user set stays the user's.
      let known = repository.mark(of: script.rawValue)
      if known == .none { indexMark = repository.hidingMark }
      if indexMark != .none { try repository.set(indexMark, of: script.rawValue) }
    }
    if let repository {
      if FileKind.exists(keptPath) { try repository.ignore(script.keptName) }
      if !isTracked { try repository.ignore(script.rawValue) }
    }
    let shim = Shim(
      script: script, program: program, hasOriginal: hasOriginal, indexMark: indexMark)
    try write(Array(shim.text.utf8), to: path, modeOf: "/bin/sh")
    return report(shim)
  }

  /// Keeps the script that is there beside the shim.
  private func keep(_ text: [UInt8]) throws(ShimError) {
    if FileKind.exists(keptPath) {
      if try read(keptPath) == text { return }
      throw ShimError(
        "\(keptPath) is another script than \(path); move it away first, it may be an original")
    }
    try write(text, to: keptPath, modeOf: path)
  }

  private func report(_ shim: Shim) -> [String] {
    var lines = ["\(path) starts \(shim.program)"]
    if shim.hasOriginal == true { lines.append("  \(keptPath) is the script that was there") }
    if shim.indexMark != .none {
      lines.append("  git does not look at \(path): it is marked \(shim.indexMark.rawValue)")
    }
    if repository != nil {
      let names = [
        FileKind.exists(keptPath) ? script.keptName : nil,
        shim.indexMark == .none ? script.rawValue : nil,
      ].compactMap { $0 }
      if !names.isEmpty {
        lines.append("  git ignores \(names.joined(separator: " and ")): see .git/info/exclude")
      }
    }
    return lines
  }
}
