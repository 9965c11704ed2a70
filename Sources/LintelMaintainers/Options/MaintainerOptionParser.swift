// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
import LintelText

/// What a command line of `lintel maintainers` asks for.
package enum MaintainerCommandLine: Sendable, Equatable {
  /// Answer for the inputs.
  case run(MaintainerOptions)
  /// Check MAINTAINERS as `--self-test` does.
  case selfTest(MaintainerOptions)
  /// Write the help to standard output and exit with 0.
  case help
  /// Write the name and the version to standard output and exit with 0.
  case version
  /// Write the message to standard error and exit with the status.
  case failure(message: String, status: Int32)
}

/// Reads a command line the way get_maintainer.pl does: Getopt::Long without abbreviations.
///
/// Names in any case after `--`, `-` or `+`; `--name=value` and `--name value`; `--no-name` and
/// `--noname` for switches; options may stand after files until `--`; the last one wins.
package struct MaintainerOptionParser {
  private var options = MaintainerOptions()
  private let script: MaintainerScript?
  private var wantsHelp = false
  private var wantsVersion = false

  /// The file with options that go before those of the command line, and where it is looked for:
  /// the directory, the home, and `.scripts`.
  package static let configurationName = ".get_maintainer.conf"

  /// The exit status for an option that is unknown, lacks its value or has a wrong one.
  private static let badOption: Int32 = 255
  /// The exit status for options that contradict each other.
  private static let misuse: Int32 = 2
  /// The exit status for options that leave nothing to say: the script ends with the error number
  /// that asking for a terminal left.
  private static let nothingAsked: Int32 = 25

  private init(script: MaintainerScript?) { self.script = script }

  private struct Rejection: Error {
    let message: String
    let status: Int32
  }

  /// Reads the words of the configuration file and then the arguments (without the program).
  ///
  /// - Parameter isTerminal: Whether standard input is a terminal, where nobody waits for a patch.
  /// - Parameter script: The script that is played; nil for Lintel's own command.
  package static func parse(
    arguments: [String], configuration: [String], isTerminal: Bool,
    as script: MaintainerScript? = nil
  ) -> MaintainerCommandLine {
    var parser = MaintainerOptionParser(script: script)
    do throws(Rejection) {
      try parser.read(configuration + arguments)
      return try parser.conclude(isTerminal: isTerminal)
    } catch {
      return .failure(message: error.message, status: error.status)
    }
  }

  private mutating func read(_ words: [String]) throws(Rejection) {
    if words.count > 1, words.contains(where: { OptionWord($0)?.name == "self-test" }) {
      throw Rejection(
        message: "--self-test goes with no other option or argument", status: Self.badOption)
    }
    var next = 0
    while next < words.count {
      let given = words[next]
      next += 1
      if given == "--" { break }
      guard let word = OptionWord(given) else {
        options.inputs.append(given)
        continue
      }
      guard let (option, isOn) = MaintainerOption.find(word.name), knows(option) else {
        let hint = NearestName.hint(for: word.name, among: MaintainerOption.longNames)
        throw bad(
          "unknown option \(word.shown)" + (hint.isEmpty ? "; --help lists what there is" : hint))
      }
      var value = word.value
      if option.takesValue {
        if value == nil, next < words.count {
          value = words[next]
          next += 1
        }
        guard value != nil, word.value != "" else { throw bad("\(word.shown) needs a value") }
      } else if value != nil, option.names != ["self-test"] {
        throw bad("\(word.shown) takes no value")
      }
      guard apply(option, isOn: isOn, value: value ?? "") else {
        throw bad("\(word.shown) takes \(option.wanted), not '\(value ?? "")'")
      }
    }
    options.inputs += words[next...]
  }

  /// Whether the script that is played has an option; Lintel's own command has them all.
  private func knows(_ option: MaintainerOption) -> Bool {
    guard let script else { return true }
    return switch option.names {
    case ["substatus"]: script.has(.substatus)
    case ["json"]: script.has(.json)
    case ["bug"]: script.has(.bugs)
    case ["kf", "keywords-in-file"]: script.has(.keywordsInFile)
    default: true
    }
  }

  private func bad(_ message: String) -> Rejection {
    Rejection(message: message, status: Self.badOption)
  }

  /// Does what an option asks for; false means that the value is wrong.
  private mutating func apply(_ option: MaintainerOption, isOn: Bool, value: String) -> Bool {
    switch option.action {
    case .toggle(let field): options[keyPath: field] = isOn
    case .turnOn(let field): options[keyPath: field] = true
    case .fallback: (options.gitFallback, options.asksForFallback) = (isOn, isOn)
    case .number(let field):
      guard let number = OptionValues.number(value) else { return false }
      options[keyPath: field] = number
    case .text(let field): options[keyPath: field] = value
    case .path(let field): options[keyPath: field] = value
    case .format:
      guard let format = MaintainerOptions.Format(rawValue: value), format != .scriptJSON else {
        return false
      }
      options.format = format
    case .selfTest: options.selfTest = value
    case .version: wantsVersion = true
    case .help: wantsHelp = true
    }
    return true
  }

  /// Weighs the options together, in the script's order: what comes first here wins.
  private consuming func conclude(isTerminal: Bool) throws(Rejection) -> MaintainerCommandLine {
    if wantsHelp { return .help }
    if wantsVersion { return .version }
    if options.selfTest != nil { return .selfTest(options) }
    if options.inputs.isEmpty, isTerminal {
      throw Rejection(
        message: "name a patch, or a file with -f; --help lists the options", status: Self.misuse)
    }
    if options.interactive {
      throw Rejection(
        message: "--interactive is not supported: choose from the list by hand", status: Self.misuse
      )
    }
    if options.separator != ", " { options.multiline = false }
    if options.roleStatistics { options.roles = true }
    if options.isScriptJSON, options.byFile {
      throw Rejection(
        message: "--json does not go with --by-file: use --format=json", status: Self.misuse)
    }
    if options.sections || !options.letters.isEmpty {
      options.sections = true
      (options.email, options.lists, options.keywords) = (false, false, false)
      (options.scm, options.status, options.subsystem) = (false, false, false)
      (options.web, options.bug) = (false, false)
    } else if !options.email, !options.scm, !options.status, !options.subsystem, !options.web,
      !options.bug
    {
      throw Rejection(
        message: "nothing to print: use --email, --scm, --status, --subsystem, --web or --bug",
        status: Self.nothingAsked)
    }
    if options.email, !options.maintainers, !options.reviewers, !options.lists,
      !options.subscriberLists, !options.git, !options.gitChiefPenguins, !options.gitBlame
    {
      throw Rejection(
        message: "nobody to name: use --m, --r, --l, --s or one of the --git options",
        status: Self.nothingAsked)
    }
    return .run(options)
  }
}
