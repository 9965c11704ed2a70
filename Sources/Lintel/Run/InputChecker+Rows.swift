// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The check of inputs that are rows: frames, and commits of which each has an end of its own.
extension InputChecker {
  /// Checks a frame; its last part says what became of it.
  mutating func check(_ frame: Frame) {
    let start = ContinuousClock.now
    var end = InputEnd(status: .ok)
    let bytes: [UInt8]
    switch frame.content {
    case .bytes(let given): bytes = given
    case .tooBig: return close(InputEnd(status: .tooBig), since: start)
    case .copy(let origin):
      end.status = .copy
      end.origin = origin
      return close(end, since: start)
    case .missing(let reason):
      end.status = .error
      end.problems = [reason]
      return close(end, since: start)
    }
    checker.ranOutOfTime = false
    if let milliseconds = options.limitTime {
      checker.deadline = start + .milliseconds(milliseconds)
    }
    buffer.clear(keeping: 1 << 20)
    bytes.withView { buffer.append($0) }
    forgetProblems()
    switch frame.kind {
    case .file(let path): checkRead(path)
    case .patch:
      end.origin = Self.origin(of: buffer.view)
      checkPatch(frame.id)
    case .mail:
      end.origin = Self.origin(of: buffer.view)
      checkMail(frame.id)
    }
    end.problems = problems
    if checker.ranOutOfTime {
      end.status = .timeout
    } else if !end.problems.isEmpty {
      end.status = .error
    } else if isPassedOver {
      end.status = .notPatch
    }
    close(end, since: start)
  }

  /// Hands on the last part of a commit that was checked since `start`.
  mutating func close(commit text: [UInt8], since start: ContinuousClock.Instant) {
    var end = InputEnd(status: problems.isEmpty ? .ok : .error)
    end.problems = problems
    end.origin = text.withView { Self.origin(of: $0) }
    close(end, since: start)
  }

  /// Checks the mail that was read, in which no other one starts.
  private mutating func checkMail(_ id: String) {
    let messages =
      MailReader.messages(ofMail: buffer.view)
      ?? [MailMessage(text: buffer.view.bytes, subject: nil)]
    let roles = messages.map { $0.text.withView { MailRole($0) } }
    guard roles.contains(where: \.isPatch) else { return handOnLast(Self.passedOver([])) }
    for (message, role) in zip(messages, roles) {
      handOn(
        role.isPatch
          ? result(of: message, message.text, role, id, name: []) : Self.passedOver([]))
    }
  }

  /// What the header at the start of a text says; nil for a text that starts with none.
  private static func origin(of text: ByteView) -> MailOrigin? {
    let header = MailHeader(text)
    guard header.value("From") != nil || header.value("Message-ID") != nil else { return nil }
    return MailOrigin(header)
  }

  private mutating func close(_ end: InputEnd, since start: ContinuousClock.Instant) {
    var end = end
    end.microseconds = Int((ContinuousClock.now - start) / .microseconds(1))
    var part = InputResult()
    part.startsInput = false
    part.silence = .empty
    part.end = end
    handOn(part)
  }
}
