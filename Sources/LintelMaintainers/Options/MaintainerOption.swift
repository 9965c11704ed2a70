// SPDX-License-Identifier: GPL-2.0-only

/// A field of the options that an option of the command line sets.
typealias MaintainerField<Value> = WritableKeyPath<MaintainerOptions, Value> & Sendable

/// One option of the command line.
struct MaintainerOption: Sendable {
  /// What giving the option does.
  enum Action: Sendable {
    /// Turns a switch on, or off when it is given as `--no-NAME` or `--noNAME`.
    case toggle(any MaintainerField<Bool>)
    /// Turns a switch on.
    case turnOn(any MaintainerField<Bool>)
    /// The fallback to history, which remembers that it was asked for.
    case fallback
    case number(any MaintainerField<Int>)
    case text(any MaintainerField<String>)
    case path(any MaintainerField<String?>)
    case format
    /// Takes a value after `=` only.
    case selfTest
    case version
    case help
  }

  /// The names in lowercase without dashes.
  let names: [String]
  let action: Action
  /// What stands for the value in the help, with its separator; empty for a switch.
  let placeholder: String
  /// What the help says.
  let help: String

  init(_ names: String..., action: Action, placeholder: String = "", help: String) {
    self.names = names
    self.action = action
    self.placeholder = placeholder
    self.help = help
  }

  /// Whether `--no-NAME` is understood.
  var isNegatable: Bool {
    switch action {
    case .toggle, .fallback: true
    default: false
    }
  }

  /// Whether the option wants a value.
  var takesValue: Bool {
    switch action {
    case .number, .text, .path, .format: true
    default: false
    }
  }

  /// What a value has to be, for messages about one that is not.
  var wanted: String {
    switch action {
    case .number: "a number"
    case .format: "text or json"
    default: "another value"
    }
  }

  /// The long options as they are written, for suggestions.
  static let longNames = groups.flatMap(\.options).flatMap { option in
    let names = option.names.filter { $0.utf8.count > 2 }
    return names.map { "--" + $0 } + (option.isNegatable ? names.map { "--no-" + $0 } : [])
  }

  /// All options, in groups for the help.
  static let groups: [(title: String, options: [MaintainerOption])] = [
    ("Whom to name", addresses), ("What history says", history),
    ("What to print of a section", output), ("How to print", layout), ("What to read", reading),
  ]

  /// The option that a name in lowercase means, and whether the name turns it on.
  ///
  /// An option of just this name goes before the negation of another.
  static func find(_ name: String) -> (option: MaintainerOption, isOn: Bool)? {
    let all = groups.lazy.flatMap(\.options)
    if let option = all.first(where: { $0.names.contains(name) }) { return (option, true) }
    guard name.hasPrefix("no") else { return nil }
    let rest = String(name.dropFirst(2))
    let dashed = rest.hasPrefix("-") ? String(rest.dropFirst()) : rest
    let negated = all.first { option in
      option.isNegatable && option.names.contains { $0 == rest || $0 == dashed }
    }
    return negated.map { ($0, false) }
  }
}
