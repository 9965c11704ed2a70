// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The sentence of a finding: short, and it says what to do.
///
/// It is made of pieces of literals, of the line and of other text, which must outlive it unless they
/// are kept: it is nearly always written down at once. Nothing is allocated for text that somebody
/// else owns.
package struct Message: Sendable, ExpressibleByStringInterpolation {
  private enum Piece {
    case text(ByteView)
    case number(Int)
    /// A part of `owned`.
    case owned(Range<Int>)
  }

  private var pieces = [8 of Piece](repeating: .text(.empty))
  private var count = 0
  private var owned: [UInt8] = []

  private init() {}

  package init(stringLiteral value: StaticString) { add(.text(ByteView(value))) }
  package init(stringInterpolation: Interpolation) { self = stringInterpolation.message }

  /// Collects the pieces of a message with operands.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var message = Message()

    package init(literalCapacity: Int, interpolationCount: Int) {}
    package mutating func appendLiteral(_ literal: StaticString) {
      message.add(.text(ByteView(literal)))
    }
    package mutating func appendInterpolation(_ view: ByteView) { message.add(.text(view)) }
    package mutating func appendInterpolation(_ text: [UInt8]) { message.addCopy(of: text) }
    package mutating func appendInterpolation(_ text: String) { message.addCopy(of: text.utf8) }
    package mutating func appendInterpolation(_ text: StaticString) { appendLiteral(text) }
    package mutating func appendInterpolation(_ number: Int) { message.add(.number(number)) }
    /// One byte, as a character.
    package mutating func appendInterpolation(byte: UInt8) {
      message.addCopy(of: CollectionOfOne(byte))
    }
  }

  private mutating func add(_ piece: Piece) {
    if count == pieces.count { keep() }
    pieces[count] = piece
    count += 1
  }

  private mutating func addCopy(of bytes: some Collection<UInt8>) {
    // What is added would be lost with the rest of `owned`.
    if count == pieces.count { keep() }
    let start = owned.count
    owned += bytes.prefix(Limits.quotedBytes + 1)
    add(.owned(start..<owned.count))
  }

  /// Makes one piece of all: a copy, which is there as long as the message.
  mutating func keep() {
    var text = ByteBuffer()
    append(to: &text)
    owned = text.view.bytes
    pieces[0] = .owned(0..<owned.count)
    count = 1
  }

  /// The part of a line that the message names first: a piece that lies in the line, or in `code`, whose
  /// offsets are those of the line; nil where it has none.
  package func part(of line: ByteView, code: ByteView) -> Range<Int>? {
    for index in 0..<count {
      guard case .text(let text) = pieces[index], !text.isEmpty else { continue }
      if let start = line.start(of: text) ?? code.start(of: text) {
        return start..<min(start + text.count, line.count)
      }
    }
    return nil
  }

  /// The first place of the line, from `start` on, where a copied piece of the message stands; nil where
  /// none does.
  package func copy(in line: ByteView, from start: Int) -> Range<Int>? {
    for index in 0..<count {
      guard case .owned(let part) = pieces[index] else { continue }
      if let found = owned.withView({ line.range(ofWhole: $0[part], from: start) }) { return found }
    }
    return nil
  }

  /// Adds the text to a buffer.
  package func append(to out: inout ByteBuffer) {
    for index in 0..<count {
      switch pieces[index] {
      case .text(let text): append(text, to: &out)
      case .number(let number): out.append(decimal: number)
      case .owned(let range): owned.withView { append($0[range], to: &out) }
      }
    }
  }

  /// Adds a piece; of a long one, which only code can be, the start.
  private func append(_ text: ByteView, to out: inout ByteBuffer) {
    if text.count <= Limits.quotedBytes || count == 1 { return out.append(text) }
    out.append(text.upTo(Limits.quotedBytes))
    out.append("...")
  }
}
