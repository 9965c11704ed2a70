// SPDX-License-Identifier: GPL-2.0-only

import Glibc
import LintelText
import Testing

/// Calls of the C library that the tests of files need; each only lends a string.
private enum System {
  static func makeDirectory(_ path: String) -> Bool { unsafe mkdir(path, 0o700) == 0 }
  static func makePipe(_ path: String) -> Bool { unsafe mkfifo(path, 0o600) == 0 }
  static func link(_ path: String, to target: String) -> Bool { unsafe symlink(target, path) == 0 }
  static func setMode(_ path: String, _ mode: mode_t) -> Bool { unsafe chmod(path, mode) == 0 }
  static func openFile(_ path: String, _ flags: Int32) -> Int32 { unsafe open(path, flags) }
  static func remove(_ path: String) { _ = unsafe Glibc.remove(path) }
  static func mode(_ path: String) -> mode_t {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? status.st_mode : 0
  }
}

@Suite final class FileTests {
  let folder: String

  init() throws {
    folder = "/tmp/lintel-file-tests-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    try #require(System.makeDirectory(folder))
  }

  deinit { for name in ["/a", "/link", "/p", ""] { System.remove(folder + name) } }

  func contents(_ path: String) throws -> [UInt8] {
    var buffer = ByteBuffer()
    try InputFile.read(path, into: &buffer)
    return buffer.view.bytes
  }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    try bytes.withView { try OutputFile.writeAtomically(path, bytes: $0, keepingModeOf: path) }
  }

  @Test func whatIsWrittenIsRead() throws {
    let path = folder + "/a"
    for size in [0, 1, 300, 200_000] {
      let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try write(path, bytes)
      #expect(try contents(path) == bytes)
    }
  }

  @Test func theModeAndTheLinkStay() throws {
    let path = folder + "/a"
    try write(path, [1])
    #expect(System.setMode(path, 0o751))
    #expect(System.link(folder + "/link", to: "a"))
    try write(folder + "/link", [2, 3])
    #expect(try contents(path) == [2, 3])
    #expect(System.mode(path) & 0o7777 == 0o751)
    #expect(System.mode(folder + "/link") & S_IFMT == S_IFLNK)
  }

  @Test func errorsNameThePathAndTheReason() throws {
    let missing = #expect(throws: InputError.self) { try contents(folder + "/none") }
    #expect(missing?.description == "\(folder)/none: No such file or directory")
    let directory = #expect(throws: InputError.self) { try contents(folder) }
    #expect(directory?.code == EISDIR)
    let bad = #expect(throws: InputError.self) { try write(folder + "/no/file", [1]) }
    #expect(bad?.code == ENOENT)
    #expect(throws: InputError.self) { try write(folder, [1]) }
  }

  @Test func aPipeIsReadToItsEnd() throws {
    #expect(System.makePipe(folder + "/p"))
    let reader = System.openFile(folder + "/p", O_RDONLY | O_NONBLOCK)
    let writer = System.openFile(folder + "/p", O_WRONLY)
    defer { close(reader) }
    #expect(OutputFile.writeAll(writer, ByteView("some bytes")))
    close(writer)
    var buffer = ByteBuffer()
    try InputFile.read(descriptor: reader, path: "-", into: &buffer)
    #expect(buffer.view.equals("some bytes"))
  }

  @Test func aPipeIsWrittenToAndStays() throws {
    #expect(System.makePipe(folder + "/p"))
    let reader = System.openFile(folder + "/p", O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try write(folder + "/p", [1, 2, 3])
    var buffer = ByteBuffer()
    try InputFile.read(descriptor: reader, path: "p", into: &buffer)
    #expect(buffer.view.bytes == [1, 2, 3])
    #expect(System.mode(folder + "/p") & S_IFMT == S_IFIFO)
  }

  @Test func aDeviceIsWrittenToAndStays() throws {
    let path = folder + "/link"
    #expect(System.link(path, to: "/dev/null"))
    try write(path, [1])
    #expect(System.mode(path) & S_IFMT == S_IFLNK)
    #expect(System.mode("/dev/null") & S_IFMT == S_IFCHR)
    #expect(try contents(path) == [])
  }

  @Test func aFullDeviceIsNamed() {
    let path = folder + "/link"
    #expect(System.link(path, to: "/dev/full"))
    let full = #expect(throws: InputError.self) { try write(path, [1]) }
    #expect(full?.description == "\(path): No space left on device")
    #expect(System.mode("/dev/full") & S_IFMT == S_IFCHR)
  }

  @Test func aFailedWriteSaysSo() {
    let full = System.openFile("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(!OutputFile.writeAll(full, ByteView("x")))
    #expect(!OutputFile.writeAll(-1, ByteView("x")))
  }
}
