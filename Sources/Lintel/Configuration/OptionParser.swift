// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Reads a command line the way checkpatch.pl does.
///
/// The rules are Getopt::Long's without abbreviations: names in any case after `--`, `-` or `+`;
/// `--name=value` and `--name value`; `--no-name` and `--noname` for switches; no bundled letters;
/// options may stand after files until `--`; the last one wins.
package struct OptionParser {
  private var options = CheckOptions()
  private var wantsHelp = false
  private var wantsVersion = false
  private var unknownDebugKey: String?
  private let asScript: Bool
  /// Where each word that was configured is from.
  private let origins: [String]

  private init(asScript: Bool, origins: [String]) {
    self.asScript = asScript
    self.origins = origins
  }

  /// Reads the words of the configuration and then the arguments (without the program); some options
  /// are unknown to the script.
  ///
  /// - Parameter origins: Where each word of the configuration is from, as messages add it; all are
  ///   from `.checkpatch.conf` unless given.
  package static func parse(
    arguments: [String], configuration: [String] = [], origins: [String] = [],
    asScript: Bool = false
  ) -> ParsedCommandLine {
    let profile = asScript ? nil : SettingsProfile.last(in: configuration + arguments)
    let words = (profile?.words ?? []) + configuration
    let file = configuration.map { _ in " in \(ConfigurationFile.name)" }
    var parser = OptionParser(
      asScript: asScript,
      origins: (profile?.words ?? []).map { _ in " in the profile" }
        + (origins.isEmpty ? file : origins))
    do throws(Rejection) {
      try parser.read(words + arguments, configured: words.count)
      return try parser.conclude()
    } catch {
      return .failure(message: error.message, status: error.status)
    }
  }

  private mutating func read(_ words: [String], configured: Int) throws(Rejection) {
    var next = 0
    /// The argument at `next`. A bare `--color` has the default's word in it wherever it stands,
    /// so that it never takes the argument after it for its own.
    func argument() -> String {
      let word = words[next]
      return word == "--color" || word == "-color" ? "--color=auto" : word
    }
    while next < words.count {
      let given = argument()
      let origin = next < configured ? origins[next] : ""
      next += 1
      if given == "--" { break }
      guard let word = OptionWord(given) else {
        options.inputs.append(given)
        continue
      }
      guard let (option, isOn) = OptionTable.find(word.name, asScript: asScript) else {
        let hint = NearestName.hint(for: word.name, among: OptionTable.longNames)
        throw .badOption(
          "unknown option \(word.shown)\(origin)"
            + (hint.isEmpty ? "; --help lists what there is" : hint))
      }
      var value = word.value
      if option.takesValue {
        if value == nil && next < words.count {
          value = argument()
          next += 1
        } else if value?.utf8.isEmpty ?? true {
          throw .badOption("\(word.shown) needs a value\(origin)")
        }
      } else if value != nil && !(option.allowsValue && isOn) {
        throw .badOption("\(word.shown) takes no value\(origin)")
      }
      if case .types = option.action {
        let names = OptionValues.types(value ?? "")
        options.typeMentions += (names.isEmpty ? [""] : names).map {
          TypeMention(option: "--" + option.names[0], name: $0, origin: origin)
        }
      }
      guard apply(option, isOn: isOn, shown: word.shown, value: value ?? "") else {
        let value = value ?? ""
        let shown = OptionValues.number(value) == nil ? "'\(value)'" : value
        throw .badOption("\(word.shown) takes \(option.wanted), not \(shown)\(origin)")
      }
    }
    while next < words.count {
      options.inputs.append(argument())
      next += 1
    }
  }

  /// Does what an option asks for; false means that the value is wrong.
  private mutating func apply(
    _ option: OptionSpec, isOn: Bool, shown: String, value: String
  ) -> Bool {
    switch option.action {
    case .toggle(let field): options[keyPath: field] = isOn
    case .count(let field): options[keyPath: field] += 1
    case .number(let field):
      guard let number = OptionValues.number(value) else { return false }
      options[keyPath: field] = number
    case .amount(let field):
      guard let number = OptionValues.number(value), number >= 1 else { return false }
      options[keyPath: field] = number
    case .text(let field): options[keyPath: field] = value
    case .kconfigPrefix: options.kconfigPrefix = value
    case .texts(let field): options[keyPath: field].append(value)
    case .types(let field): options[keyPath: field].formUnion(OptionValues.types(value))
    case .compat:
      guard let choice = CompatChoice(word: value) else { return false }
      options.compat = choice
    case .color: options.colorArgument = value
    case .noColor: options.colorArgument = "1"
    case .cache: options.cache = !isOn ? .off : value.isEmpty ? .on : .directory(value)
    case .debug:
      guard let (key, level) = OptionValues.pair(value) else { return false }
      debug(key, level: OptionValues.level(level))
    case .format:
      guard let name = FormatName(rawValue: value) else { return false }
      options.formats.append(FormatRequest(name))
    case .output: addOutput(value)
    case .help: wantsHelp = true
    case .version: wantsVersion = true
    case .nothing: break
    case .unused:
      options.unusedOptions.removeAll { $0 == "--\(option.names[0])" }
      if isOn { options.unusedOptions.append("--\(option.names[0])") }
    }
    return true
  }

  /// Names the file of the last report, or of one more like it where that has one.
  private mutating func addOutput(_ path: String) {
    let last = options.formats.last ?? FormatRequest(.text)
    if last.path == nil, !options.formats.isEmpty { options.formats.removeLast() }
    options.formats.append(FormatRequest(last.name, path: path))
  }

  private mutating func debug(_ key: String, level: Int) {
    switch key {
    case "values": options.debug.values = level
    case "possible": options.debug.possible = level
    case "type": options.debug.type = level
    case "attr": options.debug.attr = level
    default: unknownDebugKey = unknownDebugKey ?? key
    }
  }

  /// Weighs the options together, in the script's order: what comes first here wins.
  private consuming func conclude() throws(Rejection) -> ParsedCommandLine {
    if wantsHelp { return .help }
    if wantsVersion { return .version }
    if options.newFrom != nil {
      if options.git || options.fix || options.fixInplace {
        throw .misuse("--new-from does not go with --git or --fix")
      }
      if options.inputs.contains("-") { throw .misuse("--new-from needs files, not -") }
      options.file = true
      if options.inputs.isEmpty { options.inputs = ["."] }
    }
    if options.git && (options.file || options.fix) {
      throw .misuse("--git does not go with --file or --fix")
    }
    if options.commitMessages && (options.git || options.file || options.fix) {
      throw .misuse("--commit-msg does not go with --git, --file or --fix")
    }
    if options.verbose && options.terse {
      throw .misuse("--verbose does not go with --terse")
    }
    if options.formats.count(where: { $0.path == nil }) > 1 {
      throw .misuse("one report can go to standard output; name a file for others with --output")
    }
    if options.formats.count(where: { $0.name == .text }) > 1 {
      throw .misuse("the report as text can be written once")
    }
    try refuseWhatRowsDoWithout()
    guard let color = ColorMode(word: options.colorArgument) else {
      throw .misuse("--color takes auto, always or never, not '\(options.colorArgument)'")
    }
    options.color = color
    if options.codespellFile == "" || options.codespellFile == "0" { options.codespellFile = nil }
    if options.listTypes { return .listTypes(options) }
    if options.fixInplace { options.fix = true }
    if options.inputs.isEmpty, options.filesFrom == nil { options.inputs = ["-"] }
    // The upper bound is ours: it keeps a line of tabs from growing beyond all memory.
    guard (2...256).contains(options.tabSize) else {
      throw .misuse("--tab-size takes 2 to 256, not \(options.tabSize)")
    }
    if let key = unknownDebugKey {
      throw .misuse("--debug takes values, possible, type or attr, not '\(key)'")
    }
    if options.terse {
      options.emacs = true
      options.quiet += 1
    }
    if options.file {
      options.signoff = false
      options.fixesTag = false
    }
    return .run(options)
  }
}

