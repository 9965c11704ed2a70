// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// What a path leads to, a symbolic link being followed.
package enum FileKind: Sendable {
  case regular, directory, other

  /// What stands at `path`, or nil when nothing can be found there.
  package init?(at path: String) {
    var status = stat()
    // Safe: the path is a C string and `status` is ours for the length of the call.
    guard (unsafe stat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  /// What stands at `path` itself, a link being `other`; nil when nothing can be found there.
  package init?(ofEntry path: String) {
    var status = stat()
    // Safe: as above.
    guard (unsafe lstat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    self =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      default: .other
      }
  }

  /// What has a name in an open folder; `other` for a link, and where nothing can be found.
  init(of name: String, in folder: Int32) {
    var status = stat()
    self = .other
    // Safe: the name is a C string and `status` is ours for the length of the call.
    guard (unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW)) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFREG { self = .regular }
    if status.st_mode & S_IFMT == S_IFDIR { self = .directory }
  }

  /// Whether anything stands at `path`.
  package static func exists(_ path: String) -> Bool {
    // Safe: the path is a C string for the length of the call.
    (unsafe access(path, F_OK)) == 0
  }
}

/// Walks a directory and everything below it.
package enum FileTree {
  /// Calls `body` with the path of each regular file below `directory`, in no particular order.
  ///
  /// Symbolic links found on the way are not followed, as in `grep -r`. What cannot be opened is
  /// left out.
  package static func forEachFile(below directory: String, _ body: (String) -> Void) {
    var pending = [directory]
    while let folder = pending.popLast() {
      for (name, kind) in entries(of: folder) {
        let path = folder + "/" + name
        switch kind {
        case .directory: pending.append(path)
        case .regular: body(path)
        case .other: break
        }
      }
    }
  }

  /// The names in `directory`, as `list` gives them; none where it cannot be read.
  package static func entries(of directory: String) -> [(name: String, kind: FileKind)] {
    (try? list(directory)) ?? []
  }

  /// The names in `directory`, without `.` and `..`, and what each is; a link is `other`.
  package static func list(
    _ directory: String
  ) throws(InputError) -> [(name: String, kind: FileKind)] {
    // Safe: the path is a C string for the length of the call.
    let opened = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK)
    if opened < 0 { throw InputError(path: directory, code: errno) }
    return try list(open: opened, path: directory)
  }

  /// The same for an open folder, which is closed.
  static func entries(ofOpen directory: Int32) -> [(name: String, kind: FileKind)] {
    (try? list(open: directory, path: "")) ?? []
  }

  private static func list(
    open directory: Int32, path: String
  ) throws(InputError) -> [(name: String, kind: FileKind)] {
    guard let stream = unsafe fdopendir(directory) else {
      let code = errno
      close(directory)
      throw InputError(path: path, code: code)
    }
    // Safe: the stream is closed when this function ends and an entry is copied before the next
    // call; the name of an entry ends with a zero byte.
    defer { unsafe closedir(stream) }
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    var entries: [(name: String, kind: FileKind)] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        if errno != 0 { throw InputError(path: path, code: errno) }
        return entries
      }
      let name = unsafe String(
        cString: (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self))
      if name == "." || name == ".." { continue }
      switch unsafe Int(entry.pointee.d_type) {
      case Int(DT_REG): entries.append((name, .regular))
      case Int(DT_DIR): entries.append((name, .directory))
      case Int(DT_UNKNOWN):
        entries.append((name, FileKind(of: name, in: directory)))
      default: entries.append((name, .other))
      }
    }
  }

  /// Makes a directory and those above it; what is there already is left as it is.
  package static func makeDirectory(_ path: String) {
    var at = path.startIndex
    while at < path.endIndex {
      at = path[at...].dropFirst().firstIndex(of: "/") ?? path.endIndex
      // Safe: the path is a C string for the length of the call.
      _ = unsafe mkdir(String(path[..<at]), 0o777)
    }
  }

  /// Where a symbolic link leads; nil where there is none.
  package static func linkTarget(_ path: String) -> String? {
    var target = ByteBuffer(capacity: 4096)
    unsafe target.appendBytes(upTo: 4096) { room in
      guard let start = room.baseAddress else { return 0 }
      // Safe: `room` has room.count bytes.
      return unsafe readlink(path, start, room.count)
    }
    return target.count > 0 ? target.view.string : nil
  }

  /// Gives a file a second name; false where that name is taken or the system refuses.
  package static func addName(_ name: String, to path: String) -> Bool {
    // Safe: both paths are C strings for the length of the call.
    (unsafe link(path, name)) == 0
  }

  /// The path from the root of the file system without links on the way, or the path itself where
  /// nothing stands.
  package static func absolutePath(_ path: String) -> String {
    // Safe: realpath gives nil or a string that is ours to free.
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// Removes a file; one that cannot be removed stays.
  package static func removeFile(_ path: String) {
    // Safe: the path is a C string for the length of the call.
    _ = unsafe unlink(path)
  }

}
