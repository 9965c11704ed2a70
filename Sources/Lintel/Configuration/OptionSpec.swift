// SPDX-License-Identifier: GPL-2.0-only

/// A field of the options that an option of the command line sets.
typealias OptionField<Value> = WritableKeyPath<CheckOptions, Value> & Sendable

/// One option of the command line: its names, what it sets and what the help says of it.
struct OptionSpec: Sendable {
  /// What giving the option does.
  enum Action: Sendable {
    /// Turns a switch on, or off when it is given as `--no-NAME` or `--noNAME`.
    case toggle(any OptionField<Bool>)
    /// Counts how often it is given.
    case count(any OptionField<Int>)
    /// Stores a number.
    case number(any OptionField<Int>)
    /// Stores a number of at least 1.
    case amount(any OptionField<Int?>)
    /// Stores a word.
    case text(any OptionField<String?>)
    /// Stores the prefix of Kconfig symbols, which is never absent.
    case kconfigPrefix
    /// Adds a word to those given before.
    case texts(any OptionField<[String]>)
    /// Adds the types of a comma separated list to those given before.
    case types(any OptionField<Set<String>>)
    /// Stores whose behaviour is wanted.
    case compat
    /// Stores the word for the colour mode.
    case color
    /// Stores 1 as the word for the colour mode, which means never.
    case noColor
    /// Keeps results, in a folder that may be named.
    case cache
    /// Adds a report in a format.
    case format
    /// Names the file of the last report.
    case output
    /// Sets one level of debugging output from `KEY=VALUE`.
    case debug
    /// Shows the help.
    case help
    /// Shows the version.
    case version
    /// Does nothing: what it controls is not there in Lintel.
    case nothing
    /// Does nothing, and that is worth telling: a fork of the script does something.
    case unused
  }

  /// The names in lowercase without dashes; the help shows them in this order.
  let names: [String]
  let action: Action
  /// What stands for the value in the help, with its separator; empty for a switch.
  let placeholder: String
  /// What the help says; empty leaves the option out.
  let help: String
  /// The help names the negation, because the switch is on by default.
  let showsNegation: Bool

  init(
    _ names: String..., action: Action, placeholder: String = "", showsNegation: Bool = false,
    help: String
  ) {
    self.names = names
    self.action = action
    self.placeholder = placeholder
    self.help = help
    self.showsNegation = showsNegation
  }

  /// Whether `--no-NAME` is understood.
  var isNegatable: Bool {
    switch action {
    case .toggle, .cache, .nothing, .unused: true
    default: false
    }
  }

  /// Whether the option wants a value.
  var takesValue: Bool {
    switch action {
    case .number, .amount, .text, .kconfigPrefix, .texts, .types, .color, .debug, .compat,
      .format, .output:
      true
    case .toggle, .count, .noColor, .cache, .help, .version, .nothing, .unused: false
    }
  }

  /// What a value has to be, for messages about one that is not.
  var wanted: String {
    switch action {
    case .number: "a number"
    case .amount: "a number from 1"
    case .debug: "KEY=N"
    case .format: FormatName.words
    case .output: "a file"
    case .compat:
      CompatChoice.words.dropLast().joined(separator: ", ") + " or "
        + (CompatChoice.words.last ?? "")
    default: "another value"
    }
  }

  /// Whether a value may stand after `=`, and nowhere else.
  var allowsValue: Bool {
    if case .cache = action { true } else { false }
  }

  /// Whether a name in lowercase means this option, and if so, whether it turns it on.
  func meaning(of name: String) -> Bool? {
    if names.contains(name) { return true }
    guard isNegatable, name.hasPrefix("no") else { return nil }
    let rest = name.dropFirst(2)
    if names.contains(where: { $0 == rest }) { return false }
    guard rest.hasPrefix("-") else { return nil }
    let name = rest.dropFirst()
    return names.contains(where: { $0 == name }) ? false : nil
  }
}
