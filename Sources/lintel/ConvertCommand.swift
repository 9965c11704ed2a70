// SPDX-License-Identifier: GPL-2.0-only

import ArgumentParser
import Lintel
import LintelCensus
import LintelConvert
import LintelText

/// `lintel convert`: turns kmap() and kmap_atomic() into local mappings where that is safe.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert kmap() and kmap_atomic() to kmap_local_page() where that is safe.",
    discussion: """
      Each function that calls one of them gets a verdict: convert (every condition of a safe \
      conversion holds), review (a rewrite is offered that somebody must look at) or refuse, with \
      the lines that show why. A function is converted as a whole or not at all. lintel convert \
      explain CODE explains a reason.

      Another API is converted as its entry says (see --deprecations): by a new name, or by a \
      semantic patch, for which spatch is run and whose changes are all to review.

      Exit status: 0 when all went well, 1 when --check found something to convert, 2 when a file \
      could not be read or written.
      """)

  @Argument(
    help: ArgumentHelp(
      "APIs (kmap, kmap_atomic), files and folders of the tree, and functions.",
      valueName: "api | path | function"))
  var arguments: [String] = []

  @OptionGroup var options: ConvertOptions

  @Flag(help: "Show what would change as a unified diff, and change nothing.")
  var diff = false

  @Flag(help: "Write the functions that can be converted; --write=review also those to review.")
  var write = false

  @Flag(help: "With --diff, --write and --series: also the functions to review.")
  var review = false

  @Flag(help: "Say also what shows that the conditions hold.")
  var verbose = false

  @Flag(help: "Fail where something can be converted.")
  var check = false

  @Option(
    help: ArgumentHelp(
      "A file with further deprecated functions, which may name how they are converted.",
      valueName: "file"))
  var deprecations: [String] = []

  @OptionGroup(title: "Patches to send") var series: SeriesOptions

  /// The command line with `--write=review` in the form that ArgumentParser reads.
  static func arguments(_ given: [String]) -> [String] {
    given.flatMap { $0 == "--write=review" ? ["--write", "--review"] : [$0] }
  }

  func validate() throws {
    if [diff, write, check, series.folder != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--diff, --write, --check and --series do not go together")
    }
    if series.folder != nil, options.format == .json {
      throw ValidationError("--series writes patches: it does not go with --format json")
    }
    if diff, options.format == .json {
      throw ValidationError("--diff is text: --format json has edits")
    }
    if review, !diff, !write, series.folder == nil {
      throw ValidationError("--review goes with --diff, --write or --series")
    }
  }

  func run() throws {
    if arguments.first == "explain" {
      return try explain(Array(arguments.dropFirst()))
    }
    try options.answering(convert)
  }

  private func explain(_ codes: [String]) throws {
    var isComplete = true
    if codes.isEmpty {
      for code in ReasonCode.allCases { Output.write("\(code.rawValue)\n") }
      return
    }
    for name in codes {
      guard let code = ReasonCode(rawValue: name) else {
        let hint = NearestName.hint(for: name, among: ReasonCode.allCases.map(\.rawValue))
        Output.complain("lintel", "\(name.isEmpty ? "''" : name): no such reason\(hint)")
        isComplete = false
        continue
      }
      Output.write(code.explanation)
    }
    if !isComplete { throw ExitCode(2) }
  }

  private func convert() throws {
    let tree = options.tree
    let wanted = try ConvertArguments(arguments, tree: tree, deprecations: deprecations)
    let (files, problems) = try ConvertArguments.files(in: tree, paths: wanted.paths)
    var answer = try judge(wanted, files)
    answer.failures = problems + answer.failures
    if !wanted.functions.isEmpty {
      let missing = wanted.functions.filter { name in
        !answer.verdicts.contains { $0.function == name }
      }
      if let first = missing.first {
        throw ConvertFailure("\(first): no function with something to convert")
      }
      answer.verdicts = answer.verdicts.kept { wanted.functions.contains($0.function) }
    }
    if let folder = series.folder {
      for failure in answer.failures { Output.complain("lintel", failure.description) }
      try ConvertSeries(self, folder).write(answer.verdicts, wanted.named?.story)
      if !answer.failures.isEmpty { throw ExitCode(2) }
      return
    }
    var output = ConvertOutput(self)
    output.write(answer.verdicts)
    output.finish(answer.verdicts)
    for failure in answer.failures { Output.complain("lintel", failure.description) }
    if !answer.failures.isEmpty || output.hasFailed { throw ExitCode(2) }
    if check, answer.verdicts.contains(where: { $0.verdict == .convert }) { throw ExitCode(1) }
  }

  /// The verdicts, by the conversion that is asked for.
  private func judge(
    _ wanted: ConvertArguments, _ files: [String]
  ) throws -> ConversionRun.Answer {
    guard let api = wanted.named else {
      return try ConversionRun(
        root: options.tree, apis: wanted.apis, jobs: options.workers, cache: options.cache
      ).run(files)
    }
    if case .recipe(let path) = api.conversion, let problem = Spatch(recipe: path).problem {
      throw ConvertFailure(problem)
    }
    return try RecipeRun(
      root: options.tree, name: api.name, conversion: api.conversion, jobs: options.workers,
      cache: options.cache
    ).run(files)
  }
}
