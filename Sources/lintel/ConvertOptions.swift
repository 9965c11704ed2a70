// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelCensus
import LintelConvert
import LintelText

/// What `lintel convert` and `lintel mappings` both ask for.
struct ConvertOptions: ParsableArguments {
  @Option(help: "The tree, or any folder.")
  var tree = "."

  @Option(help: "How the answer is written.")
  var format = VerdictFormat.text

  @Option(name: [.customShort("j"), .long], help: "How many cores to use.")
  var jobs: Int?

  @Flag(help: "Read every file, and remember nothing.")
  var noCache = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1, not \(jobs)") }
  }

  /// How many workers there are.
  var workers: Int { jobs ?? Processors.count }

  /// What a run keeps for the next one; nil for nothing.
  var cache: NameCache? { noCache ? nil : NameCache(prefix: "census-") }

  /// Runs what answers; where it cannot, says so and ends with 2.
  func answering(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let failure as ConvertFailure {
      Output.complain("lintel", failure.message)
      throw ExitCode(2)
    } catch let error as CensusError {
      Output.complain("lintel", error.description)
      throw ExitCode(2)
    }
  }
}

/// How verdicts are written.
enum VerdictFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// Why there is no answer.
struct ConvertFailure: Error {
  let message: String

  init(_ message: String) { self.message = message }
}
