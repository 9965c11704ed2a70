// SPDX-License-Identifier: GPL-2.0-only

public import Glibc

/// A read-only window on bytes that somebody else owns.
///
/// It is a pointer and a length, so copying one costs nothing and never touches a reference count.
/// Reading outside the window gives 0 instead of a trap: a matcher can look one byte ahead without
/// asking where the line ends. A view must not outlive the `ByteBuffer` (or static data) that it
/// points to; rules get views as borrowed parameters and are stateless, so they have nowhere to keep
/// one.
///
/// What is hot is `@inlinable`: another module calls a plain `package` function however small it
/// is, also in a release build, and a loop over bytes then takes twice the time.
///
/// This is the one place where the design departs from `Span`: a `Span` cannot be stored beside
/// other fields or captured by the matchers' closures without an experimental feature.
@safe
@usableFromInline package struct ByteView: @unchecked Sendable {
  @usableFromInline let base: UnsafePointer<UInt8>

  /// The number of bytes in the window.
  @usableFromInline package let count: Int

  /// A window on no bytes.
  package static let empty = ByteView("")

  @inlinable @inline(__always)
  init(base: UnsafePointer<UInt8>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// A window on a literal, which lives as long as the program.
  @inlinable @inline(__always)
  package init(_ literal: StaticString) {
    // Safe: the literal is UTF-8 text in read-only memory (no literal of one scalar is used).
    unsafe self.init(base: literal.utf8Start, count: literal.utf8CodeUnitCount)
  }

  /// The byte at `index`, or 0 outside the window.
  @inlinable @inline(__always)
  package subscript(index: Int) -> UInt8 {
    // Safe: the unsigned comparison keeps `index` inside 0..<count.
    UInt(bitPattern: index) < UInt(bitPattern: count) ? unsafe base[index] : 0
  }

  /// The part of the window in `range`, cut to what the window has.
  @inlinable @inline(__always)
  package subscript(range: Range<Int>) -> ByteView {
    let lower = min(max(range.lowerBound, 0), count)
    let upper = min(max(range.upperBound, lower), count)
    // Safe: 0 <= lower <= upper <= count.
    return unsafe ByteView(base: base + lower, count: upper - lower)
  }

  /// The part from `start` to the end of the window.
  @inlinable @inline(__always)
  package func from(_ start: Int) -> ByteView { self[start..<max(start, count)] }

  /// The part before `end`.
  @inlinable @inline(__always)
  package func upTo(_ end: Int) -> ByteView { self[0..<max(end, 0)] }

  /// Whether the window has no bytes.
  @inlinable @inline(__always)
  package var isEmpty: Bool { count == 0 }

  /// The last byte, or 0.
  @inlinable @inline(__always)
  package var last: UInt8 { self[count - 1] }

  /// Whether both windows show the same bytes.
  @inlinable @inline(__always)
  package func equals(_ other: ByteView) -> Bool {
    // Safe: both windows have `count` bytes.
    count == other.count && (unsafe memcmp(base, other.base, count)) == 0
  }

  /// Whether the window shows exactly `literal`.
  @inlinable @inline(__always)
  package func equals(_ literal: StaticString) -> Bool { equals(ByteView(literal)) }

  /// Whether the window shows `other` at `index`.
  @inlinable @inline(__always)
  package func has(_ other: ByteView, at index: Int = 0) -> Bool {
    guard index >= 0, other.count <= count - index else { return false }
    // Safe: other.count bytes are left at index.
    return unsafe memcmp(base + index, other.base, other.count) == 0
  }

  /// Whether the window shows `literal` at `index`.
  @inlinable @inline(__always)
  package func has(_ literal: StaticString, at index: Int = 0) -> Bool {
    has(ByteView(literal), at: index)
  }

  /// Where the byte stands first at or after `start`.
  @inlinable @inline(__always)
  package func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    guard start < count else { return nil }
    let begin = max(start, 0)
    let length = min(count - begin, SearchBudget.near)
    // Safe: the search covers `length` of the count - begin bytes from begin.
    if let found = unsafe memchr(base + begin, Int32(byte), length) {
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
    return begin + length < count ? distantIndex(of: byte, from: begin + length) : nil
  }

  /// Where the byte stands last before `end`.
  package func lastIndex(of byte: UInt8, before end: Int = .max) -> Int? {
    var at = min(end, count) - 1
    let near = at - SearchBudget.near
    while at >= 0 {
      // Safe: 0 <= at < count.
      if unsafe base[at] == byte { return at }
      at -= 1
      if at == near { return distantLastIndex(of: byte, before: at + 1) }
    }
    return nil
  }

  /// Whether the byte stands anywhere in the window.
  @inlinable @inline(__always)
  package func contains(_ byte: UInt8) -> Bool { firstIndex(of: byte) != nil }

  /// Where `needle` stands first at or after `start`.
  @inlinable
  package func firstIndex(of needle: ByteView, from start: Int = 0) -> Int? {
    var at = max(start, 0)
    if needle.isEmpty { return at <= count ? at : nil }
    let near = at + SearchBudget.near
    while let candidate = firstIndex(of: needle[0], from: at) {
      if has(needle, at: candidate) { return candidate }
      at = candidate + 1
      if at > near { return distantIndex(of: needle, from: at) }
    }
    return nil
  }

  /// Where `literal` stands first at or after `start`.
  @inlinable
  package func firstIndex(of literal: StaticString, from start: Int = 0) -> Int? {
    firstIndex(of: ByteView(literal), from: start)
  }

  /// Whether `literal` stands anywhere in the window.
  @inlinable
  package func contains(_ literal: StaticString) -> Bool { firstIndex(of: literal) != nil }

  /// The bytes as text; what is not UTF-8 becomes U+FFFD.
  package var string: String {
    // Safe: the buffer spans the window.
    unsafe String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// The bytes in an array of their own.
  package var bytes: [UInt8] {
    // Safe: the buffer spans the window.
    unsafe [UInt8](UnsafeBufferPointer(start: base, count: count))
  }

  /// Adds the bytes to an array.
  package func append(to array: inout [UInt8]) {
    // Safe: the buffer spans the window.
    unsafe array.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
  }

  /// A hash of the bytes (FNV-1a, 64 bits); equal bytes have equal hashes in every run.
  @inlinable @inline(__always)
  package var hash: UInt64 {
    var hash = FNV1a()
    // Safe: index < count.
    for index in 0..<count { hash.add(byte: unsafe base[index]) }
    return hash.value
  }

  /// Gives `body` the window's bytes as a buffer, for a system call.
  package func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    // Safe: the buffer spans the window and is not kept.
    try unsafe body(UnsafeRawBufferPointer(start: base, count: count))
  }
}

extension ArraySlice where Element == UInt8 {
  /// Lends the slice's bytes as a view for the length of `body`.
  package func withView<R, E: Error>(_ body: (ByteView) throws(E) -> R) throws(E) -> R {
    // Safe: as for an array.
    try unsafe withUnsafeBufferPointer { buffer throws(E) in
      guard let base = buffer.baseAddress else { return try body(.empty) }
      return try unsafe body(ByteView(base: base, count: buffer.count))
    }
  }
}

extension Array where Element == UInt8 {
  /// Lends the array's bytes as a view for the length of `body`.
  package func withView<R, E: Error>(_ body: (ByteView) throws(E) -> R) throws(E) -> R {
    // Safe: the view is used inside the closure only, where the array's storage stands still.
    try unsafe withUnsafeBufferPointer { buffer throws(E) in
      guard let base = buffer.baseAddress else { return try body(.empty) }
      return try unsafe body(ByteView(base: base, count: buffer.count))
    }
  }
}
