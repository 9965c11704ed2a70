// SPDX-License-Identifier: GPL-2.0-only

/// What the brackets before a subject say: `[PATCH net-next v3 2/5] fs: …`.
struct SubjectPrefix: Equatable {
  /// Whether the mail is a patch that somebody asks to take, and no answer and no backport.
  var isPatch = false
  /// The version, from 1.
  var version = 1
  /// The patch's number in its series and the length of the series; 0 is a cover letter, and a
  /// single patch is 1 of 1.
  var part = 1
  var total = 1
  /// The subject after the brackets.
  var title = ""

  /// Reads a decoded subject.
  init(_ subject: String) {
    var rest = subject.printable.collapsingSpace[...]
    var isAnswer = false
    while let answer = ["re:", "aw:", "fwd:", "fw:"].first(where: { rest.hasPrefixIgnoringCase($0) }
    ) {
      isAnswer = true
      rest = rest.dropFirst(answer.count).drop { $0 == " " }
    }
    var isBackport = false
    while rest.first == "[", let close = rest.firstIndex(of: "]") {
      for word in rest[..<close].dropFirst().split(separator: " ") {
        readWord(word.lowercased(), &isBackport)
      }
      rest = rest[rest.index(after: close)...].drop { $0 == " " }
    }
    title = String(rest)
    if isAnswer || isBackport { isPatch = false }
  }

  private mutating func readWord(_ word: String, _ isBackport: inout Bool) {
    // Both `PATCHv2` and `PATCH v2` are in use.
    var word = word[...]
    if word.hasPrefix("patch") {
      isPatch = true
      word = word.dropFirst(5).drop { $0 == "-" || $0 == "," }
      if word.isEmpty { return }
    }
    if word.first == "v", let number = Int(word.dropFirst()), (1...999).contains(number) {
      version = number
    } else if let slash = word.firstIndex(of: "/"), let part = Int(word[..<slash]),
      let total = Int(word[word.index(after: slash)...]), part >= 0, total >= 1
    {
      self.part = part
      self.total = total
    } else if word == "autosel" || word == "stable" || word.isRelease {
      isBackport = true
    }
  }
}

extension Substring {
  /// Whether the text is the number of a kernel release, such as `6.1` or `5.15.y`.
  fileprivate var isRelease: Bool {
    let parts = split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 2, Int(parts[0]) != nil else { return false }
    return parts.dropFirst().allSatisfy { Int($0) != nil || $0 == "y" }
  }

  fileprivate func hasPrefixIgnoringCase(_ prefix: String) -> Bool {
    self.prefix(prefix.count).lowercased() == prefix
  }
}
