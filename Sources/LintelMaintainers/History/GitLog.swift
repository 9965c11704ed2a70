// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What the lines of a `git log` say about who did what, as get_maintainer.pl reads them.
struct GitLog {
  /// How many commits there are.
  private(set) var commits = 0
  /// The id of the first of them.
  private(set) var id: String?
  /// The lines with signatures.
  private(set) var signatures: [String] = []
  /// The lines with authors.
  private(set) var authors: [String] = []
  /// The lines that commits added to the file and removed from it.
  private(set) var changes: [(added: Int, removed: Int)] = []

  /// What stands before the author of a commit.
  static let authorLabel = "GitAuthor: "

  /// The format that the lines are in; a zero byte starts each commit.
  static let format = "%x00GitCommit: %H%nGitAuthor: %an <%ae>%nGitSubject: %s%n%b"

  private let file: String
  /// What the lines about the file match, for a name with more than letters and dots.
  private let expression: Expression?
  private let allTypes: Bool

  /// A log without lines.
  ///
  /// - Parameter allTypes: Whether each trailer that ends in `-by` is a signature.
  init(file: String, allTypes: Bool) {
    self.file = file
    // The script uses the name as a regular expression, so that it does not find one with a `+`.
    let isPlain = file.utf8.allSatisfy { !$0.isA(ByteSet("+()[]{}^$|?*\\")) }
    expression = isPlain ? nil : try? Expression("^" + file + "$")
    self.allTypes = allTypes
  }

  /// Adds a line.
  mutating func add(_ line: String) {
    let text = line.utf8.drop { $0.isSpace || $0 == 0 }
    if text.starts(with: "GitCommit: ".utf8) {
      commits += 1
      id = id ?? String(Substring(text.dropFirst("GitCommit: ".utf8.count)))
    }
    if text.starts(with: Self.authorLabel.utf8) { authors.append(String(Substring(text))) }
    if isSignature(Array(text)) { signatures.append(String(Substring(text))) }
    if let change = change(text) { changes.append(change) }
  }

  private func isSignature(_ text: [UInt8]) -> Bool {
    guard let sign = text.lastIndex(of: UInt8(ascii: "@")) else { return false }
    if allTypes {
      return (1..<max(1, sign - 2)).contains { at in
        text[at].lowercased == UInt8(ascii: "b") && text[at + 1].lowercased == UInt8(ascii: "y")
          && text[at + 2] == UInt8(ascii: ":")
      }
    }
    return ["Signed-off-by:", "Reviewed-by:", "Acked-by:"].contains { text.starts(with: $0.utf8) }
  }

  /// The numbers of a `--numstat` line about the file.
  private func change(_ text: Substring.UTF8View) -> (added: Int, removed: Int)? {
    guard text.first?.isDigit == true else { return nil }
    let parts = text.split(separator: 9, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, isFile(parts[2]), let added = Int(Substring(parts[0])),
      let removed = Int(Substring(parts[1]))
    else { return nil }
    return (added, removed)
  }

  private func isFile(_ name: Substring.UTF8View) -> Bool {
    guard let expression else { return name.elementsEqual(file.utf8) }
    return Array(name).withView { expression.matches($0) }
  }

  /// The text after the last colon of a line that has something after it.
  static func value(of line: String) -> String {
    let text = Array(line.utf8)
    guard text.count > 1, let colon = text[..<(text.count - 1)].lastIndex(of: UInt8(ascii: ":"))
    else { return line }
    var start = colon + 1
    while start < text.count - 1, text[start].isSpace { start += 1 }
    return String(decoding: text[start...], as: UTF8.self)
  }
}
