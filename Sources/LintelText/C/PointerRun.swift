// SPDX-License-Identifier: GPL-2.0-only

/// The ends that pointers, arrays and white space after a type's name can have, the longest first.
///
/// `int * const *p[]` has one end after each star, bracket pair, const and space. What follows a
/// type is nearly always looked for after white space, so within a space run only its two edges
/// and the position before its last space count.
struct PointerRun {
  private let text: ByteView
  private let start: Int
  /// Where the run stops at the latest.
  private var end: Int
  private var isFirst = true

  /// The run after the type's name that ends at `start`.
  init(_ text: ByteView, _ start: Int) {
    self.text = text
    self.start = start
    end = Self.longest(text, start)
  }

  /// Goes over stars, spaces, empty brackets and the consts that follow a star or space.
  private static func longest(_ text: ByteView, _ start: Int) -> Int {
    var at = start
    var moved = true
    // A longer run is none of real code, and each of its ends would be tried.
    let limit = start + SearchBudget.near
    while moved {
      moved = false
      while at < limit {
        if text[at] == UInt8(ascii: "*") || text[at].isSpace {
          at += 1
        } else if let close = brackets(text, at) {
          at = close
        } else {
          break
        }
        moved = true
      }
      if at > start && text.has("const", at: at) && moved {
        at += 5
      } else {
        break
      }
    }
    return at
  }

  /// The end of an empty pair of brackets at `at`, white space inside allowed.
  private static func brackets(_ text: ByteView, _ at: Int) -> Int? {
    guard text[at] == UInt8(ascii: "[") else { return nil }
    let close = text.skipSpaces(at + 1)
    return text[close] == UInt8(ascii: "]") ? close + 1 : nil
  }

  /// The next shorter end; nil when all were given.
  mutating func next() -> Int? {
    if isFirst {
      isFirst = false
      return end
    }
    guard end > start else { return nil }
    switch text[end - 1] {
    case UInt8(ascii: "]"):
      let inside = text.skipSpacesBack(end - 1)
      end = max(start, inside - 1)
    case UInt8(ascii: "t"):
      end = max(start, end - 5)
    case let byte where byte.isSpace:
      // From after a space run: before its last space, then before the run.
      let runStart = text.skipSpacesBack(end)
      end = end - 1 > runStart ? max(runStart, start) : end - 1
    default:
      end -= 1
    }
    return max(end, start)
  }
}
