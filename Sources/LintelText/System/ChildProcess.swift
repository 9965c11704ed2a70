// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// A program that runs beside this one, with a connection to its input and output.
///
/// Its error output is kept on request, else thrown away. The end of the value's life closes the
/// connection and waits for the program to end.
package struct ChildProcess: ~Copyable {
  private let process: pid_t
  private let connection: Int32
  /// The connection to its error output, or -1 where nobody wants that or it has ended.
  private var errors: Int32 = -1
  private var errorOutput = ByteBuffer(capacity: 256)

  /// So much of the error output is kept, in bytes.
  private static let errorLimit = 4096

  /// What the program wrote and nobody has taken yet.
  private var pending = PendingInput()
  private var isAtEnd = false
  private var endStatus: Int32?
  /// How many bytes more the program may write.
  private var room: Int

  /// Whether the program was ended as it wrote more than anybody waits for.
  package private(set) var wroteWithoutEnd = false

  /// So much is thrown away at most of what nobody has asked for, in bytes.
  private static let mostUnasked = 64 << 20

  /// Whether the last record that was read lacked its end, as when the program died in its midst.
  package private(set) var hasCutRecord = false

  /// Starts the program `arguments[0]`, looked up in the path, or throws why that failed.
  ///
  /// - Parameter environment: Variables that it gets besides ours, or in place of them.
  /// - Parameter keepsErrors: Whether `errorText` has what the program complains of.
  /// - Parameter memory: How many bytes of its own the program may have; nil for as many as we.
  /// - Parameter output: How many bytes it may write; one that writes more has no end and is ended.
  package init(
    _ arguments: [String], environment: [String: String] = [:], keepsErrors: Bool = false,
    memory: Int? = nil, output: Int = .max
  ) throws(InputError) {
    let name = arguments.first ?? ""
    var ends: (Int32, Int32) = (-1, -1)
    // A socket, because a write to one whose reader is gone can fail instead of ending us.
    guard SocketPair.make(&ends) else { throw InputError(path: name, code: errno) }
    var errorEnds: (Int32, Int32) = (-1, -1)
    if keepsErrors, !SocketPair.make(&errorEnds) {
      let code = errno
      for end in [ends.0, ends.1] { close(end) }
      throw InputError(path: name, code: code)
    }
    var pid: pid_t = 0
    let code = ChildProcess.spawn(
      &pid, arguments, environment, connection: ends.1, errors: errorEnds.1)
    for end in [ends.1, errorEnds.1] where end >= 0 { close(end) }
    guard code == 0 else {
      for end in [ends.0, errorEnds.0] where end >= 0 { close(end) }
      throw InputError(path: name, code: code)
    }
    RunningChildren.add(pid)
    if let memory { MemoryLimit.set(memory, of: pid) }
    room = output
    errors = errorEnds.0
    process = pid
    connection = ends.0
  }

  deinit {
    close(connection)
    if errors >= 0 { close(errors) }
    if endStatus == nil { _ = waitForProcess() }
  }

  /// Tells the program that there is no more input.
  package mutating func closeInput() {
    shutdown(connection, Int32(SHUT_WR))
  }

  /// Writes all of `bytes`; false when the program does not read any more.
  package mutating func write(_ bytes: ByteView) -> Bool {
    var at = 0
    while at < bytes.count {
      let sent = unsafe bytes.from(at).withUnsafeBytes { rest in
        // Safe: the buffer is readable for its whole length.
        unsafe send(connection, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      }
      if sent < 0 && errno == EINTR { continue }
      guard sent > 0 else { return false }
      at += sent
    }
    return true
  }

  /// Adds the program's next line to `buffer`, without its newline; false at the end.
  package mutating func readLine(into buffer: inout ByteBuffer) -> Bool {
    readRecord(endingWith: UInt8(ascii: "\n"), into: &buffer)
  }

  /// Adds what comes before the next `end` byte to `buffer` and skips that byte; false at the end.
  ///
  /// What would make the buffer longer than `limit` bytes is skipped as well, and a program that writes
  /// so much of it that no record can be that long is ended.
  package mutating func readRecord(
    endingWith end: UInt8, into buffer: inout ByteBuffer, limit: Int = .max
  ) -> Bool {
    var hasBytes = false
    hasCutRecord = false
    var left = limit < Int.max >> 8 ? limit << 6 : .max
    while true {
      let count = pending.count
      if count > 0 { hasBytes = true }
      if pending.takeRecord(endingWith: end, into: &buffer, limit: limit) { return true }
      left -= count
      if left < 0 { giveUp() }
      guard fill() else {
        hasCutRecord = hasBytes
        return hasBytes
      }
    }
  }

  /// Adds exactly `count` bytes of the program's output to `buffer`; false when there are fewer.
  package mutating func readBytes(_ count: Int, into buffer: inout ByteBuffer) -> Bool {
    while pending.count < count {
      guard fill() else { return false }
    }
    _ = pending.take(count, into: &buffer)
    return true
  }

  /// Throws away exactly `count` bytes of the program's output; false when there are fewer.
  package mutating func skipBytes(_ count: Int) -> Bool {
    var left = count - pending.drop(count)
    while left > 0 {
      guard fill() else { return false }
      left -= pending.drop(left)
    }
    return true
  }

  /// The start of what the program has complained of, where that is kept.
  package var errorText: String { errorOutput.view.string }

  /// Throws away what the program still writes and waits for its end; its exit status, or minus the
  /// number of the signal that ended it.
  package mutating func waitForEnd() -> Int32 {
    if let endStatus { return endStatus }
    room = min(room, Self.mostUnasked)
    repeat { _ = pending.drop(pending.count) } while fill()
    // Its own children may keep the error output open, so that it is not waited for alone.
    while errors >= 0, !hasEnded(waits: false) {
      if isReady(errors, within: 20) { takeErrors() }
    }
    while errors >= 0, isReady(errors, within: 0) { takeErrors() }
    let status = waitForProcess()
    let result = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    endStatus = result
    return result
  }

  /// Waits for the program's end; its status, as the system has it.
  private func waitForProcess() -> Int32 {
    // Who was asked to stop does not wait for one that will not hear.
    if Signals.stop != 0 { kill(process, SIGKILL) }
    while !hasEnded(waits: true) {}
    RunningChildren.remove(process)
    var status: Int32 = 0
    // Safe: `status` is ours for the length of the call.
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status
  }

  /// Whether the program has ended; its number stays its own until somebody asks for the status.
  private func hasEnded(waits: Bool) -> Bool {
    var info = unsafe siginfo_t()
    let options = WEXITED | WNOWAIT | (waits ? 0 : WNOHANG)
    // Safe: `info` is ours for the length of the call.
    let code = unsafe waitid(P_PID, id_t(process), &info, options)
    if code != 0 { return errno != EINTR }
    return unsafe info.si_signo != 0
  }

  /// Waits for more output; false at its end.
  private mutating func fill() -> Bool {
    if isAtEnd { return false }
    let held = pending.count
    isAtEnd = !waitForOutput() || !pending.fill(from: connection)
    room -= pending.count - held
    if room < 0 { giveUp() }
    return !isAtEnd
  }

  /// Ends the program, which has no end of its own.
  private mutating func giveUp() {
    kill(process, SIGKILL)
    wroteWithoutEnd = true
    isAtEnd = true
  }

  /// Waits until there is output or its end, and takes what is complained of meanwhile: a program that
  /// complains at length would wait for a reader of that.
  ///
  /// False when the process was asked to stop and nothing comes: what the program has started itself
  /// may keep the connection open after its end.
  private mutating func waitForOutput() -> Bool {
    while true {
      var ready = [
        pollfd(fd: connection, events: Int16(POLLIN), revents: 0),
        // The system passes over a negative one.
        pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
      ]
      // Safe: the array has two entries.
      let count = unsafe poll(&ready, 2, Self.patience)
      if count < 0 && errno != EINTR { return true }
      if ready[1].revents != 0 { takeErrors() }
      if ready[0].revents != 0 { return true }
      if count <= 0 && Signals.stop != 0 { return false }
    }
  }

  /// How long a program is waited for before the next look for signals, in milliseconds.
  private static let patience: Int32 = 200

  /// Whether a descriptor can be read from within so many milliseconds.
  private func isReady(_ descriptor: Int32, within milliseconds: Int32) -> Bool {
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // Safe: it is one entry.
    return unsafe poll(&ready, 1, milliseconds) > 0
  }

  /// Takes what is complained of; the rest of what is too long is thrown away.
  private mutating func takeErrors() {
    let file = errors
    var piece = ByteBuffer(capacity: Self.errorLimit)
    var got = 0
    unsafe piece.appendBytes(upTo: Self.errorLimit) { space in
      // Safe: the buffer is writable for its whole length.
      unsafe got = read(file, space.baseAddress, space.count)
      return got
    }
    if got < 0 && errno == EINTR { return }
    if got <= 0 {
      close(errors)
      errors = -1
      return
    }
    errorOutput.append(piece.view.upTo(Self.errorLimit - errorOutput.count))
  }

  private static func spawn(
    _ pid: inout pid_t, _ arguments: [String], _ changes: [String: String], connection: Int32,
    errors: Int32
  ) -> Int32 {
    // Safe: the actions live from init to destroy, and the argument copies until after the call.
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, connection, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, connection, 1)
    if errors >= 0 {
      unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    // A thread of ours may block signals, and we ignore those of failing writes. Neither is for the
    // program to inherit. Safe: the attributes live from init to destroy, the sets through the calls.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var blocked = sigset_t()
    unsafe sigemptyset(&blocked)
    unsafe posix_spawnattr_setsigmask(&attributes, &blocked)
    var ignored = sigset_t()
    unsafe sigemptyset(&ignored)
    for number in [SIGPIPE, SIGXFSZ] { _ = unsafe sigaddset(&ignored, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &ignored)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let variables = Environment.lines(changing: changes)
    let words = unsafe copies(arguments)
    let environment = unsafe copies(variables)
    defer {
      for index in unsafe words.indices { unsafe free(words[index]) }
      for index in unsafe environment.indices { unsafe free(environment[index]) }
    }
    guard let name = unsafe words[0] else { return EINVAL }
    return unsafe posix_spawnp(&pid, name, &actions, &attributes, words, environment)
  }

  /// The texts as C strings with nil at the end; the caller frees them.
  private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    unsafe texts.map { unsafe strdup($0) } + [nil]
  }
}
