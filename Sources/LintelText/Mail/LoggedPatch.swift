// SPDX-License-Identifier: GPL-2.0-only

/// A patch with the log as `git show`, `git log -p` or `hg export` print it, read as the mail that it
/// would be.
enum LoggedPatch {
  /// The patches of a text that such a program printed; nil for other texts.
  static func messages(in text: ByteView, _ lines: LineMap) -> [MailMessage]? {
    if text.has("# HG changeset patch") { return [changeset(text, lines)] }
    guard isCommit(text, 0) else { return nil }
    var starts = [0]
    var numbers = [0]
    var at = 0
    var number = 0
    while at < text.count {
      // The log is indented and the diff marked, so that no other line begins so.
      if at > 0 && isCommit(text, at) {
        starts.append(at)
        numbers.append(number)
      }
      at = MailHeader.lineEnd(text, at)
      number += 1
    }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : text.count
      var message = commit(text[starts[index]..<end], lines.from(numbers[index]))
      message.source = starts[index]..<end
      return message
    }
  }

  /// Whether a commit of git's log starts at `start`: its id, and a field in the next line.
  private static func isCommit(_ text: ByteView, _ start: Int) -> Bool {
    guard text.has("commit ", at: start) else { return false }
    let end = text.skip(.hexDigit, start + 7)
    let next = MailHeader.lineEnd(text, start)
    return end - start >= 14 && text[end].isSpace
      && (text.has("Author", at: next) || text.has("Merge: ", at: next))
  }

  /// A commit as a mail: author, subject, and the log without its indentation.
  private static func commit(_ text: ByteView, _ lines: LineMap) -> MailMessage {
    var result = LinedText()
    var at = 0
    var number = 0
    var hasSubject = false
    var isInHead = true
    while at < text.count {
      let end = MailHeader.lineEnd(text, at)
      let line = text[at..<end]
      if isInHead {
        if line.isBlank {
          isInHead = false
        } else if line.has("Author: ") {
          let author = ByteView("From: ").bytes + line.from(line.skipSpaces(7)).bytes
          author.withView { result.append($0, from: number, of: lines) }
        }
      } else if !line.has("    ") && !line.isBlank {
        break
      } else if hasSubject {
        result.append(line.isBlank ? ByteView("\n") : line.from(4), from: number, of: lines)
      } else if !line.isBlank {
        let subject = ByteView("Subject: ").bytes + line.from(4).bytes
        subject.withView { result.append($0, from: number, of: lines) }
        result.endLine()
        hasSubject = true
        // The blank line after the subject ends the header.
        if !MailHeader.isEmptyLine(text, text.skipSpacesAndTabs(end)) {
          result.append(10, from: number, of: lines)
        }
      }
      at = end
      number += 1
    }
    let id = text[7..<min(text.skip(.hexDigit, 7), 19)].string
    var message = finished(result, rest: text.from(at), lines.from(number))
    message.name = "commit \(id)"
    return message
  }

  /// A changeset of Mercurial as a mail, as git am reads it: author and log.
  private static func changeset(_ text: ByteView, _ lines: LineMap) -> MailMessage {
    var result = LinedText()
    var at = 0
    var number = 0
    while at < text.count, text[at] == UInt8(ascii: "#") {
      let end = MailHeader.lineEnd(text, at)
      if text.has("# User ", at: at) {
        let author = ByteView("From: ").bytes + text[(at + 7)..<end].bytes
        author.withView { result.append($0, from: number, of: lines) }
      }
      at = end
      number += 1
    }
    // The log follows without a line between.
    result.append(10, from: max(number - 1, 0), of: lines)
    return finished(result, rest: text.from(at), lines.from(number))
  }

  private static func finished(
    _ head: LinedText, rest: ByteView, _ lines: LineMap
  ) -> MailMessage {
    var text = head
    text.append(LinedText(rest.bytes, lines))
    return text.bytes.withView { view in
      MailMessage(text: view.bytes, header: MailHeader(view), lines: text.lines)
    }
  }
}
