// SPDX-License-Identifier: GPL-2.0-only

import Glibc

/// Packs text that repeats itself, quickly, and unpacks it at the speed of copying.
///
/// The form is that of an LZ4 block (its public description is lz4_Block_format.md): a token byte
/// with two lengths of four bits, the literal bytes, and the distance back to an earlier occurrence.
/// A library for it would be one more thing to install for a hundred lines; zlib packs a third
/// tighter and takes five times as long to unpack, which is what a run from the cache waits for.
package struct TextPacker: ~Copyable {
  private var places = [UInt32](repeating: 0, count: 1 << TextPacker.hashBits)
  private var packed = ByteBuffer(capacity: 1 << 12)

  private static let hashBits: UInt32 = 12
  /// The shortest match that is worth its three bytes.
  private static let shortest = 4
  /// How far back a match may be.
  private static let farthest = 0xFFFF

  /// A packer; it uses its memory again.
  package init() {}

  /// The packed bytes; they are valid until the next call.
  package mutating func pack(_ text: ByteView) -> ByteView {
    packed.clear()
    for index in places.indices { places[index] = 0 }
    let count = min(text.count, Int(UInt32.max) - 1)
    var literal = 0
    var at = 0
    unsafe text.withUnsafeBytes { bytes in
      while at + Self.shortest <= count {
        // Safe: at + 4 <= count, and unaligned loads are allowed.
        let word = unsafe bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)
        let slot = Int((word &* 2_654_435_761) >> (32 - Self.hashBits))
        let candidate = Int(places[slot]) - 1
        places[slot] = UInt32(truncatingIfNeeded: at + 1)
        guard candidate >= 0, at - candidate <= Self.farthest,
          // Safe: candidate < at.
          unsafe bytes.loadUnaligned(fromByteOffset: candidate, as: UInt32.self) == word
        else {
          // Text that does not repeat itself is passed over in growing steps.
          at += 1 + (at - literal) >> 6
          continue
        }
        var length = Self.shortest
        // Safe: both are below `count`.
        while at + length < count, unsafe bytes[at + length] == bytes[candidate + length] {
          length += 1
        }
        append(text[literal..<at], match: length, distance: at - candidate)
        at += length
        literal = at
      }
    }
    append(text.from(literal), match: nil, distance: 0)
    return packed.view
  }

  private mutating func append(_ literals: ByteView, match: Int?, distance: Int) {
    let extra = match.map { $0 - Self.shortest } ?? 0
    packed.append(UInt8(min(literals.count, 15) << 4 | min(extra, 15)))
    appendLength(literals.count)
    packed.append(literals)
    guard match != nil else { return }
    packed.append(UInt8(truncatingIfNeeded: distance))
    packed.append(UInt8(truncatingIfNeeded: distance >> 8))
    appendLength(extra)
  }

  /// What of a length does not fit into four bits.
  private mutating func appendLength(_ length: Int) {
    guard length >= 15 else { return }
    var rest = length - 15
    while rest >= 255 {
      packed.append(255)
      rest -= 255
    }
    packed.append(UInt8(rest))
  }

  /// Adds the `count` bytes that were packed to `out`; false, with nothing added, for bytes that
  /// are not packed ones of that number.
  package static func unpack(_ packed: ByteView, count: Int, into out: inout ByteBuffer) -> Bool {
    // Each byte of a length stands for 255 at most.
    guard count >= 0, count <= packed.count * 256 else { return false }
    var isWhole = false
    unsafe out.appendBytes(upTo: count + slack) { room in
      unsafe packed.withUnsafeBytes { source in
        isWhole = unsafe unpack(source, count: count, into: room)
      }
      return isWhole ? count : 0
    }
    return isWhole
  }

  /// So many bytes may be written after the last one.
  private static let slack = 32

  /// `room` has `count + slack` bytes.
  private static func unpack(
    _ source: UnsafeRawBufferPointer, count: Int, into room: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard let from = source.baseAddress, let to = room.baseAddress else {
      return false
    }
    var at = 0
    var done = 0
    /// Reads on where four bits were not enough; nil at the end of the bytes.
    func length(_ start: Int) -> Int? {
      var length = start
      guard start == 15 else { return length }
      while at < source.count {
        // Safe: at < source.count.
        let byte = unsafe from.load(fromByteOffset: at, as: UInt8.self)
        at += 1
        length += Int(byte)
        if byte < 255 { return length }
      }
      return nil
    }
    while at < source.count {
      // Safe: at < source.count.
      let token = unsafe from.load(fromByteOffset: at, as: UInt8.self)
      at += 1
      guard let literals = length(Int(token >> 4)), literals <= source.count - at,
        literals <= count - done
      else { return false }
      if literals <= 16 && at + 16 <= source.count {
        // Safe: sixteen bytes can be read, and written: done <= count, and there is slack.
        unsafe memcpy(to + done, from + at, 16)
      } else {
        // Safe: so many bytes can be read and written.
        unsafe memcpy(to + done, from + at, literals)
      }
      at += literals
      done += literals
      if at == source.count { return done == count }
      guard at + 2 <= source.count else { return false }
      // Safe: two bytes can be read.
      let distance = Int(
        UInt16(littleEndian: unsafe from.loadUnaligned(fromByteOffset: at, as: UInt16.self)))
      at += 2
      guard let extra = length(Int(token & 15)), distance > 0, distance <= done,
        extra + shortest <= count - done
      else { return false }
      let end = done + extra + shortest
      if distance >= 16 {
        while done < end {
          // Safe: done < count and there is slack; the bytes read were written before.
          unsafe memcpy(to + done, to + done - distance, 16)
          done += 16
        }
      } else {
        while done < end {
          // Safe: done < count; the byte read was written before.
          let byte = unsafe to.load(fromByteOffset: done - distance, as: UInt8.self)
          unsafe to.storeBytes(of: byte, toByteOffset: done, as: UInt8.self)
          done += 1
        }
      }
      done = end
    }
    return false
  }
}
