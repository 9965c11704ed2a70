// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads messages from a stream: header lines, an empty line, and as many bytes as `Content-Length`
/// says.
package struct MessageReader: ~Copyable {
  /// What came next on the stream.
  package enum Input: Sendable {
    /// The content of a message.
    case message(JSONValue)
    /// A message whose content is no JSON.
    case unreadable(JSONError)
    /// A message with so many bytes that it is passed over.
    case tooLong(Int)
  }

  /// How many bytes a message may have.
  package static let longestMessage = 64 << 20
  /// How many bytes of a header line are looked at.
  private static let longestLine = 256

  private var stream: InputStream
  private var line = ByteBuffer()
  private var content = ByteBuffer(capacity: 1 << 16)

  /// A reader of the messages on a descriptor.
  package init(_ descriptor: Int32) { stream = InputStream(descriptor) }

  /// The next message; nil at the end of the stream.
  ///
  /// Headers without a length are passed over: the next one that has it counts.
  package mutating func next() -> Input? {
    guard let length = nextLength() else { return nil }
    guard length <= Self.longestMessage else {
      return stream.skipBytes(length) ? .tooLong(length) : nil
    }
    content.clear(keeping: 1 << 20)
    guard stream.readBytes(length, into: &content) else { return nil }
    do throws(JSONError) {
      return .message(try JSONReader.read(content.view))
    } catch {
      return .unreadable(error)
    }
  }

  /// The length that the next header says; nil at the end of the stream.
  private mutating func nextLength() -> Int? {
    var length: Int?
    while true {
      line.clear()
      guard stream.readLine(into: &line, limit: Self.longestLine) else { return nil }
      let text = line.view.trimmed
      if text.isEmpty {
        if let length { return length }
      } else if let value = Self.length(text) {
        length = value
      }
    }
  }

  private static func length(_ line: ByteView) -> Int? {
    let name: StaticString = "Content-Length:"
    guard line.hasIgnoringCase(name) else { return nil }
    let digits = line.from(name.utf8CodeUnitCount).trimmed
    guard let (value, end) = digits.number(at: 0), end == digits.count, value >= 0 else {
      return nil
    }
    return value
  }
}
