// SPDX-License-Identifier: GPL-2.0-only

/// What holds, and where each value is from, a line a setting.
package enum SettingsListing {
  /// The text; or why the configuration cannot be followed.
  ///
  /// - Parameter rules: The `[[path]]` sections that hold for the path that is asked about.
  package static func text(
    _ configuration: CheckConfiguration, rules: [PathRule]
  ) -> Result<String, SettingsReader.Fault> {
    let parsed = OptionParser.parse(
      arguments: ["-"], configuration: configuration.words, origins: configuration.origins)
    guard case .run(let options) = parsed else {
      if case .failure(let message, _) = parsed { return .failure(.init(message: message)) }
      return .failure(.init(message: "the configuration asks for a list, not a check"))
    }
    let origins = origins(configuration)
    var lines = (configuration.layers.files + [configuration.file.path].compactMap(\.self))
      .map { "# read: \($0)\n" }
    for (name, option) in SettingsTable.named {
      let value = value(of: option, in: options)
      let from = origins[name] ?? ["built in"]
      // What every setting of a list says counts; of others the last.
      let shown = option.isList ? from.joined(separator: ", ") : from.suffix(1).joined()
      lines.append("\(name) = \(value)  # \(shown)\n")
    }
    for rule in rules {
      let types = rule.types.sorted().joined(separator: ", ")
      lines.append("not reported: \(types)  # \(rule.origin): \(rule.reason)\n")
    }
    return .success(lines.joined())
  }

  /// Where each setting is from, in the order in which it counts.
  private static func origins(_ configuration: CheckConfiguration) -> [String: [String]] {
    var origins: [String: [String]] = [:]
    func add(_ word: String, _ origin: String) {
      guard let word = OptionWord(word), let (option, _) = OptionTable.find(word.name) else {
        return
      }
      let name = SettingsTable.name(of: option)
      if origins[name]?.last != origin { origins[name, default: []].append(origin) }
    }
    if let profile = SettingsProfile.last(in: configuration.words) {
      for word in profile.words { add(word, "profile \(profile.rawValue)") }
    }
    for (word, origin) in zip(configuration.words, configuration.origins) {
      add(word, String(origin.dropFirst(" in ".count)))
    }
    return origins
  }

  /// A value as TOML has it.
  private static func value(of option: OptionSpec, in options: CheckOptions) -> String {
    switch option.action {
    case .toggle(let field): "\(options[keyPath: field])"
    case .count(let field): "\(options[keyPath: field] > 0)"
    case .number(let field): "\(options[keyPath: field])"
    case .amount(let field): options[keyPath: field].map { "\($0)" } ?? "\"\""
    case .text(let field): quoted(options[keyPath: field] ?? "")
    case .texts(let field): list(options[keyPath: field])
    case .types(let field): list(options[keyPath: field].sorted())
    case .kconfigPrefix: quoted(options.kconfigPrefix)
    case .compat: quoted(options.compat.word)
    case .color: quoted(options.colorArgument)
    default: quoted("")
    }
  }

  private static func list(_ values: [String]) -> String {
    "[" + values.map(quoted).joined(separator: ", ") + "]"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension OptionSpec {
  /// Whether what is given twice adds up.
  fileprivate var isList: Bool {
    switch action {
    case .texts, .types: true
    default: false
    }
  }
}
