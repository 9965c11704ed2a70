// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// What is packed comes out as it was, and bytes that are damaged harm nobody.
@Suite struct TextPackerTests {
  private func pack(_ bytes: [UInt8]) -> [UInt8] {
    var packer = TextPacker()
    return bytes.withView { packer.pack($0).bytes }
  }

  private func unpack(_ packed: [UInt8], count: Int) -> [UInt8]? {
    var out = ByteBuffer()
    guard packed.withView({ TextPacker.unpack($0, count: count, into: &out) }) else { return nil }
    return out.view.bytes
  }

  private static let samples: [[UInt8]] = {
    var generator = Steps(state: 11)
    var samples: [[UInt8]] = [[], [1], Array("abcd".utf8), Array(repeating: 7, count: 70_000)]
    for length in [5, 15, 16, 17, 31, 270, 4000, 200_000] {
      samples.append((0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) })
      samples.append((0..<length).map { _ in UInt8.random(in: 0...1, using: &generator) })
      samples.append(
        Array(
          (0..<length).map { "drivers/net/a.c:\($0): WARNING:SPACING: put a space here\n" }
            .joined().utf8.prefix(length)))
    }
    return samples
  }()

  @Test func whatIsPackedComesOut() {
    for sample in Self.samples {
      #expect(unpack(pack(sample), count: sample.count) == sample)
    }
  }

  @Test func aReportIsAFractionAsLong() {
    let text = (0..<1000).map { "drivers/net/a.c:\($0): WARNING:SPACING: put a space here\n" }
    let bytes = Array(text.joined().utf8)
    #expect(pack(bytes).count * 5 < bytes.count)
  }

  @Test func anotherLengthIsRefused() {
    for sample in Self.samples where !sample.isEmpty {
      let packed = pack(sample)
      #expect(unpack(packed, count: sample.count - 1) == nil)
      #expect(unpack(packed, count: sample.count + 1) == nil)
      #expect(unpack(packed, count: 1 << 40) == nil)
    }
  }

  @Test func damageIsSafe() {
    var generator = Steps(state: 5)
    for sample in Self.samples where sample.count < 5000 {
      for _ in 0..<200 {
        var packed = pack(sample)
        let place = Int.random(in: 0..<packed.count, using: &generator)
        if Bool.random(using: &generator) {
          packed[place] = UInt8.random(in: 0...255, using: &generator)
        } else {
          packed.removeLast(packed.count - place)
        }
        let found = unpack(packed, count: sample.count)
        #expect(found == nil || found?.count == sample.count)
      }
    }
  }
}

/// Numbers that are the same in each run of the tests.
private struct Steps: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
