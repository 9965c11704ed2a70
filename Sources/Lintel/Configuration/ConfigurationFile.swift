// SPDX-License-Identifier: GPL-2.0-only

internal import Glibc
package import LintelText

/// The file with options that go before those of the command line.
package enum ConfigurationFile {
  /// The name that is looked for.
  package static let name = ".checkpatch.conf"
  /// The environment variable with a directory to look in first.
  package static let directoryVariable = "CHECKPATCH_CONFIG_DIR"

  /// What was found.
  package struct Contents: Sendable, Equatable {
    /// The words, to be handed to the parser.
    package var words: [String] = []
    /// The file they are from; nil if there is none.
    package var path: String?
    /// A file that stands in a place to look in but cannot be read, and why.
    package var problem: String?
    /// Whether the file is one of the tree's, and not the user's own.
    package var isTrees = false
    /// Whether that is because of what it is: a pipe, or a link out of a stranger's tree.
    package var isRefused = false
  }

  /// The most bytes that a file may have.
  private static let sizeLimit = 1 << 20

  /// The places to look in, in their order: the directory of the variable, the current one, the
  /// home (where a `:` separates several) and `.scripts`.
  package static func candidates(variable: (String) -> String?) -> [String] {
    let first = variable(directoryVariable).map { $0.utf8.isEmpty ? [] : [$0] } ?? []
    return (first + places(home: variable("HOME"))).map { "\($0)/\(name)" }
  }

  /// The directories in which the kernel's scripts look for their files, in their order.
  package static func places(home: String?) -> [String] {
    let homes = (home ?? "").utf8.split(separator: UInt8(ascii: ":"))
    return ["."] + homes.map { String(Substring($0)) } + [".scripts"]
  }

  /// Whether the file is one of the tree's, and not the user's own.
  package static func isTrees(_ path: String) -> Bool {
    path.hasPrefix("./") || path.hasPrefix(".scripts/")
  }

  /// Reads the first file of this name in the scripts' places.
  ///
  /// - Parameter followsLinks: Whether also a file of the tree may be a link, as for the scripts.
  package static func load(named name: String, home: String?, followsLinks: Bool) -> Contents {
    load(candidates: places(home: home).map { "\($0)/\(name)" }) {
      lookUp($0, followsLink: followsLinks || !isTrees($0))
    }
  }

  /// What stands at a place to look in.
  enum Lookup: Equatable {
    case missing
    /// A directory.
    case notAFile
    case text([UInt8])
    /// Why it cannot be read, with its path.
    case unreadable(String)
    /// Why it is not read, though it could be.
    case refused(String)
  }

  /// Reads the first file there is; `variable` is the environment.
  ///
  /// With `searchesTree` that of the top of the tree around the current directory comes after its own.
  /// With `followsLinks` also a file of the tree may be a link, as for the scripts.
  package static func load(
    followsLinks: Bool, searchesTree: Bool = false, variable: (String) -> String?
  ) -> Contents {
    var candidates = candidates(variable: variable)
    var top: String?
    if searchesTree, let own = candidates.firstIndex(of: "./\(name)"),
      !candidates[...own].contains(where: FileKind.exists),
      let found = TreeSearch.topAboveWorkingDirectory
    {
      let path = "\(found)/\(name)"
      candidates.insert(path, at: own + 1)
      top = path
    }
    var contents = load(candidates: candidates) {
      lookUp($0, followsLink: followsLinks || !(isTrees($0) || $0 == top))
    }
    contents.isTrees = contents.path.map { isTrees($0) || $0 == top } ?? false
    return contents
  }

  /// Reads the first file that `lookUp` finds.
  ///
  /// A directory of that name ends the search without words, as it does for the script. A place
  /// that must not be read is passed over: it may be the home of another user.
  static func load(candidates: [String], lookUp: (String) -> Lookup) -> Contents {
    var contents = Contents()
    for path in candidates {
      switch lookUp(path) {
      case .missing: continue
      case .notAFile: return contents
      case .unreadable(let problem): contents.problem = contents.problem ?? problem
      case .refused(let problem):
        contents.problem = problem
        contents.isRefused = true
        return contents
      case .text(let text):
        contents.path = path
        contents.words = text.withView { words($0) }
        return contents
      }
    }
    return contents
  }

  /// Asks the file system.
  static func lookUp(_ path: String, followsLink: Bool = true) -> Lookup {
    var buffer = ByteBuffer()
    do throws(InputError) {
      try RegularFile.read(path, limit: sizeLimit, followsLink: followsLink, into: &buffer)
      return .text(buffer.view.bytes)
    } catch {
      // How a user says that he wants none.
      if FileTree.absolutePath(path) == "/dev/null" { return .text([]) }
      if error.isRefusal { return .refused(error.description) }
      switch error.code {
      case ENOENT, ENOTDIR: return .missing
      case EISDIR: return .notAFile
      default: return .unreadable(error.description)
      }
    }
  }

  /// The words of a file's text: white space separates, quotes mean nothing, and a word that
  /// begins with `#` comments out the rest of its line.
  package static func words(_ text: ByteView) -> [String] {
    var words: [String] = []
    var at = 0
    while at < text.count {
      if isSpace(text[at]) {
        at += 1
      } else if text[at] == UInt8(ascii: "#") {
        at = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      } else {
        let start = at
        while at < text.count && !isSpace(text[at]) { at += 1 }
        words.append(text[start..<at].string)
      }
    }
    return words
  }
}
