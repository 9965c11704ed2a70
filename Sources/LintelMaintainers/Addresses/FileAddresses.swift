// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Finds the mail addresses in a file, with the names before them.
///
/// What get_maintainer.pl takes for one: characters of names, white space, commas, a bracket, the
/// address, a bracket. It is found in one pass here, backwards from each `@`.
struct FileAddresses {
  private let text: ByteView
  private let isUnicode: Bool

  /// The addresses in `text`, in their order; names are in them where they are wanted.
  ///
  /// - Parameter ofAnyScript: Whether names are text, as since 6.12, and not bytes.
  static func all(in text: ByteView, usingNames: Bool, ofAnyScript: Bool = true) -> [String] {
    let finder = FileAddresses(text: text, isUnicode: ofAnyScript)
    var found: [String] = []
    var from = 0
    var next = 0
    while let sign = text.firstIndex(of: UInt8(ascii: "@"), from: next) {
      next = sign + 1
      guard let end = finder.domainEnd(sign + 1) else { continue }
      let local = finder.localStart(sign, from: from)
      guard local < sign else { continue }
      let start = finder.nameStart(local, from: from)
      found.append(
        finder.address(start: start, local: local, end: end).text(usingName: usingNames))
      from = finder.isClosing(text[end]) ? end + 1 : end
      next = max(next, from)
    }
    return found
  }

  private static let local = ByteSet.word.union(ByteSet(".+-"))
  private static let alphanumeric = ByteSet.upper.union(.lower).union(.digit)
  private static let domain = alphanumeric.union(ByteSet(".-"))
  private static let name = ByteSet.upper.union(.lower).union(ByteSet("\"' ,.+-"))

  private func isOpening(_ byte: UInt8) -> Bool { byte.isA(ByteSet("(<{")) }
  private func isClosing(_ byte: UInt8) -> Bool { byte.isA(ByteSet(")>}")) }

  /// Where the domain ends that starts at `start`, or nil: it has a dot, and letters or digits
  /// after the last one.
  private func domainEnd(_ start: Int) -> Int? {
    var dot = text.skip(Self.domain, start) - 1
    while dot > start {
      if text[dot] == UInt8(ascii: "."), text[dot + 1].isA(Self.alphanumeric) {
        return text.skip(Self.alphanumeric, dot + 1)
      }
      dot -= 1
    }
    return nil
  }

  private func localStart(_ sign: Int, from: Int) -> Int {
    var at = sign
    while at > from, text[at - 1].isA(Self.local) { at -= 1 }
    return at
  }

  /// The parts that may stand before the address, from right to left.
  private struct Parts: OptionSet {
    let rawValue: Int
    static let local = Parts(rawValue: 1)
    static let bracket = Parts(rawValue: 2)
    static let innerSpace = Parts(rawValue: 4)
    static let commas = Parts(rawValue: 8)
    static let outerSpace = Parts(rawValue: 16)
    static let name = Parts(rawValue: 32)

    /// The parts that may follow to the left of these; each may be left out.
    var reachable: Parts {
      let lowest = rawValue & -rawValue
      // All beyond the rightmost one, and itself but for the one bracket.
      var parts = Parts(rawValue: 63 & ~(lowest - 1))
      if lowest == Parts.bracket.rawValue { parts.remove(.bracket) }
      return parts
    }
  }

  /// Where the text that belongs to the address at `local` starts.
  private func nameStart(_ local: Int, from: Int) -> Int {
    // The local part gives up its start where that can be the end of a name.
    var at = local
    var parts: Parts = [.local]
    while at > from {
      let (scalar, length) = isUnicode ? text.scalar(before: at) : (UInt32(text[at - 1]), 1)
      var next: Parts = []
      let open = parts.reachable
      let byte = scalar < 128 ? UInt8(scalar) : 0
      if open.contains(.bracket), isOpening(byte) { next.insert(.bracket) }
      if byte.isSpace { next.formUnion([.innerSpace, .outerSpace]) }
      if byte == UInt8(ascii: ",") { next.insert(.commas) }
      if byte > 0 ? byte.isA(Self.name) : isNameLetter(scalar) { next.insert(.name) }
      next.formIntersection(open)
      if next.isEmpty || at - length < from { break }
      parts = next
      at -= length
    }
    return at
  }

  /// Whether what is not ASCII may stand in a name.
  private func isNameLetter(_ scalar: UInt32) -> Bool {
    isUnicode ? Self.isLetter(scalar) : BytewiseName.isLetter(scalar)
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  /// The address whose text starts at `start`, with the best guess at the name before it.
  private func address(start: Int, local: Int, end: Int) -> AddressText {
    let head = text[start..<local]
    let hasBracket = isOpening(head.last)
    let before = head.upTo(head.count - (hasBracket ? 1 : 0)).string
    let parsed = AddressText("\(before)<\(text[local..<end].string)>")
    let name =
      isUnicode ? Self.personalName(parsed.name) : BytewiseName.personalName(parsed.name)
    return AddressText(name: name, address: parsed.address)
  }

  /// The last two words of what stands before an address, or three where initials are among them.
  private static func personalName(_ given: String) -> String {
    var name = Array(given.unicodeScalars)
    if name.count >= 2, name.first == "\"", name.last == "\"" {
      name.removeFirst()
      name.removeLast()
    }
    var words = name.split(omittingEmptySubsequences: false) { !isNameScalar($0) }
    while words.last?.isEmpty == true { words.removeLast() }
    words.removeAll { $0.count == 1 && !isLetter($0.first?.value ?? 0) }
    if words.count > 2 {
      let last = words.suffix(3).map { Array($0) }
      words = words.suffix(hasInitial(first: last[0], middle: last[1]) ? 3 : 2)
    }
    var scalars = Array(words.joined(separator: [Unicode.Scalar(32)]))
    if scalars.last == "," || scalars.last == "." { scalars.removeLast() }
    if scalars.first == "," || scalars.first == "." { scalars.removeFirst() }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      return byte.isA(name) && byte != 32 && byte != UInt8(ascii: "\"")
    }
    return isLetter(scalar.value)
  }

  private static func hasInitial(first: [Unicode.Scalar], middle: [Unicode.Scalar]) -> Bool {
    let isFirst =
      (first.count == 1 && isLetter(first[0].value)) || (first.count == 2 && first[1] == ".")
    return isFirst || middle.count == 1 || (middle.count == 2 && middle[1] == ".")
  }
}
