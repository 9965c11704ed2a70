// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// A folder whose files are opened by paths that strangers wrote: a repository's index, a diff, a
/// table.
///
/// No path leads out of it. Parts such as `..` and `.git` are refused by name, and each part is
/// opened below the one before without following a symbolic link, so that nobody can put one there
/// in between. That is what `openat2(2)` does with `RESOLVE_BENEATH` and `RESOLVE_NO_SYMLINKS`, on
/// kernels of any age. A link to the folder itself is followed: whoever named it meant that.
package struct TreeFolder: ~Copyable {
  /// The path of the folder.
  package let root: String

  private var top: Int32 = -1
  /// The folder of the last file, as the next one is mostly in the same.
  private var last: (path: String, descriptor: Int32)?

  /// The folder at `root`, which is opened with the first file.
  package init(_ root: String) { self.root = root }

  deinit {
    if let last { close(last.descriptor) }
    if top >= 0 { close(top) }
  }

  /// Adds the bytes of the regular file at `path` to `buffer`; the stamp is that of what was read.
  ///
  /// - Parameter limit: The most bytes that a file may have; nil for any number.
  package mutating func read(
    _ path: String, limit: Int? = nil, into buffer: inout ByteBuffer
  ) throws(InputError) -> FileStamp {
    let place = try place(of: path)
    let file = try RegularFile.open(place.name, in: place.folder, path: shown(path))
    defer { close(file) }
    return try RegularFile.read(file, path: shown(path), limit: limit, into: &buffer)
  }

  /// The bytes of the file as above; nil where there is none, or none that may be read.
  package mutating func contents(_ path: String, limit: Int? = nil) -> ByteBuffer? {
    var buffer = ByteBuffer()
    guard (try? read(path, limit: limit, into: &buffer)) != nil else { return nil }
    return buffer
  }

  /// What the system knows of the regular file at `path`, which is not opened; nil for all else.
  package mutating func stamp(_ path: String) -> FileStamp? {
    guard let place = try? place(of: path) else { return nil }
    return FileStamp(place.name, in: place.folder)
  }

  /// Why nothing may be read at `path`; nil for a regular file, a folder, and where nothing is.
  package mutating func problem(with path: String) -> String? {
    do throws(InputError) {
      let place = try place(of: path)
      close(try RegularFile.open(place.name, in: place.folder, path: path))
      return stamp(path) == nil && FileKind(of: place.name, in: place.folder) == .other
        ? "not a regular file" : nil
    } catch {
      return error.isRefusal ? error.reason : nil
    }
  }

  /// Replaces the file at `path` in one step, as `OutputFile.writeAtomically` does.
  package mutating func replace(_ path: String, bytes: ByteView) throws(InputError) {
    let place = try place(of: path)
    try OutputFile.replace(
      place.name, in: place.folder, bytes: bytes, path: shown(path), syncs: true)
  }

  /// A file that is replaced along with others.
  package struct Replacement {
    /// The path, counted from the folder.
    package let path: String
    /// The text that the file has, and the one that it is to have.
    package let old, new: [UInt8]

    /// A file at `path` with these texts.
    package init(path: String, old: [UInt8], new: [UInt8]) {
      self.path = path
      self.old = old
      self.new = new
    }
  }

  /// Replaces files, all or none of them, where each still has its old text.
  ///
  /// What is thrown names the file because of which none is replaced. Only where a name could not be
  /// taken, and one that was taken before could not be given back, some are: its reason names them.
  package mutating func replace(_ files: [Replacement]) throws(InputError) {
    var folders: [Int32] = []
    defer { for folder in folders { close(folder) } }
    var names: [String] = []
    for file in files {
      let place = try place(of: file.path)
      let folder = fcntl(place.folder, F_DUPFD_CLOEXEC, 0)
      guard folder >= 0 else { throw InputError(path: shown(file.path), code: errno) }
      folders.append(folder)
      names.append(place.name)
      var text = ByteBuffer()
      _ = try read(file.path, limit: Limits.censusBytes, into: &text)
      guard file.old.withView({ text.view.equals($0) }) else {
        throw InputError(
          path: shown(file.path), code: InputError.gaveUp, detail: "has changed in the meantime")
      }
    }
    do throws(TemporaryFile.Failure) {
      try withReplacements(files, folders, names) { all throws(TemporaryFile.Failure) in
        try TemporaryFile.replace(all)
      }
    } catch {
      let path = shown(files[error.index].path)
      if error.replaced.isEmpty { throw InputError(path: path, code: error.code) }
      let names = error.replaced.map { shown(files[$0].path) }.joined(separator: ", ")
      let reason = InputError(path: path, code: error.code).reason
      throw InputError(
        path: path, code: InputError.gaveUp, detail: "\(reason); replaced all the same: \(names)")
    }
  }

  /// Runs `body` with views of all the texts.
  private func withReplacements(
    _ files: [Replacement], _ folders: [Int32], _ names: [String],
    _ made: [TemporaryFile.Replacement] = [],
    _ body: ([TemporaryFile.Replacement]) throws(TemporaryFile.Failure) -> Void
  ) throws(TemporaryFile.Failure) {
    let index = made.count
    guard index < files.count else { return try body(made) }
    try files[index].old.withView { old throws(TemporaryFile.Failure) in
      try files[index].new.withView { new throws(TemporaryFile.Failure) in
        let next = TemporaryFile.Replacement(
          folder: folders[index], name: names[index], old: old, new: new)
        try withReplacements(files, folders, names, made + [next], body)
      }
    }
  }

  /// The open folder of a path, and the name in it.
  private mutating func place(of path: String) throws(InputError) -> (folder: Int32, name: String) {
    if let cause = Self.refusal(of: path) {
      throw InputError(path: shown(path), code: InputError.refused, detail: cause)
    }
    if top < 0 {
      top = InputFile.openRetrying(root, Self.folderFlags)
      let code = errno
      guard top >= 0 else { throw InputError(path: shown(path), code: code) }
    }
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (top, path) }
    let folder = String(path[..<slash])
    let name = String(path[path.index(after: slash)...])
    if let last, last.path == folder { return (last.descriptor, name) }
    let descriptor = try open(folder, of: path)
    if let last { close(last.descriptor) }
    last = (folder, descriptor)
    return (descriptor, name)
  }

  /// Opens the folder of a path, part by part.
  private func open(_ folder: String, of path: String) throws(InputError) -> Int32 {
    var current = top
    for part in folder.split(separator: "/") {
      let name = String(part)
      // Safe: the name is a C string for the length of the call.
      let next = unsafe openat(current, name, Self.folderFlags | O_NOFOLLOW)
      let code = errno
      // A link is none that may be followed, whatever it leads to.
      let isLink = next < 0 && RegularFile.isLink(name, in: current)
      if current != top { close(current) }
      if isLink { throw RegularFile.linkRefused(shown(path)) }
      if next < 0 { throw InputError(path: shown(path), code: code) }
      current = next
    }
    return current
  }

  /// How messages name a file.
  private func shown(_ path: String) -> String { root == "." ? path : root + "/" + path }

  /// `O_PATH`, which the C importer does not know: a folder may let its files be opened and not its
  /// names be read. The number is the same on every architecture that Swift runs on.
  static let folderFlags: Int32 = 0o10000000 | O_DIRECTORY | O_CLOEXEC

  /// Why a path may not be used, by its parts alone; nil for one that may.
  ///
  /// These are git's own rules for the paths of an index.
  package static func refusal(of path: String) -> String? {
    if path.utf8.first == UInt8(ascii: "/") { return "an absolute path leads out of the tree" }
    if path.utf8.contains(0) { return "a path with a zero byte" }
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      switch part {
      case "", ".": return "not a path as git writes it"
      case "..": return "the path leads out of the tree"
      default:
        let bytes = part.utf8
        if bytes.count == 4, bytes.elementsEqual(".git".utf8, by: { $0.lowercased == $1 }) {
          return "the path leads into a repository's own files"
        }
      }
    }
    return nil
  }
}
