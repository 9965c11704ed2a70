// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// Streams of frames: what is read is what stands there, and each frame is checked as it is.
final class FramesTarget: FuzzTarget {
  static let name = "frames"
  static var seeds: [[UInt8]] {
    let mails = Samples.mails.prefix(24).enumerated().map { number, mail in
      Self.frame(number % 3 == 0 ? "patch" : "mail", mail, number)
    }
    let files = Samples.files.prefix(12).enumerated().map { number, file in
      Self.frame("file:drivers/a b.c", file, number)
    }
    return mails + files + [Array(mails.prefix(3).joined()), Array("a mail 3\nabc".utf8)]
  }

  /// Larger frames are passed over.
  private static let limit = 4096
  private var checker = Checker(services: FuzzOptions.services([]))

  private static func frame(_ kind: String, _ text: [UInt8], _ number: Int) -> [UInt8] {
    Array("id-\(number) \(kind) \(text.count)\n".utf8) + text + [10]
  }

  func run(_ input: ByteView) {
    var reader = FrameReader(InputStream(of: input), limit: Self.limit)
    var at = 0
    do throws(FrameReader.Fault) {
      while let frame = try reader.next() {
        let line = input.firstIndex(of: 10, from: at) ?? input.count
        let isSame = Array(frame.id.utf8).withView { input.has($0, at: at) }
        expect(isSame, "another id at \(at)")
        let start = line + 1
        if case .bytes(let bytes) = frame.content {
          expect(bytes.count <= Self.limit, "a frame of \(bytes.count)")
          expect(input[start..<(start + bytes.count)].bytes == bytes, "other bytes at \(start)")
          check(frame, bytes)
          at = start + bytes.count + 1
        } else {
          guard let space = input[at..<line].lastIndex(of: UInt8(ascii: " ")),
            let length = Int(input[(at + space + 1)..<line].string)
          else { return expect(false, "a frame without a length at \(at)") }
          expect(length > Self.limit, "a small frame was passed over at \(at)")
          at = start + length + 1
        }
        expect(at <= input.count && input[at - 1] == 10, "a frame that does not end at \(at)")
      }
      expect(at == input.count, "the stream ends at \(at) of \(input.count)")
    } catch {
      expect(error.offset == at, "the fault is at \(error.offset), the frame at \(at)")
    }
  }

  private func check(_ frame: Frame, _ bytes: [UInt8]) {
    bytes.withView { text in
      switch frame.kind {
      case .file(let path): checker.check(file: path, contents: text)
      case .patch: checker.check(patch: text, name: frame.id)
      case .mail:
        for message in MailReader.messages(ofMail: text) ?? [] {
          message.text.withView { checker.check(patch: $0, name: frame.id) }
        }
        let origin = MailOrigin(MailHeader(text))
        if let seconds = origin.seconds {
          expect(MailMoment.text(seconds).utf8.count == 20, "the moment \(seconds)")
        }
      }
    }
  }
}
