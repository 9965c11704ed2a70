// SPDX-License-Identifier: GPL-2.0-only

package import LintelText
import Synchronization

/// What a tree's device tree bindings document: compatible strings and vendor prefixes.
///
/// The oracle runs `grep -r` for each string. Here the bindings (15 MB in 5,600 files in Linux
/// 6.12) are read once, with an index of what stands around their commas, because nearly every
/// compatible string has one: an answer then costs a few comparisons.
package final class DeviceTreeBindings: Sendable {
  private let corpus: Lazy<Corpus>
  private let vendors: Lazy<Text>
  private let answers = Mutex<[[UInt8]: Bool]>([:])

  /// The bindings of the tree at `root`.
  init(root: String) {
    let folder = root + "/Documentation/devicetree/bindings"
    corpus = Lazy { Corpus(folder) }
    vendors = Lazy {
      var bytes = ByteBuffer()
      try? InputFile.read(folder + "/vendor-prefixes.yaml", into: &bytes)
      return Text(bytes)
    }
  }

  /// Whether some binding mentions the compatible string.
  ///
  /// - Parameter compatible: A string of letters, digits and `-,.+_`.
  package func isDocumented(_ compatible: ByteView) -> Bool {
    // grep would take it for an option and fail.
    if compatible[0] == UInt8(ascii: "-") { return false }
    let key = compatible.bytes
    if let known = answers.withLock({ $0[key] }) { return known }
    let answer = CompatiblePattern.all(compatible).contains { corpus.get.contains($0) }
    answers.withLock { $0[key] = answer }
    return answer
  }

  /// Whether `vendor-prefixes.yaml` lists the part of a compatible string before its comma.
  package func isVendorKnown(_ vendor: ByteView) -> Bool {
    var entry = ByteBuffer()
    entry.append("\"^")
    entry.append(vendor)
    entry.append(",.*\":")
    return vendors.get.bytes.view.firstIndexFar(of: entry.view) != nil
  }
}

/// Bytes that are written once and then shared.
private final class Text: Sendable {
  let bytes: ByteBuffer

  init(_ bytes: consuming ByteBuffer) { self.bytes = bytes }
}

/// The text of all bindings and its index.
private final class Corpus: Sendable {
  private let text: ByteBuffer

  /// Where the newest comma of each hash class is, plus one, and for each comma the one before it.
  private let heads: [UInt32]
  private let entries: [(position: UInt32, older: UInt32)]

  private static let classes = 1 << 16

  init(_ folder: String) {
    // Room for all of it, so that it never moves; what is not written takes no memory.
    var text = ByteBuffer(capacity: 48 << 20)
    FileTree.appendContents(below: folder, to: &text)
    var heads = [UInt32](repeating: 0, count: Corpus.classes)
    var entries: [(position: UInt32, older: UInt32)] = []
    entries.reserveCapacity(1 << 18)
    let view = text.view
    var at = 0
    while let comma = view.firstIndex(of: UInt8(ascii: ","), from: at) {
      at = comma + 1
      // No compatible string has a blank behind its comma, and most commas have one.
      if view[at] <= 32 { continue }
      let key = Corpus.hash(view, comma)
      entries.append((UInt32(truncatingIfNeeded: comma), heads[key]))
      heads[key] = UInt32(truncatingIfNeeded: entries.count)
    }
    self.text = text
    self.heads = heads
    self.entries = entries
  }

  /// A number for the two bytes on each side of a comma, or for one behind it that opens a gap.
  private static func hash(_ view: ByteView, _ comma: Int) -> Int {
    let before = UInt32(view[comma - 2]) << 8 | UInt32(view[comma - 1])
    let opensGap = view[comma + 1] == UInt8(ascii: "<")
    let after = UInt32(view[comma + 1]) << 8 | (opensGap ? 0 : UInt32(view[comma + 2]))
    return Int(((before << 16 | after) &* 0x9E37_79B1) >> 16)
  }

  func contains(_ pattern: CompatiblePattern) -> Bool {
    let view = text.view
    return pattern.literal.withView { literal in
      guard let comma = pattern.comma else { return containsAnywhere(pattern, literal) }
      var number = heads[Corpus.hash(literal, comma)]
      while number > 0 {
        let entry = entries[Int(number) - 1]
        let start = Int(entry.position) - comma
        if view.has(literal, at: start), pattern.isLiteral || pattern.matches(line(at: start)) {
          return true
        }
        number = entry.older
      }
      return false
    }
  }

  private func containsAnywhere(_ pattern: CompatiblePattern, _ literal: ByteView) -> Bool {
    let view = text.view
    var at = 0
    while let found = view.firstIndexFar(of: literal, from: at), found < view.count {
      if pattern.isLiteral { return true }
      let end = view.firstIndex(of: UInt8(ascii: "\n"), from: found) ?? view.count
      if pattern.matches(line(at: found)) { return true }
      at = end
    }
    return false
  }

  private func line(at position: Int) -> ByteView {
    let view = text.view
    var start = position
    while start > 0 && view[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return view[start..<(view.firstIndex(of: UInt8(ascii: "\n"), from: position) ?? view.count)]
  }
}
