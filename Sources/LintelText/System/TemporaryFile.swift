// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import Synchronization

/// The file that is written beside another one, to take its name.
///
/// It is locked while it is written. One that is not, because its writer was killed, is removed when
/// the next file is written to the same folder.
enum TemporaryFile {
  /// What a new file has from the one that it replaces.
  struct Mode {
    private let status: stat

    /// The mode and owner of a regular file; nil where there is none.
    init?(of name: String, in folder: Int32, followsLink: Bool = true) {
      var status = stat()
      let flags = followsLink ? 0 : AT_SYMLINK_NOFOLLOW
      // Safe: the name is a C string and `status` is ours for the length of the call.
      guard (unsafe fstatat(folder, name, &status, flags)) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { return nil }
      self.status = status
    }

    /// Gives them to an open file; false where the mode cannot be set.
    func apply(to file: Int32) -> Bool {
      // Before the mode, since changing the owner takes set-user-id bits away.
      if status.st_uid != geteuid() { _ = fchown(file, status.st_uid, status.st_gid) }
      return fchmod(file, status.st_mode & 0o7777) == 0
    }
  }

  private static let prefix = ".lintel-"
  private static let suffix = ".tmp"
  private static let lastAttempt = 100

  /// One file is written at a time: what is to be done about signals is the process's.
  private static let writing = Mutex(())

  /// Writes the bytes to a new file, which then takes the name `name`; `path` names it in errors.
  ///
  /// - Parameter newMode: What the file may be, less the umask, where `mode` is nil.
  static func replace(
    _ name: String, in folder: Int32, bytes: ByteView, path: String, mode: Mode?,
    newMode: mode_t = 0o666, syncs: Bool
  ) throws(InputError) {
    let code = writing.withLock { _ in
      // A file that must not be written must not be replaced either.
      // Safe: the name is a C string for the length of the call.
      if mode != nil, unsafe faccessat(folder, name, W_OK, 0) != 0, errno != ENOENT { return errno }
      removeAbandoned(in: folder)
      return Signals.deferringStops {
        write(bytes, to: name, in: folder, mode, newMode, syncs: syncs)
      }
    }
    if code != 0 { throw InputError(path: path, code: code) }
  }

  /// A file that is to be replaced along with others.
  struct Replacement {
    /// The open folder, and the name in it.
    let folder: Int32
    let name: String
    /// What the file has now, and what it is to have.
    let old, new: ByteView
  }

  /// Why files were not replaced.
  struct Failure: Error {
    /// Which of them could not be.
    let index: Int
    /// The system's error number.
    let code: Int32
    /// Those that were, and could not be put back.
    let replaced: [Int]
  }

  /// Replaces the files, all or none: no name is taken before every text is on the disk, and where a name
  /// cannot be taken then, those taken before it get their old text back.
  static func replace(_ files: [Replacement]) throws(Failure) {
    let failure: Failure? = writing.withLock { _ in
      for (index, file) in files.enumerated() {
        // Safe: the name is a C string for the length of the call.
        if unsafe faccessat(file.folder, file.name, W_OK, 0) != 0 {
          return Failure(index: index, code: errno, replaced: [])
        }
      }
      for file in files { removeAbandoned(in: file.folder) }
      return Signals.deferringStops { write(files) }
    }
    if let failure { throw failure }
  }

  /// Does it; nil where all went well.
  private static func write(_ files: [Replacement]) -> Failure? {
    var temporaries: [(file: Int32, name: String)] = []
    func discard(from first: Int) {
      for index in temporaries.indices {
        close(temporaries[index].file)
        // Safe: the name is a C string for the length of the call.
        if index >= first { _ = unsafe unlinkat(files[index].folder, temporaries[index].name, 0) }
      }
    }
    for (index, file) in files.enumerated() {
      let temporary = open(in: file.folder)
      guard temporary.file >= 0 else {
        let code = errno
        discard(from: 0)
        return Failure(index: index, code: code, replaced: [])
      }
      temporaries.append(temporary)
      let mode = Mode(of: file.name, in: file.folder, followsLink: false)
      let code = fill(temporary.file, file.new, mode, syncs: true)
      if code != 0 {
        discard(from: 0)
        return Failure(index: index, code: code, replaced: [])
      }
    }
    for (index, file) in files.enumerated() {
      let temporary = temporaries[index].name
      // Safe: the names are C strings for the length of the call.
      if unsafe renameat(file.folder, temporary, file.folder, file.name) == 0 { continue }
      let code = errno
      discard(from: index)
      let replaced = (0..<index).filter { index in
        let file = files[index]
        let mode = Mode(of: file.name, in: file.folder, followsLink: false)
        return write(file.old, to: file.name, in: file.folder, mode, 0o666, syncs: true) != 0
      }
      return Failure(index: index, code: code, replaced: replaced)
    }
    discard(from: files.count)
    return nil
  }

  /// Does it; the system's error number, or 0.
  private static func write(
    _ bytes: ByteView, to name: String, in folder: Int32, _ mode: Mode?, _ newMode: mode_t,
    syncs: Bool
  ) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    for attempt in 0...lastAttempt {
      // A short name: that of the target may be as long as the file system allows.
      let temporary = "\(prefix)\(getpid())-\(attempt)\(suffix)"
      // Safe: the names are C strings for the length of the calls.
      let file = unsafe openat(folder, temporary, flags, mode == nil ? newMode : 0o600)
      if file < 0 {
        if errno == EINTR || errno == EEXIST { continue }
        return errno
      }
      _ = flock(file, LOCK_EX | LOCK_NB)
      var code = fill(file, bytes, mode, syncs: syncs)
      if code == 0, unsafe renameat(folder, temporary, folder, name) != 0 { code = errno }
      close(file)
      if code == 0 { return 0 }
      _ = unsafe unlinkat(folder, temporary, 0)
      // Another process may have removed it just before it was locked.
      if code != ENOENT { return code }
    }
    return EEXIST
  }

  /// Makes and locks an empty file in the folder, whose name is to be changed or taken away; a negative
  /// descriptor where that fails, `errno` says why.
  static func open(in folder: Int32) -> (file: Int32, name: String) {
    for attempt in 0...lastAttempt {
      let name = "\(prefix)\(getpid())-\(attempt)\(suffix)"
      // Safe: the name is a C string for the length of the call.
      let file = unsafe openat(
        folder, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
      if file < 0, errno == EINTR || errno == EEXIST { continue }
      if file >= 0 { _ = flock(file, LOCK_EX | LOCK_NB) }
      return (file, name)
    }
    return (-1, "")
  }

  private static func fill(
    _ file: Int32, _ bytes: ByteView, _ mode: Mode?, syncs: Bool
  ) -> Int32 {
    if !OutputFile.writeAll(file, bytes) { return errno }
    if let mode, !mode.apply(to: file) { return errno }
    return syncs && !sync(file) ? errno : 0
  }

  /// Puts a file's bytes on the disk; false where that fails, `errno` says why.
  static func sync(_ file: Int32) -> Bool {
    // Some file systems know no such thing.
    fsync(file) == 0 || errno == EINVAL
  }

  /// Removes what killed writers have left in the folder.
  private static func removeAbandoned(in folder: Int32) {
    // Safe: the name is a C string; the folder is one of its own, which `entries` closes.
    let readable = unsafe openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard readable >= 0 else { return }
    for (name, kind) in FileTree.entries(ofOpen: readable)
    where kind == .regular && name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let file = unsafe openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard file >= 0 else { continue }
      defer { close(file) }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { _ = unsafe unlinkat(folder, name, 0) }
    }
  }
}
