// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads results as `ResultEncoder` has written them, in memory that is used again.
package struct ResultCoding: ~Copyable {
  /// The encoded result.
  var encoded = ByteBuffer(capacity: 1 << 12)
  private var plain = ByteBuffer(capacity: 1 << 12)

  /// Memory for one worker.
  package init() {}

  /// Hands on the parts of the result that the encoded bytes say; false for bytes that the encoder
  /// cannot have written.
  ///
  /// What is damaged must have shown before, in its fingerprint: here it shows only once the parts
  /// before it are handed on.
  mutating func decode(to take: (InputResult) -> Void) -> Bool {
    var reader = NumberReader(encoded.view)
    var last = InputResult()
    guard let silence = Self.readFlags(reader.short(upTo: 31), &last) else { return false }
    last.silence = silence
    last.linesChecked = reader.short(upTo: .max)
    for _ in 0..<reader.count() { last.knownNames.append(reader.number()) }
    for _ in 0..<reader.count() { last.linkerWords.insert(reader.bytes().bytes) }
    let count = reader.count()
    guard reader.isValid, count > 0 else { return false }
    for number in 1..<count {
      var part = InputResult()
      part.startsInput = number == 1
      part.endsInput = false
      guard readPart(&reader, &part) else { return false }
      take(part)
    }
    last.startsInput = count == 1
    guard readPart(&reader, &last), reader.isValid, reader.isAtEnd else { return false }
    take(last)
    return true
  }

  /// Reads the entries and the text of a part; false where they are damaged.
  private mutating func readPart(_ reader: inout NumberReader, _ part: inout InputResult) -> Bool {
    let count = reader.short(upTo: Self.largest)
    let entriesEnd = reader.short(upTo: Self.largest)
    let size = reader.short(upTo: Self.largest)
    let packed = reader.bytes()
    plain.clear()
    guard reader.isValid, count <= entriesEnd, entriesEnd <= size,
      TextPacker.unpack(packed, count: size, into: &plain)
    else { return false }
    part.entries.reserveCapacity(count)
    var entries = NumberReader(plain.view.upTo(entriesEnd))
    var end = 0
    let textEnd = size - entriesEnd
    for _ in 0..<count {
      let type = TypeNumbers.shared.type(entries.short(upTo: Self.largest))
      end += entries.short(upTo: textEnd - end)
      guard let type, let (level, once) = Self.readWeight(&entries) else { return false }
      part.entries.append(InputResult.Entry(type: type, level: level, once: once, textEnd: end))
    }
    guard entries.isValid, entries.isAtEnd, end == textEnd else { return false }
    plain.view.from(entriesEnd).append(to: &part.text)
    return true
  }

  /// More than any part has, in bytes: a larger number is none that was written.
  private static let largest = 1 << 32

  private static func readFlags(_ flags: Int, _ result: inout InputResult) -> InputResult.Silence? {
    result.isStrict = flags & 4 != 0
    result.isPatch = flags & 8 != 0
    result.hasWhitespaceErrors = flags & 16 != 0
    return switch flags & 3 {
    case 0: InputResult.Silence.none
    case 1: .empty
    case 2: .notAPatch
    default: nil
    }
  }

  private static func readWeight(_ reader: inout NumberReader) -> (Level, Finding.Once?)? {
    let byte = reader.short(upTo: 15)
    guard let level = Level(rawValue: UInt8(byte & 3)) else { return nil }
    return switch byte >> 2 {
    case 0: (level, nil)
    case 1: (level, .name(reader.number()))
    case 2: (level, .linkerSymbol(reader.bytes().bytes))
    default: (level, .corruption)
    }
  }
}