extension OptionParser {
  /// Refuses what frames and rows do not go with.
  fileprivate func refuseWhatRowsDoWithout() throws(Rejection) {
    let isLines = options.formats == [FormatRequest(.jsonl)]
    if options.readsFrames {
      if !isLines { throw .misuse("--stdin-frames needs --format=jsonl, and no other report") }
      if options.git || options.file || options.fix || options.writesRows || options.commitMessages
      {
        throw .misuse("--stdin-frames does not go with --git, --file, --fix or --rows")
      }
      if !options.inputs.isEmpty || options.filesFrom != nil {
        throw .misuse("--stdin-frames takes its inputs from standard input alone")
      }
    } else if options.limitTime != nil || options.limitBytes != nil {
      throw .misuse("--limit-time and --limit-bytes need --stdin-frames")
    }
    if options.writesRows, !isLines || !options.git {
      throw .misuse("--rows needs --git and --format=jsonl, and no other report")
    }
    if options.filesFrom != nil, options.git {
      throw .misuse("--files-from does not go with --git")
    }
  }
}

/// Why a command line cannot be followed.
private struct Rejection: Error {
  let message: String
  let status: Int32

  static func badOption(_ message: String) -> Rejection {
    Rejection(message: message, status: UsageStatus.badOption)
  }

  static func misuse(_ message: String) -> Rejection {
    Rejection(message: message, status: UsageStatus.misuse)
  }
}
