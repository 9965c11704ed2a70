// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// How much the searches of one thread may read of an input again and again.
///
/// A rule that looks for the end of what a byte starts, such as the parenthesis that closes another,
/// reads to the end of the text where there is none. In hostile input each byte starts such a
/// search: quadratic time. Real code has few searches that go far, so those are counted, and once an
/// input has used up its budget no search goes farther than a real line is long. What is close by
/// is found as ever.
///
/// The account is the thread's, as the searches are functions of bytes that know of no input.
@usableFromInline package enum SearchBudget {
  /// A search over so many bytes costs nothing, and goes as far whatever is left.
  @inlinable @inline(__always) package static var near: Int { Limits.nearBytes }

  /// How far a search goes, in bytes, once nothing is left.
  private static let shortest = 128

  /// What is left, in bytes; nil where the thread has no account, so that nothing is limited.
  private static let account: pthread_key_t = {
    var key = pthread_key_t()
    // Safe: the key is written before it is used; what a thread keeps is freed when it ends.
    let code = unsafe pthread_key_create(&key) { unsafe free($0) }
    return code == 0 ? key : .max
  }()

  private static var place: UnsafeMutablePointer<Int>? {
    guard account != .max, let raw = unsafe pthread_getspecific(account) else { return nil }
    // Safe: only `start` sets it, to memory for one Int.
    return unsafe raw.assumingMemoryBound(to: Int.self)
  }

  /// Starts the account of an input of `count` bytes on this thread.
  package static func start(for count: Int) {
    guard account != .max else { return }
    if unsafe place == nil {
      guard let raw = unsafe malloc(MemoryLayout<Int>.size) else { return }
      // Safe: the memory has room for one Int and is this thread's until it ends.
      unsafe raw.initializeMemory(as: Int.self, to: 0)
      unsafe pthread_setspecific(account, raw)
    }
    // Safe: as in `place`.
    if let place = unsafe place { unsafe place.pointee = 1 << 20 + Limits.searchReads * count }
  }

  /// Ends the account: nothing is limited any more.
  package static func end() {
    // Safe: as in `place`.
    if let place = unsafe place { unsafe place.pointee = .max }
  }

  /// Does what is no part of the check of the input, such as reading a table, without a limit.
  package static func suspended<R>(_ body: () -> R) -> R {
    // Safe: as in `place`; the memory stays where it is.
    guard let place = unsafe place else { return body() }
    let left = unsafe place.pointee
    unsafe place.pointee = .max
    defer { unsafe place.pointee = left }
    return body()
  }

  /// How many of `wanted` bytes a search may read now.
  @usableFromInline @inline(never)
  package static func reach(_ wanted: Int) -> Int {
    // Safe: as in `place`.
    guard let place = unsafe place, unsafe place.pointee <= 0 else { return wanted }
    return min(wanted, shortest)
  }

  /// Counts what was read.
  @usableFromInline @inline(never)
  package static func spend(_ count: Int) {
    // Safe: as in `place`.
    if let place = unsafe place, unsafe place.pointee != .max { unsafe place.pointee -= count }
  }

  /// Whether a search that has come to `at`, after `near`, goes on; `near` moves along.
  @usableFromInline @inline(never)
  package static func goesOn(_ at: Int, _ near: inout Int) -> Bool {
    spend(Self.near)
    near = at + Self.near
    // Safe: as in `place`.
    guard let place = unsafe place else { return true }
    return unsafe place.pointee > 0
  }
}

/// Searches after the part of the text that costs nothing.
extension ByteView {
  /// Where the byte stands first at or after `start`. A newline is found however far it is: each is
  /// looked for from the one before.
  @usableFromInline @inline(never)
  func distantIndex(of byte: UInt8, from start: Int) -> Int? {
    let isNewline = byte == UInt8(ascii: "\n")
    let length = isNewline ? count - start : SearchBudget.reach(count - start)
    // Safe: start + length <= count.
    let found = unsafe memchr(base + start, Int32(byte), length)
    let read = unsafe found.map { unsafe UnsafeRawPointer($0) - UnsafeRawPointer(base) - start }
    // Sixteen bytes are compared at a time.
    SearchBudget.spend((read ?? length) / 16)
    return read.map { start + $0 }
  }

  /// Where the needle, which is not empty, stands first at or after `start`.
  @usableFromInline @inline(never)
  func distantIndex(of needle: ByteView, from start: Int) -> Int? {
    var at = start
    var near = start
    while SearchBudget.goesOn(at, &near) {
      while at <= near {
        guard let candidate = firstIndex(of: needle[0], from: at) else { return nil }
        if has(needle, at: candidate) { return candidate }
        at = candidate + 1
      }
    }
    return nil
  }

  /// Where the byte stands last before `end`, which is in the view.
  @inline(never)
  func distantLastIndex(of byte: UInt8, before end: Int) -> Int? {
    let stop = end - SearchBudget.reach(end)
    var at = end - 1
    // Safe: 0 <= stop <= at < count.
    while at >= stop, unsafe base[at] != byte { at -= 1 }
    SearchBudget.spend(end - at)
    return at >= stop ? at : nil
  }

  /// The first position at or after `start` whose byte is not of the class.
  @usableFromInline @inline(never)
  func skipDistant(_ kind: ByteClass, _ start: Int) -> Int {
    let stop = start + SearchBudget.reach(count - start)
    var at = start
    // Safe: 0 <= start <= at < stop <= count.
    while at < stop, unsafe base[at].isA(kind) { at += 1 }
    SearchBudget.spend(at - start)
    return at
  }

  /// The start of the word that ends, or goes on, at `end`.
  @usableFromInline @inline(never)
  func distantWordStart(_ end: Int) -> Int {
    let stop = end - SearchBudget.reach(end)
    var at = end
    // Safe: 0 <= stop < at <= count.
    while at > stop, unsafe base[at - 1].isWord { at -= 1 }
    SearchBudget.spend(end - at)
    return at
  }
}
