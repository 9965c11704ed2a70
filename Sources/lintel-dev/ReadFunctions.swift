// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelConvert
import LintelText

/// Reads all functions of files as `lintel convert` does, and says which are not understood.
struct ReadFunctions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read-functions",
    abstract: "Say which functions of files lintel convert does not understand.")

  @Argument(help: "The files.")
  var files: [String]

  @Flag(help: "Print each function that is not understood.")
  var all = false

  func run() throws {
    var functions = 0
    var problems = 0
    for file in files {
      var text = ByteBuffer()
      do {
        try InputFile.read(file, limit: Limits.inputBytes, into: &text)
      } catch {
        throw ValidationError(error.description)
      }
      let survey = FunctionSurvey(of: text.view)
      functions += survey.functions
      problems += survey.problems.count
      for problem in survey.problems where all {
        print("\(file):\(problem.line): \(problem.function): \(problem.text)")
      }
    }
    print("\(functions) functions, \(problems) not understood")
  }
}
