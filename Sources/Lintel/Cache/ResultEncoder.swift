// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Makes bytes of the result of a source file: all that a report has to know, and so all that decides
/// what is said about later inputs.
///
/// Text and entries are packed piece by piece, as they come: a report says the same words again and
/// again, and what is a fifth as long is read and compared in a fifth of the time.
package final class ResultEncoder {
  /// The encoded result once it is whole.
  private(set) var bytes = ByteBuffer(capacity: 1 << 12)
  /// Whether the last part has come, and the result has no more to it than a file's findings.
  private(set) var isWhole = false
  private var pieces = ByteBuffer(capacity: 1 << 12)
  private var pieceCount = 0
  private var plain = ByteBuffer(capacity: 1 << 12)
  private var packer = TextPacker()

  /// An encoder for one result.
  package init() {}

  /// Adds a part; after the last one the result is whole.
  package func add(_ part: InputResult) {
    plain.clear()
    var start = 0
    for entry in part.entries {
      plain.append(short: TypeNumbers.shared.number(of: entry.type))
      plain.append(short: entry.textEnd - start)
      append(entry.level, entry.once)
      start = entry.textEnd
    }
    let entriesEnd = plain.count
    part.text.withView { plain.append($0) }
    pieces.append(short: part.entries.count)
    pieces.append(short: entriesEnd)
    pieces.append(short: plain.count)
    let packed = packer.pack(plain.view)
    pieces.append(counted: packed)
    pieceCount += 1
    if part.endsInput { end(with: part) }
  }

  private func end(with part: InputResult) {
    guard part.failure == nil, part.fixedLines == nil, part.trace.isEmpty, part.notes.isEmpty,
      part.unchecked.isEmpty
    else { return }
    bytes.append(flags(of: part))
    bytes.append(short: part.linesChecked)
    bytes.append(short: part.knownNames.count)
    for name in part.knownNames { bytes.append(number: name) }
    bytes.append(short: part.linkerWords.count)
    for word in part.linkerWords { word.withView { bytes.append(counted: $0) } }
    bytes.append(short: pieceCount)
    bytes.append(pieces.view)
    isWhole = true
  }

  private func flags(of result: InputResult) -> UInt8 {
    let silence: UInt8 =
      switch result.silence {
      case .none: 0
      case .empty: 1
      case .notAPatch: 2
      }
    return silence | (result.isStrict ? 4 : 0) | (result.isPatch ? 8 : 0)
      | (result.hasWhitespaceErrors ? 16 : 0)
  }

  private func append(_ level: Level, _ once: Finding.Once?) {
    switch once {
    case nil: plain.append(level.rawValue)
    case .name(let hash):
      plain.append(level.rawValue | 4)
      plain.append(number: hash)
    case .linkerSymbol(let name):
      plain.append(level.rawValue | 8)
      name.withView { plain.append(counted: $0) }
    case .corruption: plain.append(level.rawValue | 12)
    }
  }
}
