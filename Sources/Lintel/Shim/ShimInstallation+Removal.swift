// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension ShimInstallation {
  /// Puts back what was there before `install`; a line for each thing that it did.
  ///
  /// What is no shim is left as it is, and only what git was told is taken back.
  package func uninstall() throws(ShimError) -> [String] {
    switch try present() {
    case .editedShim:
      throw ShimError(
        "\(path) was changed since lintel install-shim wrote it; remove it, and run this again")
    case .other(let text): return try leave(text)
    case .nothing where !FileKind.exists(keptPath):
      try forget(nil)
      return ["\(path) is not there; nothing to put back"]
    case .nothing: return try putBack(nil)
    case .shim(let shim):
      if shim.hasOriginal == false {
        FileTree.removeFile(path)
        try forget(shim.indexMark)
        return ["\(path) is removed; there was none before"]
      }
      return try putBack(shim.indexMark)
    }
  }

  /// Puts the kept script in the place of the shim, with its mode; where it is lost, the one in the
  /// index is the same.
  private func putBack(_ mark: Shim.IndexMark?) throws(ShimError) -> [String] {
    if FileKind.exists(keptPath) {
      try write(try read(keptPath), to: path, modeOf: keptPath)
      FileTree.removeFile(keptPath)
      try forget(mark)
      return ["\(path) is the original again"]
    }
    guard let repository, repository.isTracked(script.rawValue) else {
      throw ShimError("\(keptPath) is gone, and with it the original")
    }
    try forget(mark)
    guard repository.restore(script.rawValue) else {
      throw ShimError("\(keptPath) is gone, and git could not write \(path)")
    }
    repository.refresh()
    return ["\(path) is the original again, from git: \(keptPath) was gone"]
  }

  /// Tidies up where the shim has made way for something else, such as the script itself.
  private func leave(_ text: [UInt8]) throws(ShimError) -> [String] {
    var lines = ["\(path) does not start Lintel; it is left as it is"]
    if FileKind.exists(keptPath) {
      if try read(keptPath) == text {
        FileTree.removeFile(keptPath)
      } else {
        lines.append("  so is \(keptPath), which is another script")
        return lines
      }
    }
    try forget(nil)
    return lines
  }

  /// Takes back what git was told; without a shim that says which mark it set, the one that is there
  /// is taken for ours where git ignores a file of ours.
  private func forget(_ mark: Shim.IndexMark?) throws(ShimError) {
    guard let repository else { return }
    let wasOurs = try repository.noLongerIgnore(script.keptName)
    try repository.noLongerIgnore(script.rawValue)
    guard mark.map({ $0 != .none }) ?? wasOurs, repository.isTracked(script.rawValue) else {
      return
    }
    try repository.set(.none, of: script.rawValue)
    repository.refresh()
  }

  /// The bytes of the tree's own script: the one that was kept, or that git has, where a shim is in
  /// its place.
  package static func original(
    of script: Shim.Script, in root: String
  ) throws(ShimError) -> OriginalScript {
    let path = root + "/scripts/" + script.rawValue
    var text = ByteBuffer()
    do {
      try Self.read(path, into: &text)
      guard text.view.contains(Shim.mark) else {
        return OriginalScript(text: text.view.bytes, isReplaced: false)
      }
      text.clear()
      if FileKind.exists(path + Shim.keptSuffix) {
        try Self.read(path + Shim.keptSuffix, into: &text)
        return OriginalScript(text: text.view.bytes, isReplaced: true)
      }
    } catch {
      throw ShimError(error.description)
    }
    // Who committed what starts Lintel has no other script there.
    if let text = try ShimRepository(of: root + "/scripts")?.indexed(script.rawValue),
      !text.withView({ $0.contains(Shim.mark) })
    {
      return OriginalScript(text: text, isReplaced: true)
    }
    throw ShimError("\(path) starts Lintel, and \(path)\(Shim.keptSuffix) is gone")
  }
}

/// A tree's own script.
package struct OriginalScript {
  /// Its bytes.
  package let text: [UInt8]
  /// Whether a shim is in its place.
  package let isReplaced: Bool
}
