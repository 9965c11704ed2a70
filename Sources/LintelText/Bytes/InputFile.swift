// SPDX-License-Identifier: GPL-2.0-only

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why a file could not be read: the error number of the system call that failed.
package struct InputError: Error, Equatable {
  /// The value of `errno`.
  package let code: Int32
}

/// Reads whole files.
package enum InputFile {
  /// Adds the bytes of the file at `path` to `buffer`.
  package static func read(
    _ path: String, into buffer: inout ByteBuffer
  ) throws(InputError) {
    // Safe: the path is a C string for the length of the call.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw InputError(code: errno) }
    defer { close(file) }
    try read(descriptor: file, into: &buffer)
  }

  /// Adds what is left to read from an open file to `buffer`.
  package static func read(
    descriptor file: Int32, into buffer: inout ByteBuffer
  ) throws(InputError) {
    var room = 16 * 1024
    var expected = 0
    var status = stat()
    if (unsafe fstat(file, &status)) == 0, status.st_mode & S_IFMT == S_IFREG {
      expected = Int(status.st_size)
      room = expected + 1
    }
    let start = buffer.count
    while true {
      var failure: Int32 = 0
      let before = buffer.count
      unsafe buffer.appendBytes(upTo: room) { space in
        // Safe: `space` has `room` bytes.
        let got = unsafe readBytes(file, space)
        if got < 0 { failure = errno }
        return got
      }
      if failure == EINTR { continue }
      if failure != 0 { throw InputError(code: failure) }
      if buffer.count == before || buffer.count - start == expected { return }
      room = max(room - (buffer.count - before), 16 * 1024)
    }
  }
}

/// The system call, out of reach of the name of `InputFile.read`.
private func readBytes(_ file: Int32, _ space: UnsafeMutableRawBufferPointer) -> Int {
  // Safe: the buffer is writable for its whole length.
  unsafe read(file, space.baseAddress, space.count)
}
