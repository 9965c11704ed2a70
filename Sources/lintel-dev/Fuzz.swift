// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// Feeds mutated mails and sources to the readers and the checker: nothing may crash or hang, and
/// the same input must give the same findings with and without the prefilter.
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Feed random variations of patches and sources to the checker.")

  @Option(help: "How long, in seconds.")
  var seconds = 60.0

  @Option(help: "The seed of the random numbers; the same seed gives the same inputs.")
  var seed: UInt64 = 1

  @Option(help: "The longest time that one input may take, in milliseconds.")
  var limit = 10000

  @Argument(help: "Files to vary, besides the built-in ones.")
  var files: [String] = []

  func run() throws {
    var options = CheckOptions()
    options.strict = true
    options.tree = false
    let services = Services(options: options)
    var checker = Checker(services: services)
    var plain = Checker(services: services, usesPrefilter: false)
    var fixing = options
    fixing.fix = true
    var fixer = Checker(services: Services(options: fixing))
    var random = Mutator(seed: seed)
    let samples = try FuzzSamples.texts(files)
    let clock = ContinuousClock()
    let start = clock.now
    var count = 0
    var slowest = Duration.zero
    while clock.now - start < .seconds(seconds) {
      let input = random.mutate(samples[Int(random.next() % UInt64(samples.count))])
      let isPatch = count % 2 == 0
      var took = clock.measure { check(input, isPatch, &checker, &plain, &fixer) }
      // A busy machine can stall any input; a slow one is slow again.
      if took > .milliseconds(limit) {
        took = clock.measure { check(input, isPatch, &checker, &plain, &fixer) }
      }
      slowest = max(slowest, took)
      if took > .milliseconds(limit) { try fail("takes \(took)", input) }
      let found = checker.findings.map { "\($0.line) \($0.info.name)" }
      let expected = plain.findings.map { "\($0.line) \($0.info.name)" }
      if found != expected {
        let missing = Set(expected).subtracting(found)
        try fail("the prefilter changes the findings: \(missing.sorted())", input)
      }
      count += 1
    }
    print("\(count) inputs, none crashed, slowest \(slowest)")
    print("\(count) passed, 0 failed")
  }

  private func check(
    _ input: [UInt8], _ isPatch: Bool, _ checker: inout Checker, _ plain: inout Checker,
    _ fixer: inout Checker
  ) {
    input.withView { view in
      guard isPatch else {
        checker.check(file: "drivers/fuzz/fuzz.c", contents: view)
        plain.check(file: "drivers/fuzz/fuzz.c", contents: view)
        fixer.check(file: "drivers/fuzz/fuzz.c", contents: view)
        return
      }
      for message in MailReader.messages(in: view) ?? [] {
        message.text.withView { checker.check(patch: $0, name: "fuzz.mbox") }
      }
      checker.check(patch: view, name: "fuzz.patch")
      plain.check(patch: view, name: "fuzz.patch")
      fixer.check(patch: view, name: "fuzz.patch")
    }
  }

  private func fail(_ reason: String, _ input: [UInt8]) throws {
    let path = "fuzz-failure.txt"
    try input.withView { try OutputFile.writeAtomically(path, bytes: $0, keepingModeOf: path) }
    print("\(reason); the input is in \(path)")
    throw ExitCode(1)
  }
}

/// The texts that are varied.
enum FuzzSamples {
  /// The examples of all rules, the sample mail, and the user's files.
  static func texts(_ files: [String]) throws -> [[UInt8]] {
    var texts: [[UInt8]] = RuleCatalog.all.flatMap { info in
      info.examples.map { example in
        let lines = example.lines.map { "\($0.marker == "!" ? "+" : $0.marker)\($0.text)" }
        return Array((header(lines.count) + lines.joined(separator: "\n") + "\n").utf8)
      }
    }
    for path in files {
      var file = ByteBuffer()
      try InputFile.read(path, into: &file)
      texts.append(file.view.bytes)
    }
    return texts
  }

  private static func header(_ count: Int) -> String {
    """
    From: A U Thor <author@example.org>
    Subject: [PATCH] fuzz: vary a patch

    Signed-off-by: A U Thor <author@example.org>
    ---
    diff --git a/drivers/fuzz/fuzz.c b/drivers/fuzz/fuzz.c
    --- a/drivers/fuzz/fuzz.c
    +++ b/drivers/fuzz/fuzz.c
    @@ -1,\(count) +1,\(count) @@

    """
  }
}
