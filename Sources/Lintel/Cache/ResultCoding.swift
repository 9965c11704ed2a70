// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads results as `ResultEncoder` has written them, in memory that is used again.
package struct ResultCoding: ~Copyable {
  /// The encoded result.
  var encoded = ByteBuffer(capacity: 1 << 12)
  private var plain = ByteBuffer(capacity: 1 << 12)

  /// Memory for one worker.
  package init() {}

  /// The result that the encoded bytes say; nil for bytes that the encoder cannot have written.
  ///
  /// All but its last part go to `handOn`, where there is one. So what is damaged must have shown
  /// before, in its fingerprint.
  mutating func decode(handOn: ((InputResult) -> Void)?) -> InputResult? {
    var reader = NumberReader(encoded.view)
    var result = InputResult()
    guard let silence = Self.readFlags(reader.short(upTo: 31), &result) else { return nil }
    result.silence = silence
    result.linesChecked = reader.short(upTo: .max)
    for _ in 0..<reader.count() { result.knownNames.append(reader.number()) }
    for _ in 0..<reader.count() { result.linkerWords.insert(reader.bytes().bytes) }
    let count = reader.count()
    guard reader.isValid, count > 0 else { return nil }
    for number in 1...count {
      guard let piece = readPiece(&reader, after: handOn == nil ? result : InputResult()) else {
        return nil
      }
      if number < count, let handOn {
        var piece = piece
        piece.endsInput = false
        piece.startsInput = number == 1
        handOn(piece)
      } else {
        result.entries = piece.entries
        result.text = piece.text
      }
    }
    result.startsInput = count == 1 || handOn == nil
    return reader.isValid && reader.isAtEnd ? result : nil
  }

  /// Reads the entries and the text of a part, which go after those of `start`.
  private mutating func readPiece(
    _ reader: inout NumberReader, after start: InputResult
  ) -> InputResult? {
    let count = reader.short(upTo: Self.largest)
    let entriesEnd = reader.short(upTo: Self.largest)
    let size = reader.short(upTo: Self.largest)
    let packed = reader.bytes()
    plain.clear()
    guard reader.isValid, count <= entriesEnd, entriesEnd <= size,
      TextPacker.unpack(packed, count: size, into: &plain)
    else { return nil }
    var piece = start
    piece.entries.reserveCapacity(piece.entries.count + count)
    var entries = NumberReader(plain.view.upTo(entriesEnd))
    var end = piece.text.count
    let textEnd = end + size - entriesEnd
    for _ in 0..<count {
      let type = TypeNumbers.shared.type(entries.short(upTo: Self.largest))
      end += entries.short(upTo: textEnd - end)
      guard let type, let (level, once) = Self.readWeight(&entries) else { return nil }
      piece.entries.append(InputResult.Entry(type: type, level: level, once: once, textEnd: end))
    }
    guard entries.isValid, entries.isAtEnd, end == textEnd else { return nil }
    plain.view.from(entriesEnd).append(to: &piece.text)
    return piece
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
