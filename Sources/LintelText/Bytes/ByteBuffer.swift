// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Bytes that one owner writes and everybody reads through views.
///
/// It keeps its memory when it is cleared, so a worker that reuses one allocates only for the
/// largest input it sees. Views of it are valid until the next append, clear or the end of its life.
@safe
package struct ByteBuffer: ~Copyable, @unchecked Sendable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int

  /// The number of bytes written.
  package private(set) var count = 0

  /// A buffer with room for `capacity` bytes.
  package init(capacity: Int = 256) {
    self.capacity = max(capacity, 16)
    unsafe base = .allocate(capacity: self.capacity)
  }

  /// A buffer with a copy of `view`.
  package init(_ view: ByteView) {
    self.init(capacity: view.count + 1)
    append(view)
  }

  deinit { unsafe base.deallocate() }

  /// All the bytes.
  @inline(__always)
  package var view: ByteView { unsafe ByteView(base: UnsafePointer(base), count: count) }

  /// The bytes in `range`, which may reach past `count` into reserved room but not past that.
  @inline(__always)
  package func view(_ range: Range<Int>) -> ByteView {
    let lower = min(max(range.lowerBound, 0), capacity)
    let upper = min(max(range.upperBound, lower), capacity)
    // Safe: 0 <= lower <= upper <= capacity.
    return unsafe ByteView(base: UnsafePointer(base) + lower, count: upper - lower)
  }

  /// Makes room for `extra` bytes more.
  @inline(__always)
  package mutating func reserve(_ extra: Int) {
    if capacity - count < extra { grow(to: count + extra) }
  }

  private mutating func grow(to needed: Int) {
    let bigger = max(needed, capacity * 2)
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: bigger)
    // Safe: `count` bytes are initialised and both blocks have room for them.
    unsafe memcpy(fresh, base, count)
    unsafe base.deallocate()
    unsafe base = fresh
    capacity = bigger
  }

  /// Forgets the bytes and keeps the memory.
  @inline(__always)
  package mutating func clear() { count = 0 }

  /// Forgets the bytes, and gives the memory back where it is more than `limit` bytes.
  ///
  /// What one large input needed should not stay with the worker for the rest of a run.
  package mutating func clear(keeping limit: Int) {
    count = 0
    guard capacity > limit else { return }
    unsafe base.deallocate()
    capacity = 256
    unsafe base = .allocate(capacity: capacity)
  }

  /// Adds a byte.
  @inline(__always)
  package mutating func append(_ byte: UInt8) {
    if count == capacity { grow(to: count + 1) }
    // Safe: count < capacity.
    unsafe base[count] = byte
    count += 1
  }

  /// Adds the bytes of `view`, which may be a view of this very buffer.
  @inline(__always)
  package mutating func append(_ view: ByteView) {
    if capacity - count < view.count { return appendGrowing(view) }
    // Safe: there is room for view.count bytes, and memmove allows an overlap.
    unsafe memmove(base + count, view.base, view.count)
    count += view.count
  }

  /// Adds the bytes of a view that is no part of the buffer, one byte replaced by another.
  package mutating func append(_ view: ByteView, replacing old: UInt8, with new: UInt8) {
    reserve(view.count)
    for index in 0..<view.count {
      // Safe: index < view.count, and room for as many bytes was reserved after `count`.
      let byte = unsafe view.base[index]
      unsafe base[count + index] = byte == old ? new : byte
    }
    count += view.count
  }

  private mutating func appendGrowing(_ view: ByteView) {
    let bigger = max(count + view.count, capacity * 2)
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: bigger)
    // Safe: the new block has room for both, and the old one, of which `view` may be a part, is
    // given back only when both were copied.
    unsafe memcpy(fresh, base, count)
    unsafe memcpy(fresh + count, view.base, view.count)
    unsafe base.deallocate()
    unsafe base = fresh
    capacity = bigger
    count += view.count
  }

  /// Adds a literal.
  package mutating func append(_ literal: StaticString) { append(ByteView(literal)) }

  /// Adds the UTF-8 bytes of a string.
  package mutating func append(_ string: String) {
    // Safe: the window spans the string's own storage and is not kept.
    let copied: Void? = unsafe string.utf8.withContiguousStorageIfAvailable { bytes in
      if let start = bytes.baseAddress {
        unsafe append(ByteView(base: start, count: bytes.count))
      }
    }
    if copied == nil { for byte in string.utf8 { append(byte) } }
  }

  /// Adds a number in decimal digits.
  package mutating func append(decimal number: Int) {
    forEachDigit(of: number) { append($0) }
  }

  /// Adds `count` copies of a byte.
  package mutating func append(repeating byte: UInt8, count extra: Int) {
    guard extra > 0 else { return }
    reserve(extra)
    // Safe: room was reserved.
    unsafe memset(base + count, Int32(byte), extra)
    count += extra
  }

  /// Adds copies of a byte until the buffer has `length` bytes.
  ///
  /// A run is a few bytes long; it is written eight bytes at a time, the last of them past its end.
  @inline(__always)
  mutating func fill(_ byte: UInt8, to length: Int) {
    guard length > count else { return }
    if capacity < length + 8 { grow(to: length + 8) }
    let eight = UInt64(byte) &* 0x0101_0101_0101_0101
    var at = count
    while at < length {
      // Safe: at + 8 < length + 8 <= capacity.
      unsafe UnsafeMutableRawPointer(base + at).storeBytes(of: eight, as: UInt64.self)
      at += 8
    }
    count = length
  }

  /// Replaces the bytes in `range`, all of them written, but keeps tabs.
  mutating func cover(_ range: Range<Int>, with byte: UInt8) {
    guard range.lowerBound >= 0, range.upperBound <= count else { return }
    for index in range {
      // Safe: 0 <= index < count.
      unsafe base[index] = base[index] == UInt8(ascii: "\t") ? UInt8(ascii: "\t") : byte
    }
  }

  /// The byte at `index`; writing outside of what was written or reserved does nothing.
  @inline(__always)
  package subscript(index: Int) -> UInt8 {
    // Safe: both accesses are inside the allocated block.
    get { UInt(bitPattern: index) < UInt(bitPattern: capacity) ? unsafe base[index] : 0 }
    set {
      guard UInt(bitPattern: index) < UInt(bitPattern: capacity) else { return }
      unsafe base[index] = newValue
    }
  }

  /// The eight bytes at `index`, and the eight one byte further on; nil past the allocated block.
  ///
  /// What was not written yet has any value.
  @inline(__always)
  func eight(_ index: Int) -> (here: UInt64, next: UInt64)? {
    guard index >= 0, index + 9 <= capacity else { return nil }
    // Safe: nine bytes of the block lie at `index`.
    let start = unsafe UnsafeRawPointer(base + index)
    return unsafe (
      start.loadUnaligned(as: UInt64.self), (start + 1).loadUnaligned(as: UInt64.self)
    )
  }

  /// Shortens the buffer to its first `length` bytes.
  package mutating func truncate(to length: Int) { count = min(count, max(length, 0)) }

  /// Removes the first `length` bytes.
  package mutating func removeFirst(_ length: Int) {
    let removed = min(max(length, 0), count)
    // Safe: both ranges of count - removed bytes lie in what was written; memmove allows an overlap.
    unsafe memmove(base, base + removed, count - removed)
    count -= removed
  }

  /// Lets `body` write up to `extra` bytes at the end; it returns how many it wrote.
  package mutating func appendBytes<E: Error>(
    upTo extra: Int, _ body: (UnsafeMutableRawBufferPointer) throws(E) -> Int
  ) throws(E) {
    reserve(extra)
    // Safe: `extra` bytes were reserved after `count`.
    let room = unsafe UnsafeMutableRawBufferPointer(start: base + count, count: extra)
    let written = try unsafe body(room)
    count += min(max(written, 0), extra)
  }
}

extension [UInt8] {
  /// Adds a number in decimal digits.
  package mutating func append(decimal number: Int) {
    forEachDigit(of: number) { append($0) }
  }
}

/// Calls `body` with the sign of a negative number and each decimal digit, the highest first.
@inline(__always)
private func forEachDigit(of number: Int, _ body: (UInt8) -> Void) {
  if number < 0 { body(UInt8(ascii: "-")) }
  let number = number.magnitude
  var divisor: UInt = 1
  while number / divisor >= 10 { divisor *= 10 }
  while divisor > 0 {
    body(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
    divisor /= 10
  }
}
