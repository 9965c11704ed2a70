// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelText

/// Checks files with and without the prefilter: what a rule needs must not hide a finding.
struct ComparePrefilter: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check source files with and without the prefilter and compare.")

  @Argument(help: "Source files.")
  var files: [String]

  func run() throws {
    var options = CheckOptions()
    options.strict = true
    options.tree = false
    let services = Services(options: options)
    var checker = Checker(services: services)
    var plain = Checker(services: services, usesPrefilter: false)
    var differences = 0
    var text = ByteBuffer()
    for path in files {
      text.clear()
      try InputFile.read(path, into: &text)
      checker.check(file: path, contents: text.view)
      plain.check(file: path, contents: text.view)
      let found = Set(checker.findings.map { "\($0.fileLine): \($0.info.name)" })
      for missing in Set(plain.findings.map { "\($0.fileLine): \($0.info.name)" })
        .subtracting(found).sorted()
      {
        print("\(path):\(missing)")
        differences += 1
      }
    }
    print("\(files.count) files, \(differences) findings hidden")
    if differences > 0 { throw ExitCode(1) }
  }
}
