// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

var arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "check" { arguments.removeFirst() }
switch OptionParser.parse(arguments: arguments, configuration: []) {
case .run(let options):
  let services = Services(options: options)
  var checker = InputChecker(services: services, isColored: false)
  var report = CheckpatchReport(options: options, inputCount: options.inputs.count)
  for input in options.inputs {
    let result = checker.check(options.file ? .file(path: input) : .patch(path: input))
    report.add(result, name: input, fixedPath: nil)
  }
  report.finish()
  _ = OutputFile.writeAll(1, report.text)
default: print("no")
}
