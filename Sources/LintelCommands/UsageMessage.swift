// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Puts what ArgumentParser says of a wrong command line into the words of all other errors: one
/// line, lowercase, the option first, what it takes, and what it got.
///
/// The parser's errors are not open to others, only their texts are; a test with a command line for
/// each kind tells when a new version has other texts. A text that is not known stays as it is.
package struct UsageMessage {
  /// The command as a user writes it, `lintel fix`.
  package let command: String
  /// The long options that the command has, with their dashes.
  package let options: [String]

  /// Messages about a command line of `command`.
  package init(command: String, options: [String]) {
    self.command = command
    self.options = options
  }

  /// The line, without the program's name and a newline.
  ///
  /// - Parameter arguments: The command line. The parser misses an argument before it looks at an
  ///   option that it does not know.
  package func text(_ message: String, arguments: [String] = []) -> String {
    let quoted = Self.quoted(message)
    if message.hasPrefix("Unknown option "), let name = quoted.first { return unknown(name) }
    if message.hasPrefix("Missing expected argument "), let name = quoted.first {
      if let option = unknownOption(in: arguments) { return unknown(option) }
      return "\(name) is missing; \(command) --help says more"
    }
    if message.hasPrefix("Missing value for "), let name = quoted.first {
      return "\(Self.firstWord(name)) needs a value"
    }
    if message.hasPrefix("The option "), message.contains(" does not take any value"),
      let name = quoted.first
    {
      return "\(name) takes no value"
    }
    if message.hasPrefix("Unexpected argument ") || message.contains(" unexpected arguments: "),
      let word = quoted.first
    {
      return "argument '\(word)' is too many; \(command) --help says more"
    }
    if message.hasPrefix("The value "), quoted.count > 1 {
      return Self.wrongValue(message, quoted)
    }
    return message
  }

  private func unknown(_ option: String) -> String {
    let hint = NearestName.hint(for: option, among: options)
    return "unknown option \(option)"
      + (hint.isEmpty ? "; \(command) --help lists what there is" : hint)
  }

  /// The first long option that the command does not have.
  private func unknownOption(in arguments: [String]) -> String? {
    let names = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
      .map { String($0.prefix { $0 != "=" }) }
    return names.first { !options.contains($0) }
  }

  /// The value stands first, what it was for second, and then what would be right.
  private static func wrongValue(_ message: String, _ quoted: [String]) -> String {
    let name = firstWord(quoted[1])
    let listed = message.split(separator: "\n").filter { $0.hasPrefix("  - ") }
    let choices = listed.isEmpty ? Array(quoted[2...]) : listed.map { String($0.dropFirst(4)) }
    return choices.isEmpty
      ? "\(name) takes a number, not '\(quoted[0])'"
      : "\(name) takes \(Self.list(choices)), not '\(quoted[0])'"
  }

  /// `a, b or c`.
  private static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }

  /// `--jobs` of `--jobs <jobs>`.
  private static func firstWord(_ text: String) -> String {
    text.split(separator: " ").first.map(String.init) ?? text
  }

  /// What stands in single quotes.
  private static func quoted(_ message: String) -> [String] {
    let parts = message.split(separator: "'", omittingEmptySubsequences: false)
    return parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
