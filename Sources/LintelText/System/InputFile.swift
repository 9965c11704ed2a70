// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Why a file could not be read or written: its path and the system's words.
package struct InputError: Error, Equatable, CustomStringConvertible {
  /// The path as the user gave it; `-` is standard input.
  package let path: String
  /// The system's error number (`errno`), or the nearest one for what we refuse.
  package let code: Int32
  /// Why we refuse it ourselves; nil where the system does.
  private let detail: String?

  /// An error of the system's number `code` at `path`.
  package init(path: String, code: Int32) {
    self.init(path: path, code: code, detail: nil)
  }

  /// Something at `path` that is refused because of `detail`; `code` is the nearest error number.
  package init(path: String, code: Int32, detail: String?) {
    self.path = path
    self.code = code
    self.detail = detail
  }

  /// The number of what the system would have done and we do not (`EPERM`).
  package static let refused = EPERM

  /// The number for what is not there (`ENOENT`).
  package static let notThere = ENOENT

  /// Whether nothing is there.
  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  /// Whether it is a symbolic link, which was not to be followed.
  package var isLink: Bool { isRefusal && code == ELOOP }

  /// Whether we refused it, and not the system.
  package var isRefusal: Bool { detail != nil }

  /// Why it could not be, in words: ours, or those of `strerror`.
  package var reason: String {
    if let detail { return detail }
    var text = [CChar](repeating: 0, count: 256)
    // Safe: the length handed over leaves the last byte of the array 0.
    return unsafe text.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return "" }
      _ = unsafe strerror_r(code, base, buffer.count - 1)
      return unsafe String(cString: base)
    }
  }

  /// The path and the reason, as a tool prints them: one line, whatever the name is.
  package var description: String {
    let name = path == "-" ? "standard input" : path.isEmpty ? "''" : QuotedName.shown(path)
    return "\(name): \(reason)"
  }
}

/// Reads whole files into reused memory.
package enum InputFile {
  /// Adds the bytes of the file at `path` to `buffer`; `-` reads standard input.
  ///
  /// It takes regular files, pipes and devices; a directory is an error (`EISDIR`). On an error the
  /// buffer may hold a part of the file.
  ///
  /// - Parameter limit: After so many bytes it ends, a little later; nil for the end of the file.
  package static func read(
    _ path: String, limit: Int? = nil, into buffer: inout ByteBuffer
  ) throws(InputError) {
    if path == "-" { return try read(descriptor: 0, path: path, limit: limit, into: &buffer) }
    let descriptor = openRetrying(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError(path: path, code: errno) }
    defer { _ = close(descriptor) }
    try read(descriptor: descriptor, path: path, limit: limit, into: &buffer)
  }

  /// Adds what is left to read from an open file; `path` names it in errors.
  ///
  /// - Parameter limit: After so many bytes it ends, a little later; nil for the end of the file.
  package static func read(
    descriptor: Int32, path: String, limit: Int? = nil, into buffer: inout ByteBuffer
  ) throws(InputError) {
    let start = buffer.count
    var status = stat()
    // The spare byte is the room for the read that finds the end.
    var step = 1 << 16
    if unsafe fstat(descriptor, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw InputError(path: path, code: EISDIR) }
      if status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 {
        step = min(Int(clamping: status.st_size), limit ?? 1 << 40) + 1
      }
    }
    while true {
      var failure: Int32 = 0
      var got = 0
      unsafe buffer.appendBytes(upTo: step) { room in
        // Safe: `room` has room.count bytes.
        got = unsafe systemRead(descriptor, room.baseAddress, room.count)
        if got < 0 { failure = errno }
        return got
      }
      if got == 0 { return }
      if let limit, buffer.count - start > limit { return }
      if got < 0 && failure != EINTR { throw InputError(path: path, code: failure) }
      if got > 0 { step = got < step ? step - got : 1 << 16 }
    }
  }

  /// Adds up to `limit` bytes from the start of a file to `buffer`; false where it cannot be read.
  package static func readStart(_ path: String, _ limit: Int, into buffer: inout ByteBuffer) -> Bool
  {
    let descriptor = openRetrying(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { _ = close(descriptor) }
    var got = 0
    unsafe buffer.appendBytes(upTo: limit) { room in
      // Safe: `room` has room.count bytes.
      got = unsafe systemRead(descriptor, room.baseAddress, room.count)
      return got
    }
    return got >= 0
  }

  /// Opens a file and tries again when a signal got in between.
  static func openRetrying(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
    while true {
      let descriptor = unsafe open(path, flags, mode)
      if descriptor >= 0 || errno != EINTR { return descriptor }
    }
  }
}

/// `read(2)` under a name that `InputFile.read` does not hide.
private func systemRead(_ descriptor: Int32, _ room: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
  unsafe read(descriptor, room, count)
}
