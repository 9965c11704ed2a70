// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Reads frames from a stream, one after the other.
package struct FrameReader: ~Copyable {
  /// Why a stream is no stream of frames.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    /// Where the frame starts that is none, in bytes from the start of the stream.
    package let offset: Int
    /// What is wrong with it.
    package let reason: String

    package var description: String { "the frame at byte \(offset): \(reason)" }
  }

  private var stream: InputStream
  private let limit: Int
  /// How many bytes were read.
  private var offset = 0
  private var line = ByteBuffer(capacity: 256)
  private var body = ByteBuffer(capacity: 1 << 14)

  /// The longest first line: what a path may have, and room for an id.
  package static let longestLine = 8192
  /// The longest id, in bytes.
  package static let longestID = 1024
  /// So much of the memory for a frame is kept for the next.
  private static let kept = 1 << 20

  /// A reader of a stream; the bytes of a frame with more than `limit` are passed over.
  package init(_ stream: consuming InputStream, limit: Int) {
    self.stream = stream
    self.limit = limit
  }

  /// The next frame; nil at the end of the stream.
  package mutating func next() throws(Fault) -> Frame? {
    let start = offset
    func fault(_ reason: String) -> Fault { Fault(offset: start, reason: reason) }
    line.clear()
    guard var byte = stream.readByte() else {
      if stream.failure != 0 {
        throw fault(InputError(path: "-", code: stream.failure).reason)
      }
      return nil
    }
    while byte != UInt8(ascii: "\n") {
      line.append(byte)
      if line.count > Self.longestLine { throw fault("its first line has no end") }
      guard let more = stream.readByte() else { throw fault("its first line is cut off") }
      byte = more
    }
    let count = line.count
    guard let head = Self.head(line.view) else {
      throw fault("'\(QuotedName.shown(line.view.upTo(80).string))' is not ID KIND LENGTH")
    }
    offset += count + 1
    body.clear(keeping: Self.kept)
    let isWhole =
      head.length > limit
      ? stream.skipBytes(head.length) : stream.readBytes(head.length, into: &body)
    guard isWhole else { throw fault("the stream ends within its \(head.length) bytes") }
    guard stream.readByte() == UInt8(ascii: "\n") else {
      throw fault("there is no newline after its \(head.length) bytes")
    }
    offset += head.length + 1
    return Frame(
      id: head.id, kind: head.kind,
      head.length > limit ? .tooBig : .bytes(body.view.bytes))
  }

  /// The parts of a first line: the id up to the first space, the length after the last one; nil for
  /// what is none.
  private static func head(_ line: ByteView) -> (id: String, kind: Frame.Kind, length: Int)? {
    guard let first = line.firstIndex(of: UInt8(ascii: " ")),
      let last = line.lastIndex(of: UInt8(ascii: " ")), first < last,
      let id = String(validating: line.upTo(first).bytes, as: UTF8.self),
      (1...longestID).contains(id.utf8.count), !id.utf8.contains(where: { $0 < 32 || $0 == 127 }),
      let word = String(validating: line[(first + 1)..<last].bytes, as: UTF8.self),
      !word.utf8.contains(0), let kind = Frame.Kind(word[...]),
      let length = length(line.from(last + 1))
    else { return nil }
    return (id, kind, length)
  }

  /// A number of digits, of at most 16; nil for anything else.
  private static func length(_ digits: ByteView) -> Int? {
    guard (1...16).contains(digits.count) else { return nil }
    var number = 0
    for index in 0..<digits.count {
      guard digits[index].isDigit else { return nil }
      number = number * 10 + Int(digits[index] - UInt8(ascii: "0"))
    }
    return number
  }
}
