// SPDX-License-Identifier: GPL-2.0-only

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Writes whole files.
package enum OutputFile {
  /// Puts `bytes` into the file at `path`, whose directories are made; a reader of the file sees
  /// all of the old bytes or all of the new.
  package static func replace(_ path: String, with bytes: ByteView) throws(InputError) {
    makeDirectories(for: path)
    let temporary = path + ".\(getpid())"
    // Safe: the paths are C strings for the length of each call.
    let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw InputError(code: errno) }
    let failure = writeAll(bytes, to: file)
    close(file)
    guard failure == 0, (unsafe rename(temporary, path)) == 0 else {
      let code = failure == 0 ? errno : failure
      unsafe unlink(temporary)
      throw InputError(code: code)
    }
  }

  private static func makeDirectories(for path: String) {
    var at = path.startIndex
    while let slash = path[at...].dropFirst().firstIndex(of: "/") {
      unsafe mkdir(String(path[..<slash]), 0o755)
      at = slash
    }
  }

  private static func writeAll(_ bytes: ByteView, to file: Int32) -> Int32 {
    var at = 0
    while at < bytes.count {
      let sent = unsafe bytes.from(at).withUnsafeBytes { rest in
        // Safe: the buffer is readable for its whole length.
        unsafe write(file, rest.baseAddress, rest.count)
      }
      if sent < 0 && errno == EINTR { continue }
      guard sent > 0 else { return sent < 0 ? errno : EIO }
      at += sent
    }
    return 0
  }
}
