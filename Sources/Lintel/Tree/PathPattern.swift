// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A file pattern of MAINTAINERS, compiled: an `F:` or `X:` field.
///
/// get_maintainer.pl makes a regular expression of such a field, in which only `*`, `?` and `.` lose
/// or change their meaning, and looks for it at the start of a path. So a pattern is a prefix: what
/// it does not end with a slash for must stand in the last part of the path. Later versions of the
/// script know `**` besides, which may stand for several parts. Nearly all patterns are plain bytes
/// up to some place, and wildcards after that.
package struct PathPattern: Sendable {
  /// The pattern as the script keeps it: a regular expression, with the slash of a directory.
  package let expression: String

  /// The bytes that every matching path starts with.
  package let prefix: [UInt8]

  /// How deep the script takes the pattern to reach: its slashes and 1 for a file; -1 when it
  /// starts with a wildcard.
  package let depth: Int

  /// The slashes that a matching path has to have, or nil when any number will do.
  private let slashes: Int?

  private enum Rest {
    /// A byte of the set, or one beyond ASCII where the set has those.
    case byte(ByteSet, beyondASCII: Bool)
    /// Any number of bytes.
    case wildcard
  }

  /// What has to follow the prefix.
  private let rest: [Rest]

  /// What has to match the whole path, for a pattern with more than wildcards and sets.
  private let general: Expression?

  /// The pattern of an `F:` or `X:` field.
  ///
  /// - Parameter knowsDoubleStars: Whether `**` is more than two wildcards.
  /// - Parameter isDirectory: Whether a path is a directory of the tree; such a pattern gets its
  ///   slash here, if it has no dot and no wildcard. (The script asks with the dots escaped.)
  /// - Throws: What is wrong with the regular expression.
  package init(
    wildcards value: ByteView, knowsDoubleStars: Bool, isDirectory: (String) -> Bool
  ) throws(ExpressionError) {
    var text: [UInt8] = []
    var isPlain = true
    var at = 0
    while at < value.count {
      defer { at += 1 }
      switch value[at] {
      case UInt8(ascii: "."): text += [UInt8(ascii: "\\"), UInt8(ascii: ".")]
      case UInt8(ascii: "*") where knowsDoubleStars && value[at + 1] == UInt8(ascii: "*"):
        text += Self.anyPath
        at += 1
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
    let reachesBelow = text.last == slash
    let crossesFolders = knowsDoubleStars && text.withView { $0.contains("(?:") }
    slashes = reachesBelow || crossesFolders ? nil : count
    let isOpen = text.starts(with: ".*".utf8) || knowsDoubleStars && text.starts(with: Self.anyPath)
    depth = isOpen ? -1 : reachesBelow ? count : count + 1
    expression = text.withView { $0.string }
    if let (prefix, rest) = text.withView({ PathPattern.simple($0) }) {
      self.prefix = prefix
      self.rest = rest
      general = nil
    } else {
      general = try Expression("^" + expression)
      prefix = []
      rest = []
    }
  }

  /// What the script makes of `**`.
  package static let anyPath = Array("(?:.*)".utf8)

  /// Whether the pattern matches `path`, which is counted from the top directory.
  package func matches(_ path: ByteView) -> Bool {
    for index in prefix.indices where path[index] != prefix[index] { return false }
    guard path.count >= prefix.count else { return false }
    return matchesAfterPrefix(path, slashes: path.slashes)
  }

  /// Whether the pattern matches `path`, which has so many slashes and starts with the prefix.
  package func matchesAfterPrefix(_ path: ByteView, slashes count: Int) -> Bool {
    if let slashes, slashes != count { return false }
    return matchesStart(path)
  }

  /// Whether the pattern matches the start of `path`, which starts with the prefix, however many
  /// slashes there are.
  package func matchesStart(_ path: ByteView) -> Bool {
    if let general { return general.matches(path) }
    if rest.isEmpty { return true }
    // As for a glob: on a mismatch the last wildcard takes one byte more, and none before it has
    // to be tried again.
    var at = prefix.count
    var step = 0
    var retry: (step: Int, at: Int)?
    while step < rest.count {
      switch rest[step] {
      case .wildcard:
        step += 1
        retry = (step, at)
        continue
      case .byte(let set, let beyondASCII):
        if at < path.count, path[at] < 128 ? set.contains(path[at]) : beyondASCII {
          step += 1
          at += 1
          continue
        }
      }
      guard let last = retry, last.at < path.count else { return false }
      (step, at) = (last.step, last.at + 1)
      retry = (step, at)
    }
    return true
  }

  /// The pattern as plain bytes and wildcards; nil when it needs more.
  private static func simple(_ text: ByteView) -> (prefix: [UInt8], rest: [Rest])? {
    var prefix: [UInt8] = []
    var rest: [Rest] = []
    var at = 0
    while at < text.count {
      let byte = text[at]
      at += 1
      switch byte {
      case UInt8(ascii: "."):
        if text[at] == UInt8(ascii: "*") {
          at += 1
          rest.append(.wildcard)
        } else {
          rest.append(.byte(ByteSet(low: ~0, high: ~0), beyondASCII: true))
        }
      case UInt8(ascii: "(") where anyPath.withView { text.has($0, at: at - 1) }:
        at += anyPath.count - 1
        rest.append(.wildcard)
      case UInt8(ascii: "["):
        guard let (step, end) = set(text, at) else { return nil }
        rest.append(step)
        at = end
      case UInt8(ascii: "\\"):
        guard text[at] == UInt8(ascii: ".") else { return nil }
        literal(text[at], &prefix, &rest)
        at += 1
      default:
        guard !byte.isA(special) else { return nil }
        literal(byte, &prefix, &rest)
      }
    }
    return (prefix, rest)
  }

  private static let special = ByteSet("()|{}+^$")

  private static func literal(_ byte: UInt8, _ prefix: inout [UInt8], _ rest: inout [Rest]) {
    if rest.isEmpty {
      prefix.append(byte)
    } else if byte < 128 {
      rest.append(.byte(set(of: byte...byte), beyondASCII: false))
    } else {
      // A set has no bytes beyond ASCII, and no path of a kernel tree does.
      rest.append(.byte(ByteSet(low: 0, high: 0), beyondASCII: true))
    }
  }

  /// The set whose members start at `start`, after its bracket, and where it ends; nil when it is
  /// more than characters and ranges of them.
  private static func set(_ text: ByteView, _ start: Int) -> (Rest, end: Int)? {
    var at = start
    let isInverted = text[at] == UInt8(ascii: "^")
    if isInverted { at += 1 }
    var members = ByteSet(low: 0, high: 0)
    let first = at
    while at < text.count {
      let low = text[at]
      if low == UInt8(ascii: "]"), at > first {
        if isInverted { members = ByteSet(low: ~members.low, high: ~members.high) }
        return (.byte(members, beyondASCII: isInverted), at + 1)
      }
      guard low < 128, low != UInt8(ascii: "\\"), low != UInt8(ascii: "[") else { return nil }
      var high = low
      if text[at + 1] == UInt8(ascii: "-"), text[at + 2] != UInt8(ascii: "]") {
        high = text[at + 2]
        at += 2
      }
      guard low <= high, high < 128, high != UInt8(ascii: "\\") else { return nil }
      members = members.union(set(of: low...high))
      at += 1
    }
    return nil
  }

  private static func set(of range: ClosedRange<UInt8>) -> ByteSet {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for byte in range {
      if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
    }
    return ByteSet(low: low, high: high)
  }
}

extension ByteView {
  /// How many slashes there are.
  package var slashes: Int {
    var slashes = 0
    for index in 0..<count where self[index] == UInt8(ascii: "/") { slashes += 1 }
    return slashes
  }
}
