// SPDX-License-Identifier: GPL-2.0-only

import Testing

@testable import LintelText

/// Slices that are found by their bytes, whatever their hashes are.
@Suite struct ByteSliceIndexTests {
  /// Words one after the other, and where each is.
  private func words(_ count: Int, _ word: (Int) -> String) -> (text: [UInt8], places: [Range<Int>])
  {
    var text: [UInt8] = []
    var places: [Range<Int>] = []
    for index in 0..<count {
      let start = text.count
      text += Array(word(index).utf8)
      places.append(start..<text.count)
    }
    return (text, places)
  }

  /// All meet in one place. A table that goes through them would compare 1.25 thousand million pairs
  /// here, which a debug build does not do within the limit.
  @Test(.timeLimit(.minutes(1))) func wordsOfOneHashAreFoundQuickly() {
    let (text, places) = words(50_000) { "word\($0)" }
    var index = ByteSliceIndex(ignoringCase: true)
    text.withView { view in
      for (number, place) in places.enumerated() {
        #expect(index.insert(place, hash: 7, in: view) == (number, true))
      }
      for number in stride(from: 0, to: places.count, by: 97) {
        #expect(index.insert(places[number], hash: 7, in: view) == (number, false))
        #expect(index.range(number) == places[number])
      }
      #expect(index.number(of: ByteView("WORD49999"), hash: 7, in: view) == 49_999)
      #expect(index.number(of: ByteView("word50000"), hash: 7, in: view) == nil)
    }
    #expect(index.count == places.count)
  }

  /// Hashes that meet in a few places, others that do not, and so many that the table grows.
  @Test func nothingIsLostOnTheWay() {
    let (text, places) = words(3000) { "w\($0)_" }
    var index = ByteSliceIndex(expecting: 1)
    func hash(_ number: Int) -> UInt64 { UInt64(number % 3 == 0 ? number % 5 : number) }
    text.withView { view in
      for round in 0..<2 {
        // The second round has few of them, which are taken out one by one.
        let count = round == 0 ? places.count : 300
        for number in 0..<count {
          #expect(index.insert(places[number], hash: hash(number), in: view) == (number, true))
        }
        for number in places.indices {
          let found = index.number(of: view[places[number]], hash: hash(number), in: view)
          #expect(found == (number < count ? number : nil))
        }
        index.removeAll()
        #expect(index.count == 0)
        for number in places.indices {
          let found = index.number(of: view[places[number]], hash: hash(number), in: view)
          #expect(found == nil)
        }
      }
    }
  }
}
