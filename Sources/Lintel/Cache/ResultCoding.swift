// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The result of a source file as bytes: all that a report has to know, and so all that decides what
/// is said about later inputs.
enum ResultCoding {
  /// Adds the result to `out`; false for one that has more to it than a file's findings.
  static func encode(_ result: InputResult, into out: inout ByteBuffer) -> Bool {
    guard result.failure == nil, result.fixedLines == nil, result.trace.isEmpty,
      result.notes.isEmpty
    else { return false }
    out.append(flags(of: result))
    out.append(short: result.linesChecked)
    var types: [StaticString] = []
    var entries = ByteBuffer(capacity: result.entries.count * 4 + 16)
    var start = 0
    for entry in result.entries {
      let type = index(of: entry.type, in: &types)
      entries.append(short: type)
      entries.append(short: entry.textEnd - start)
      encode(entry.level, entry.once, into: &entries)
      start = entry.textEnd
    }
    out.append(short: types.count)
    for type in types { out.append(counted: ByteView(type)) }
    out.append(short: result.entries.count)
    out.append(entries.view)
    out.append(short: result.knownNames.count)
    for name in result.knownNames { out.append(number: name) }
    out.append(short: result.linkerWords.count)
    for word in result.linkerWords { word.withView { out.append(counted: $0) } }
    result.text.withView { out.append(counted: $0) }
    return true
  }

  /// The result that the bytes say; nil for bytes that `encode` cannot have written.
  static func decode(_ view: ByteView, types known: TypeNames) -> InputResult? {
    var reader = NumberReader(view)
    var result = InputResult()
    guard let silence = readFlags(reader.short(upTo: 31), &result) else { return nil }
    result.silence = silence
    result.linesChecked = reader.short(upTo: .max)
    var types: [StaticString] = []
    for _ in 0..<reader.count() {
      guard let type = known[reader.bytes()] else { return nil }
      types.append(type)
    }
    let count = reader.count()
    result.entries.reserveCapacity(count)
    var end = 0
    for _ in 0..<count {
      let type = reader.short(upTo: max(types.count - 1, 0))
      end += reader.short(upTo: view.count - end)
      guard types.indices.contains(type), let (level, once) = readWeight(&reader) else {
        return nil
      }
      result.entries.append(
        InputResult.Entry(type: types[type], level: level, once: once, textEnd: end))
    }
    for _ in 0..<reader.count() { result.knownNames.append(reader.number()) }
    for _ in 0..<reader.count() { result.linkerWords.insert(reader.bytes().bytes) }
    result.text = reader.bytes().bytes
    guard reader.isValid, reader.isAtEnd, end == result.text.count else { return nil }
    return result
  }

  private static func index(of type: StaticString, in types: inout [StaticString]) -> Int {
    if let index = types.firstIndex(where: { ByteView($0).equals(type) }) { return index }
    types.append(type)
    return types.count - 1
  }

  // MARK: - Small parts

  private static func flags(of result: InputResult) -> UInt8 {
    let silence: UInt8 =
      switch result.silence {
      case .none: 0
      case .empty: 1
      case .notAPatch: 2
      }
    return silence | (result.isStrict ? 4 : 0) | (result.isPatch ? 8 : 0)
      | (result.hasWhitespaceErrors ? 16 : 0)
  }

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

  private static func encode(_ level: Level, _ once: Finding.Once?, into out: inout ByteBuffer) {
    switch once {
    case nil: out.append(level.rawValue)
    case .name(let hash):
      out.append(level.rawValue | 4)
      out.append(number: hash)
    case .linkerSymbol(let name):
      out.append(level.rawValue | 8)
      name.withView { out.append(counted: $0) }
    case .corruption: out.append(level.rawValue | 12)
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

/// The names of all types, to find one by its bytes.
struct TypeNames: Sendable {
  private let names: [UInt64: StaticString]

  init() {
    var names: [UInt64: StaticString] = [:]
    for info in RuleCatalog.all { names[ByteView(info.type).hash] = info.type }
    self.names = names
  }

  /// The name of these bytes; nil where no type has it.
  subscript(bytes: ByteView) -> StaticString? {
    guard let name = names[bytes.hash], bytes.equals(name) else { return nil }
    return name
  }
}
