// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The check of an input that is one mail, or several.
extension InputChecker {
  /// Checks the mails of a mailbox, which are at `places`, one after the other: a large one is not
  /// held as mails, and each result is handed on when the next mail is there.
  mutating func check(mailbox places: [Range<Int>], _ path: String) {
    checker.handsOnPieces = false
    defer { checker.handsOnPieces = true }
    let input = buffer.view
    var hasPatch: Bool?
    var last: InputResult?
    var hasChecked = false
    MailReader.forEachMessage(in: input, at: places) { message in
      if let last {
        stream.hasSeveralMails = true
        handOn(last)
      }
      let role = message.text.withView { MailRole($0) }
      if role.isPatch { hasPatch = true }
      let isChecked = role.isChecked {
        if hasPatch == nil { hasPatch = Self.hasPatch(input, places) }
        return hasPatch == true
      }
      if isChecked { hasChecked = true }
      last =
        isChecked
        ? result(of: message, message.text, role, path, name: Self.name(of: message))
        : Self.passedOver([])
      return !wasStopped
    }
    guard var last else { return }
    if !hasChecked { last.remarks = [Self.nothingToCheck] }
    handOnLast(last)
  }

  /// Whether one of the mails at `places` is a patch.
  private static func hasPatch(_ input: ByteView, _ places: [Range<Int>]) -> Bool {
    var found = false
    MailReader.forEachMessage(in: input, at: places) { message in
      found = message.text.withView { MailRole($0).isPatch }
      return !found
    }
    return found
  }

  /// Checks the input as the message of a commit.
  mutating func checkMessage(_ path: String) {
    let message = EditedMessage.message(in: buffer.view)
    if message.text.isEmpty {
      var nothing = InputResult()
      nothing.silence = .empty
      return handOnLast(nothing)
    }
    checker.setDisplayName(path == "-" ? Self.name(of: message) : shown(path))
    message.text.withView { check(patch: $0, path, MailFacts(commitMessage: message)) }
    handOnLast(checker.result())
  }

  /// How a report names one of several mails.
  private static func name(of message: MailMessage) -> [UInt8] {
    Array((message.name ?? "Your patch").utf8)
  }

  /// Checks the text of a mail.
  mutating func result(
    of message: MailMessage, _ text: [UInt8], _ role: MailRole, _ path: String, name: [UInt8]
  ) -> InputResult {
    checker.setDisplayName(name)
    text.withView { check(patch: $0, path, MailFacts(message, role: role)) }
    var result = checker.result()
    result.notes = message.notes
    if result.hasDecodedLines { Self.noteDecodedLines(message, path, options, &result) }
    return result
  }

  /// Checks the mails of an input; the fixed ones make one text, so all results wait for the last.
  mutating func check(_ messages: [MailMessage], _ path: String) {
    var results: [InputResult] = []
    // The report of several texts starts with how many they are.
    checker.handsOnPieces = messages.count == 1
    defer { checker.handsOnPieces = true }
    for (message, (isChecked, role)) in zip(messages, MailMessage.areChecked(messages))
    where !wasStopped {
      guard isChecked else {
        results.append(Self.passedOver([]))
        continue
      }
      let text = options.fix ? FixableMail.text(of: message, in: buffer.view) : message.text
      let isNamedBySubject = messages.count > 1 || path == "-"
      results.append(
        result(
          of: message, text, role, path,
          name: isNamedBySubject ? Self.name(of: message) : shown(path)))
    }
    if !results.isEmpty && results.allSatisfy(\.isPassedOver) {
      results[0].remarks = [Self.nothingToCheck]
    }
    joinFixes(of: messages, in: &results, path)
    stream.hasSeveralMails = results.count > 1
    for result in results.dropLast() { handOn(result) }
    if let last = results.last { handOnLast(last) }
  }

  static let nothingToCheck = "no patch but a reply: nothing to check"

  /// The result for a mail that is none to check.
  static func passedOver(_ remarks: [String]) -> InputResult {
    var result = InputResult()
    result.silence = .notAPatch
    result.isPassedOver = true
    result.remarks = remarks
    return result
  }

  /// Says once that lines are named which the input does not have.
  private static func noteDecodedLines(
    _ message: MailMessage, _ path: String, _ options: CheckOptions, _ result: inout InputResult
  ) {
    let words = "line numbers count the decoded text, base64 has no lines of its own"
    if options.quiet == 0 {
      result.notes.append(words)
    } else {
      result.remarks.append([message.name, words].compactMap(\.self).joined(separator: ": "))
    }
  }

  /// Puts the fixed mails into the whole input, which the last of them gets; a mail that cannot be
  /// written back keeps its bytes.
  private mutating func joinFixes(
    of messages: [MailMessage], in results: inout [InputResult], _ path: String
  ) {
    guard let last = results.lastIndex(where: { $0.fixedLines != nil }) else { return }
    var text: [UInt8] = []
    var hasFixed = false
    for mail in MailMessage.bySource(messages) {
      let fixed = mail.filter { results.indices.contains($0) && results[$0].fixedLines != nil }
      if let obstacle = FixableMail.obstacle(to: messages[mail]) {
        text += buffer.view[messages[mail.lowerBound].source].bytes
        for index in fixed { results[index].unfixedMail = obstacle }
      } else if let lines = fixed.first.flatMap({ results[$0].fixedLines }) {
        text += FixableMail.written(lines, for: messages[mail.lowerBound], in: buffer.view)
        hasFixed = true
      } else {
        text += buffer.view[messages[mail.lowerBound].source].bytes
      }
    }
    for index in results.indices { results[index].fixedLines = nil }
    guard hasFixed else { return }
    results[last].fixedInput = text
    Self.finish(&results[last], fixer?.fix(patch: buffer.view, name: path))
  }
}
