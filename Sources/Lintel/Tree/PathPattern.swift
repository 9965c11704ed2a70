// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A file pattern of MAINTAINERS, compiled.
///
/// The fields' values are regular expressions in the end (`F:` and `X:` after their wildcards were
/// rewritten), of which only a small part is ever used: bytes, `.`, sets, `^`, `$`, `\b` and the
/// repeats `*`, `+`, `?`. Matching follows all states at once, so no pattern can make it slow.
/// A pattern with a group or an alternative matches nothing.
package struct PathPattern: Sendable {
  /// A step that takes one byte, or a place that takes none.
  private enum Atom {
    case byte(ByteSet, beyondASCII: Bool)
    case lineStart, lineEnd, wordBoundary
  }

  private struct Step {
    let atom: Atom
    var optional = false
    var repeats = false
  }

  private var steps: [Step] = []
  private let anchored: Bool
  private let isUsable: Bool

  /// The slashes a matching path has to have, or nil when any number will do.
  private let slashes: Int?

  /// The pattern of an `F:` or `X:` field: `*` and `?` are wildcards, and it stands for the
  /// files below it only when it ends with a slash.
  ///
  /// - Parameter isDirectory: Whether a path is a directory of the tree; such a pattern gets its
  ///   slash here.
  package init(wildcards value: ByteView, isDirectory: (String) -> Bool) {
    var text: [UInt8] = []
    var isPlain = true
    for index in 0..<value.count {
      switch value[index] {
      case UInt8(ascii: "."): text += [UInt8(ascii: "\\"), UInt8(ascii: ".")]
      case UInt8(ascii: "*"): text += [UInt8(ascii: "."), UInt8(ascii: "*")]
      case UInt8(ascii: "?"): text.append(UInt8(ascii: "."))
      case let byte:
        text.append(byte)
        continue
      }
      isPlain = false
    }
    let slash = UInt8(ascii: "/")
    if isPlain, text.last != slash, !text.isEmpty, isDirectory(value.string) { text.append(slash) }
    let count = text.count { $0 == slash }
    let parsed = text.withView { PathPattern.parse($0, skippingSpace: false) }
    steps = parsed ?? []
    isUsable = parsed != nil
    slashes = text.last == slash ? nil : count
    anchored = true
  }

  /// The pattern of an `N:` field, a regular expression that may match anywhere in the path.
  package init(expression value: ByteView) {
    let parsed = PathPattern.parse(value, skippingSpace: true)
    steps = parsed ?? []
    isUsable = parsed != nil
    slashes = nil
    anchored = false
  }

  /// Whether the pattern matches `path`, which is counted from the top directory.
  package func matches(_ path: ByteView) -> Bool {
    guard isUsable else { return false }
    // Nearly every pattern of a tree ends here for nearly every path, before memory is needed.
    if anchored, let first = steps.first, !first.optional,
      case .byte(let set, let beyond) = first.atom,
      path[0] < 128 ? !set.contains(path[0]) : !beyond
    {
      return false
    }
    if let slashes {
      var count = 0
      for index in 0..<path.count where path[index] == UInt8(ascii: "/") { count += 1 }
      guard count == slashes else { return false }
    }
    var states = [Bool](repeating: false, count: steps.count + 1)
    var next = states
    for index in 0...path.count {
      if index == 0 || !anchored { states[0] = true }
      // Places and optional steps are passed without a byte, in order.
      for (number, step) in steps.enumerated() where states[number] {
        let passes =
          switch step.atom {
          case .byte: step.optional
          case .lineStart: index == 0
          case .lineEnd: index == path.count
          case .wordBoundary: path.isWordBoundary(index)
          }
        if passes { states[number + 1] = true }
      }
      if states[steps.count] { return true }
      guard index < path.count else { break }
      let byte = path[index]
      for number in next.indices { next[number] = false }
      var isAlive = !anchored
      for (number, step) in steps.enumerated() where states[number] {
        guard case .byte(let set, let beyond) = step.atom,
          byte < 128 ? set.contains(byte) : beyond
        else { continue }
        next[number + 1] = true
        if step.repeats { next[number] = true }
        isAlive = true
      }
      guard isAlive else { return false }
      swap(&states, &next)
    }
    return false
  }

  private static func parse(_ text: ByteView, skippingSpace: Bool) -> [Step]? {
    var steps: [Step] = []
    var at = 0
    while at < text.count {
      let byte = text[at]
      at += 1
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "{"): return nil
      case UInt8(ascii: "^"): steps.append(Step(atom: .lineStart))
      case UInt8(ascii: "$"): steps.append(Step(atom: .lineEnd))
      case UInt8(ascii: "."):
        steps.append(Step(atom: .byte(ByteSet(low: ~0, high: ~0), beyondASCII: true)))
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
        guard var last = steps.popLast(), case .byte = last.atom else { return nil }
        last.optional = last.optional || byte != UInt8(ascii: "+")
        last.repeats = last.repeats || byte != UInt8(ascii: "?")
        steps.append(last)
      case UInt8(ascii: "["):
        guard let (step, end) = parseSet(text, at) else { return nil }
        steps.append(step)
        at = end
      case UInt8(ascii: "\\"):
        guard at < text.count else { return nil }
        if text[at] == UInt8(ascii: "b") {
          steps.append(Step(atom: .wordBoundary))
        } else if text[at].isWord {
          return nil
        } else {
          steps.append(literal(text[at]))
        }
        at += 1
      default:
        if skippingSpace && byte.isSpace { continue }
        if skippingSpace && byte == UInt8(ascii: "#") { return steps }
        steps.append(literal(byte))
      }
    }
    return steps
  }

  private static func literal(_ byte: UInt8) -> Step {
    Step(atom: .byte(set(of: byte...byte), beyondASCII: byte >= 128))
  }

  /// The set whose members start at `start`, behind its bracket, and where it ends.
  private static func parseSet(_ text: ByteView, _ start: Int) -> (Step, end: Int)? {
    var at = start
    let inverted = text[at] == UInt8(ascii: "^")
    if inverted { at += 1 }
    let first = at
    var members = ByteSet(low: 0, high: 0)
    while at < text.count {
      if text[at] == UInt8(ascii: "]"), at > first {
        if inverted { members = ByteSet(low: ~members.low, high: ~members.high) }
        return (Step(atom: .byte(members, beyondASCII: inverted)), at + 1)
      }
      if text[at] == UInt8(ascii: "\\") { at += 1 }
      let low = text[at]
      var high = low
      if text[at + 1] == UInt8(ascii: "-"), text[at + 2] != UInt8(ascii: "]"), at + 2 < text.count {
        high = text[at + 2]
        at += 2
      }
      guard low <= high else { return nil }
      members = members.union(set(of: low...high))
      at += 1
    }
    return nil
  }

  private static func set(of range: ClosedRange<UInt8>) -> ByteSet {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for byte in range where byte < 128 {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    return ByteSet(low: low, high: high)
  }
}
