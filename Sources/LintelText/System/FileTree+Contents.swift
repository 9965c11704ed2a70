// SPDX-License-Identifier: GPL-2.0-only

import Glibc

extension FileTree {
  /// Adds the contents of each regular file below `directory` to `buffer`, a newline after each,
  /// and to `files` its path below `directory` and where its contents start; the stamp is that of what
  /// was read.
  ///
  /// Thousands of small files are read with a few system calls each. As in `forEachFile`, symbolic
  /// links are not followed and what cannot be opened, or is
  /// larger than a table may be, is left out.
  package static func appendContents(
    below directory: String, to buffer: inout ByteBuffer, files: inout [(path: String, start: Int)]
  ) -> FolderStamp {
    var stamp = FolderStamp()
    unsafe forEachEntry(below: directory) { folder, path, name in
      // O_NONBLOCK: where the kind is not known, it may be a pipe.
      let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
      // Safe: a name ends with a zero byte.
      let opened = unsafe openat(folder, name, flags)
      var status = stat()
      guard opened >= 0 else {
        // It counts all the same: one that can be opened later is another one.
        if unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
          status.st_mode & S_IFMT == S_IFREG
        {
          unsafe stamp.add(path.hash, name, status)
        }
        return
      }
      defer { _ = close(opened) }
      // Before it is read: what changes afterwards must have another stamp.
      guard unsafe fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        Int(status.st_size) <= RegularFile.tableLimit
      else { return }
      unsafe stamp.add(path.hash, name, status)
      files.append((unsafe path.text + String(cString: name), buffer.count))
      appendContents(of: opened, &buffer)
    }
    return stamp
  }

  /// The stamp of the regular files below `directory`, which are not opened.
  package static func stamp(below directory: String) -> FolderStamp {
    var stamp = FolderStamp()
    unsafe forEachEntry(below: directory) { folder, path, name in
      var status = stat()
      // Safe: a name ends with a zero byte.
      guard unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { return }
      unsafe stamp.add(path.hash, name, status)
    }
    return stamp
  }

  /// How deep folders are followed; a path has room for no more.
  private static let deepest = 2048

  /// The path of a folder below the one where a walk began.
  private struct FolderPath {
    /// With a slash at its end, or nothing.
    var text = ""
    var hash: UInt64 = 0
  }

  /// Calls `body` for everything below `directory` that may be a regular file, with its open folder,
  /// the folder's path, and its name.
  private static func forEachEntry(
    below directory: String, _ body: (Int32, FolderPath, UnsafePointer<CChar>) -> Void
  ) {
    // Safe: the path is a C string for the length of the call.
    let descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 { unsafe forEachEntry(descriptor, path: FolderPath(), depth: 0, body) }
  }

  /// Reads an open directory, and closes it.
  private static func forEachEntry(
    _ directory: Int32, path: FolderPath, depth: Int,
    _ body: (Int32, FolderPath, UnsafePointer<CChar>) -> Void
  ) {
    guard let stream = unsafe fdopendir(directory) else {
      _ = close(directory)
      return
    }
    // Safe: the stream is closed when this function ends, the name of an entry ends with a zero byte
    // and is not used after the next call of readdir.
    defer { unsafe closedir(stream) }
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    while let entry = unsafe readdir(stream) {
      let name = unsafe (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
      let isHidden = unsafe name[0] == 0x2E
      if isHidden, unsafe name[1] == 0 || (name[1] == 0x2E && name[2] == 0) { continue }
      let kind = unsafe Int(entry.pointee.d_type)
      guard kind == Int(DT_REG) || kind == Int(DT_DIR) || kind == Int(DT_UNKNOWN) else { continue }
      if kind != Int(DT_REG), depth < deepest {
        let opened = unsafe openat(
          directory, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        if opened >= 0 {
          let below = unsafe FolderPath(
            text: path.text + String(cString: name) + "/", hash: FolderStamp.hash(path.hash, name))
          unsafe forEachEntry(opened, path: below, depth: depth + 1, body)
          continue
        }
      }
      if kind != Int(DT_DIR) { unsafe body(directory, path, name) }
    }
  }

  /// Adds what a regular file has: fewer bytes than asked for are all that is left of it.
  private static func appendContents(of file: Int32, _ buffer: inout ByteBuffer) {
    let step = 1 << 18
    var got = step
    while got == step {
      unsafe buffer.appendBytes(upTo: step) { room in
        // Safe: `room` has room.count bytes.
        got = unsafe read(file, room.baseAddress, room.count)
        return got
      }
    }
    buffer.append(UInt8(ascii: "\n"))
  }
}
