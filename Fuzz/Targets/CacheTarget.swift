// SPDX-License-Identifier: GPL-2.0-only

import LintelText

@testable import Lintel

/// The files of the caches, with the right fingerprints, as a program of the user's could write them.
///
/// The first byte says which: `r` an encoded result, `s` a segment of results, `n` hashes of names,
/// `b` words of bindings.
final class CacheTarget: FuzzTarget {
  static let name = "cache"
  private let scratch = ScratchFolder()
  private var coding = ResultCoding()

  static var seeds: [[UInt8]] {
    var encoded: [[UInt8]] = []
    var checker = Checker(
      services: FuzzOptions.services(["--file"]), output: FindingOutput(isColored: false))
    for sample in Samples.files.prefix(12) {
      sample.withView { input in
        let (name, text) = FuzzOptions.named(input)
        checker.check(file: name, contents: text)
      }
      let encoder = ResultEncoder()
      encoder.add(checker.result())
      encoded.append(Array("r".utf8) + encoder.bytes.view.bytes)
    }
    let entry = [UInt8](repeating: 3, count: 48) + [8, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]
    return encoded + [
      Array("s12345678abcdefgh".utf8) + entry,
      Array("n".utf8) + [1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0],
      Array("b".utf8) + [9] + Array("a,b\nc,d-e\n".utf8) + [1, 0, 3] + Array("f.y".utf8),
    ]
  }

  init() {
    var file = ByteBuffer()
    file.append(number: NameCache.magic)
    scratch.write("camelcase-fuzz", file.view)
    let names = NameCache(directory: scratch.path).read(Array("fuzz".utf8))
    expect(names == [], "the cache refuses a file as it should be")
  }

  func run(_ input: ByteView) {
    let rest = input.from(1)
    switch input[0] {
    case UInt8(ascii: "r"): readResult(rest)
    case UInt8(ascii: "s"): readSegment(rest)
    case UInt8(ascii: "n"): readNames(rest)
    case UInt8(ascii: "b"): readBindings(rest)
    default: break
    }
  }

  /// The parts of a result; nil where it is damaged.
  private func decode(_ bytes: ByteView) -> [InputResult]? {
    coding.encoded.clear()
    coding.encoded.append(bytes)
    var parts: [InputResult] = []
    return coding.decode { parts.append($0) } ? parts : nil
  }

  private func readResult(_ bytes: ByteView) {
    guard let parts = decode(bytes) else { return }
    let encoder = ResultEncoder()
    parts.forEach(encoder.add)
    expect(encoder.isWhole, "a decoded result cannot be encoded")
    guard let again = decode(encoder.bytes.view) else { fail("what was encoded is damaged") }
    expect(
      again.elementsEqual(parts) { one, other in
        one.text == other.text && one.entries.count == other.entries.count
          && one.knownNames == other.knownNames && one.linkerWords == other.linkerWords
          && one.linesChecked == other.linesChecked
      }, "a result changes when it is encoded")
  }

  /// The input is results, then an index of as many whole entries as there can be.
  private func readSegment(_ bytes: ByteView) {
    let count = min(bytes.count / CacheSegment.Entry.size, Int(bytes[0] & 7))
    let body = bytes.upTo(bytes.count - count * CacheSegment.Entry.size)
    let index = bytes.from(body.count)
    let hash = ContentHash(index)
    var file = ByteBuffer(capacity: bytes.count + 64)
    file.append(number: CacheSegment.magic)
    file.append(bytes)
    for number in [UInt64(8 + body.count), hash.high, hash.low, CacheSegment.magic] {
      file.append(number: number)
    }
    let path = scratch.write("segment", file.view)
    guard let segment = CacheSegment(path) else { return }
    for entry in segment.entries where segment.read(entry, into: &coding.encoded) {
      _ = coding.decode { _ in }
    }
  }

  private func readNames(_ bytes: ByteView) {
    let cache = NameCache(directory: scratch.path)
    var file = ByteBuffer()
    file.append(number: NameCache.magic)
    file.append(bytes)
    scratch.write("camelcase-fuzz", file.view)
    guard let names = cache.read(Array("fuzz".utf8)) else { return }
    expect(names.count == bytes.count / 8, "\(names.count) names in \(bytes.count) bytes")
  }

  private func readBindings(_ bytes: ByteView) {
    let folder = scratch.path + "/bindings"
    let hash = ContentHash(bytes)
    var file = ByteBuffer(capacity: bytes.count + 64)
    for number in [BindingCache.magic, 1, 1, hash.high, hash.low] { file.append(number: number) }
    file.append(bytes)
    scratch.write(UserCache.bindingsPrefix + BindingCache.name(folder), file.view)
    guard let words = BindingCache(directory: scratch.path).read(folder) else { return }
    for pattern in CompatiblePattern.all(ByteView("ab,cd-ef")) { _ = words.contains(pattern) }
  }
}
