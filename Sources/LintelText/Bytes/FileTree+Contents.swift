// SPDX-License-Identifier: GPL-2.0-only

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension FileTree {
  /// Adds the contents of each regular file below `directory` to `buffer`, a newline behind each.
  ///
  /// Thousands of small files are read with three system calls each. As in `forEachFile`, symbolic
  /// links are not followed and what cannot be opened is left out.
  package static func appendContents(below directory: String, to buffer: inout ByteBuffer) {
    // Safe: the path is a C string for the length of the call.
    let descriptor = unsafe open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 { appendContents(descriptor, depth: 0, &buffer) }
  }

  /// How deep folders are followed; a path has room for no more.
  private static let deepest = 2048

  /// Reads an open directory, and closes it.
  private static func appendContents(_ directory: Int32, depth: Int, _ buffer: inout ByteBuffer) {
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
      // O_NONBLOCK: where the kind is not known, it may be a pipe.
      let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
      let opened = unsafe openat(directory, name, flags)
      guard opened >= 0 else { continue }
      switch kind == Int(DT_UNKNOWN) ? self.kind(of: opened) : kind {
      case Int(DT_DIR) where depth < deepest:
        appendContents(opened, depth: depth + 1, &buffer)
      case Int(DT_REG):
        appendContents(of: opened, &buffer)
        _ = close(opened)
      default: _ = close(opened)
      }
    }
  }

  private static func kind(of descriptor: Int32) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return Int(DT_UNKNOWN) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return Int(DT_REG)
    case S_IFDIR: return Int(DT_DIR)
    default: return Int(DT_UNKNOWN)
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
