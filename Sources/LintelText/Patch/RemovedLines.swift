// SPDX-License-Identifier: GPL-2.0-only

/// The lines that a patch removes, so that one which is only moved can be told from a new one.
package struct RemovedLines: Sendable {
  /// How an added line compares with what the patch removes.
  package enum Match: Sendable {
    /// It is new.
    case none
    /// A removed line differs in white space only.
    case butForWhiteSpace
    /// A removed line is the same.
    case same
  }

  /// No more lines than this are kept, so that memory stays bounded.
  private static let most = 1 << 20

  private var hashes = HashSet()
  private var count = 0

  /// No line.
  package init() {}

  /// Adds a line of the patch that starts with its marker; one without a word tells nothing.
  package mutating func add(_ line: ByteView) {
    guard count < Self.most, let line = Self.text(line) else { return }
    count += 1
    _ = hashes.insert(line.hash)
    _ = hashes.insert(Self.hashWithoutSpaces(line))
  }

  /// How an added line, which starts with its marker, compares.
  package func match(_ line: ByteView) -> Match {
    guard count > 0, let line = Self.text(line) else { return .none }
    if hashes.contains(line.hash) { return .same }
    return hashes.contains(Self.hashWithoutSpaces(line)) ? .butForWhiteSpace : .none
  }

  /// The line after its marker; nil where it has no word, as a brace alone.
  private static func text(_ line: ByteView) -> ByteView? {
    let line = line.from(1)
    return line.next(ByteClass.word, from: 0) < line.count ? line : nil
  }

  /// The hash of what is no white space; never that of a line as it is.
  private static func hashWithoutSpaces(_ line: ByteView) -> UInt64 {
    var hash = FNV1a()
    hash.add(byte: UInt8(ascii: "\n"))
    for index in 0..<line.count where !line[index].isSpace { hash.add(byte: line[index]) }
    return hash.value
  }
}
