// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

/// What is known of a program that was started, after its end.
@Suite struct ChildProcessTests {
  private func run(_ script: String) throws -> ChildProcess {
    var process = try ChildProcess(["sh", "-c", script], keepsErrors: true)
    process.closeInput()
    return process
  }

  @Test(arguments: [("exit 0", 0), ("exit 3", 3), ("kill -9 $$", -9), ("kill -15 $$", -15)])
  func theStatusTellsHowItEnded(script: String, status: Int32) throws {
    var process = try run(script)
    let first = process.waitForEnd()
    let second = process.waitForEnd()
    #expect(first == status)
    #expect(second == status)
  }

  /// A shell that doubles a text again and again has more than it may have soon.
  @Test func aProgramThatMayHaveLittleMemoryEndsWithAnError() throws {
    let script = "read line; x=0123456789; while [ ${#x} -lt 80000000 ]; do x=$x$x; done"
    for (memory, isEnough) in [(8 << 20, false), (1 << 30, true)] {
      var process = try ChildProcess(["sh", "-c", script], keepsErrors: true, memory: memory)
      // Not before the limit is there.
      let isSent = Array("go\n".utf8).withView { process.write($0) }
      process.closeInput()
      let status = process.waitForEnd()
      #expect(isSent)
      #expect((status == 0) == isEnough, "\(memory): \(status)")
    }
  }

  @Test func whatItComplainsOfIsKept() throws {
    var process = try run("echo one >&2; echo out; echo two >&2; exit 1")
    var line = ByteBuffer()
    let hasLine = process.readLine(into: &line)
    let (text, status, errors) = (line.view.string, process.waitForEnd(), process.errorText)
    #expect(hasLine)
    #expect(text == "out")
    #expect(status == 1)
    #expect(errors == "one\ntwo\n")
  }

  @Test func complaintsWithoutEndHoldUpNothing() throws {
    var process = try run(
      "head -c 3000000 /dev/zero | tr '\\0' x >&2; echo out; head -c 300000 /dev/zero >&2")
    var line = ByteBuffer()
    let hasLine = process.readLine(into: &line)
    let (text, status, errors) = (line.view.string, process.waitForEnd(), process.errorText)
    #expect(hasLine)
    #expect(text == "out")
    #expect(status == 0)
    #expect(errors.utf8.count == 4096)
  }

  @Test func aChildThatKeepsTheErrorsOpenIsNotWaitedFor() throws {
    var process = try run("sleep 90 > /dev/null < /dev/null & echo 'fatal: x' >&2; exit 2")
    let start = ContinuousClock.now
    let (status, errors) = (process.waitForEnd(), process.errorText)
    #expect(ContinuousClock.now - start < .seconds(60))
    #expect(status == 2)
    #expect(errors == "fatal: x\n")
  }

  @Test func aRecordWithoutItsEndIsKnown() throws {
    var process = try run("printf 'one\\0two'")
    var record = ByteBuffer()
    var seen: [(text: String, isCut: Bool)] = []
    while process.readRecord(endingWith: 0, into: &record) {
      seen.append((record.view.string, process.hasCutRecord))
      record.clear()
    }
    #expect(seen.map(\.text) == ["one", "two"])
    #expect(seen.map(\.isCut) == [false, true])
  }

  @Test func aProgramThatIsNotThereIsAnError() {
    #expect(throws: InputError.self) { _ = try ChildProcess(["/nonexistent/program"]) }
  }
}
