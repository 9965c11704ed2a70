// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The licence expressions that a tree's LICENSES directory allows.
///
/// Gives the verdict of the tree's own `scripts/spdxcheck.py` without Python: the same identifiers
/// from the same files, and the same small grammar, in which more than one `AND` or `OR` on a level
/// and anything after a `WITH` exception need parentheses.
package final class Licenses: Sendable {
  private struct Identifiers {
    var licenses: Set<[UInt8]> = []
    var exceptions: [[UInt8]: [[UInt8]]] = [:]
  }

  private let identifiers: Lazy<Identifiers?>

  /// The licences of the tree at `root`.
  init(root: String) {
    identifiers = Lazy { Licenses.read(root + "/LICENSES") }
  }

  /// Whether the expression of a licence tag is valid.
  ///
  /// - Parameter tag: The text from `SPDX-License-Identifier:` to the end of the line, with
  ///   whatever closes the comment. In a tree without LICENSES every expression is valid.
  package func isValid(_ tag: ByteView) -> Bool {
    guard let identifiers = identifiers.get, let echoed = ShellEcho.output(of: tag) else {
      return true
    }
    return echoed.withView { text in
      let line = text.upTo(text.firstIndex(of: UInt8(ascii: "\n")) ?? text.count)
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return true }
      let end = line.firstIndex(of: UInt8(ascii: ":"), from: colon + 1) ?? line.count
      var expression = line[(colon + 1)..<end].trimmed
      if line.trimmed.hasSuffix("*/") { expression = expression.trimmed(of: "*/") }
      if line.trimmed.hasSuffix("-->") { expression = expression.trimmed(of: "->") }
      return Licenses.isValid(expression, identifiers)
    }
  }

  /// What an identifier or parenthesis was, for the token that follows it.
  private enum Token { case none, open, close, license, exception, with, combination }

  private static func isValid(_ expression: ByteView, _ known: Identifiers) -> Bool {
    var last = Token.none
    var lastLicense: [UInt8] = []
    // One entry an open parenthesis: whether the level around it has its AND or OR already.
    var outer: [Bool] = []
    var isCombined = false
    var at = 0
    while true {
      at = expression.skipSpacesAndTabs(at)
      guard at < expression.count else { break }
      let wantsOperand = last == .none || last == .open || last == .combination
      switch expression[at] {
      case UInt8(ascii: "("):
        guard wantsOperand else { return false }
        outer.append(isCombined)
        isCombined = false
        last = .open
        at += 1
      case UInt8(ascii: ")"):
        guard !wantsOperand, last != .with, let level = outer.popLast() else { return false }
        isCombined = level
        last = .close
        at += 1
      default:
        let end = expression.skip(ByteSet.identifier, at)
        guard end > at, last != .exception else { return false }
        let word = expression[at..<end].bytes.map(\.uppercased)
        at = end
        if word == Array("AND".utf8) || word == Array("OR".utf8) {
          guard !wantsOperand, last != .with, !isCombined else { return false }
          isCombined = true
          last = .combination
        } else if word == Array("WITH".utf8) {
          guard last == .license else { return false }
          last = .with
        } else if last == .with {
          guard known.exceptions[word]?.contains(lastLicense) == true else { return false }
          last = .exception
        } else {
          guard wantsOperand, known.licenses.contains(word) else { return false }
          lastLicense = word
          last = .license
        }
      }
    }
    return outer.isEmpty && (last == .license || last == .exception || last == .close)
  }

  private static func read(_ directory: String) -> Identifiers? {
    var identifiers = Identifiers()
    var text = ByteBuffer(capacity: 64 * 1024)
    var files = TreeFolder(directory)
    for kind in ["preferred", "dual", "deprecated", "exceptions"] {
      let folder = directory + "/" + kind
      guard FileKind(at: folder) == .directory else { return nil }
      FileTree.forEachFile(below: folder) { path in
        text.clear()
        let path = String(path.dropFirst(directory.count + 1))
        let limit = RegularFile.tableLimit
        guard (try? files.read(path, limit: limit, into: &text)) != nil else { return }
        add(text.view, to: &identifiers)
      }
    }
    return identifiers
  }

  /// Adds what the head of a licence file declares, which its text must not go on to change.
  private static func add(_ text: ByteView, to identifiers: inout Identifiers) {
    var exception: [UInt8] = []
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      let line = text[at..<end]
      at = end + 1
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let stop = line.firstIndex(of: UInt8(ascii: ":"), from: colon + 1) ?? line.count
      let value = line[(colon + 1)..<stop].trimmed.bytes.map(\.uppercased)
      let field = line.upTo(colon)
      if field.equals("Valid-License-Identifier") {
        identifiers.licenses.insert(value)
      } else if field.equals("SPDX-Exception-Identifier") {
        exception = value
        identifiers.exceptions[exception] = []
      } else if field.equals("SPDX-Licenses") {
        let names = value.filter { !$0.isSpace }.split(separator: UInt8(ascii: ","))
        identifiers.exceptions[exception]?.append(contentsOf: names.map(Array.init))
      } else if field.equals("License-Text") {
        return
      }
    }
  }
}

extension ByteSet {
  /// What an SPDX identifier is made of.
  fileprivate static var identifier: ByteSet {
    let letters = ByteSet.upper.union(.lower)
    return letters.union(.digit).union(ByteSet(".-+"))
  }
}

extension ByteView {
  /// The view without the bytes in `set` at its end, and then without white space.
  fileprivate func trimmed(of set: ByteSet) -> ByteView {
    var end = count
    while end > 0 && self[end - 1].isA(set) { end -= 1 }
    return upTo(end).trimmed
  }

  /// The same, for the members of a literal.
  fileprivate func trimmed(of members: StaticString) -> ByteView { trimmed(of: ByteSet(members)) }
}
