// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The settings of all `.lintel.toml` files that hold, and of the environment.
///
/// Later ones win: the system's file, the user's, those of the tree from its top down to the working
/// directory, then `.checkpatch.conf` and the environment. The command line comes after all of them.
package struct SettingsLayers: Sendable, Equatable {
  /// The name of a tree's file.
  package static let name = ".lintel.toml"
  /// The system's file.
  package static let system = "/etc/lintel/config.toml"
  /// What variables of the environment begin with.
  static let variablePrefix = "LINTEL_"

  /// How many files may build on each other.
  private static let deepest = 8

  /// What the files ask for, in the order in which it counts.
  package private(set) var settings: [Setting] = []
  package private(set) var rules: [PathRule] = []
  /// The files that were read, in that order.
  package private(set) var files: [String] = []

  package init() {}

  /// How many files are read in all: files that build on the same ones could name them without end.
  private static let mostFiles = 64
  /// How long a file may be, in bytes.
  private static let mostBytes = 64 << 10

  /// The places to look in, in the order in which they count, and whether each is the tree's.
  ///
  /// - Parameter top: The top of the tree around the working directory, as that leads to it; nil where
  ///   there is none above.
  package static func places(
    top: String?, userFolder: String?
  ) -> [(path: String, isTrees: Bool)] {
    var places = [(system, false)]
    if let userFolder { places.append(("\(userFolder)/lintel/config.toml", false)) }
    // `../..`, `..`, and the working directory.
    var folder = top ?? "."
    while folder != "." {
      places.append(("\(folder)/\(name)", true))
      folder = folder == ".." ? "." : String(folder.dropFirst(3))
    }
    return places + [(name, true)]
  }

  /// Reads the files there are.
  package static func load(
    top: String?, userFolder: String?
  ) throws(SettingsReader.Fault) -> SettingsLayers {
    var layers = SettingsLayers()
    for place in places(top: top, userFolder: userFolder) {
      try layers.add(place.path, isTrees: place.isTrees, isNamed: false, after: [])
    }
    return layers
  }

  private mutating func add(
    _ path: String, isTrees: Bool, isNamed: Bool, after builders: [String]
  ) throws(SettingsReader.Fault) {
    let shown = QuotedName.shown(path)
    switch ConfigurationFile.lookUp(path, followsLink: !isTrees) {
    case .missing where !isNamed, .notAFile where !isNamed: return
    case .missing, .notAFile:
      throw SettingsReader.Fault(message: "\(builders.last ?? shown): extend: no file \(shown)")
    case .unreadable(let problem), .refused(let problem):
      throw SettingsReader.Fault(message: problem)
    case .text(let text):
      if builders.contains(path) || builders.count >= Self.deepest {
        throw SettingsReader.Fault(
          message: "\(shown): extend: more than \(Self.deepest) files, or one that extends itself")
      }
      if files.count >= Self.mostFiles {
        throw SettingsReader.Fault(
          message: "\(shown): extend: more than \(Self.mostFiles) files in all")
      }
      if text.count > Self.mostBytes {
        throw SettingsReader.Fault(message: "\(shown): more than \(Self.mostBytes >> 10) KiB")
      }
      let contents = try text.withView { view throws(SettingsReader.Fault) in
        try SettingsReader.read(view, path: path, isTrees: isTrees)
      }
      for extended in contents.extended {
        try add(extended, isTrees: isTrees, isNamed: true, after: builders + [path])
      }
      settings += contents.settings
      rules += contents.rules
      files.append(path)
    }
  }

  /// What variables of the environment ask for: `LINTEL_MAX_LINE_LENGTH=80` is `max-line-length`.
  /// Other names that begin so are passed over.
  package static func environment(
    _ value: (String) -> String?
  ) throws(SettingsReader.Fault) -> [Setting] {
    var settings: [Setting] = []
    for name in SettingsTable.names {
      let variable = variablePrefix + asciiUppercased(name.replacing("-", with: "_"))
      guard let text = value(variable), let option = SettingsTable.option(name) else { continue }
      settings.append(
        Setting(
          name: name, words: try words(option, name, text, variable: variable), origin: variable))
    }
    return settings
  }

  private static func words(
    _ option: OptionSpec, _ name: String, _ text: String, variable: String
  ) throws(SettingsReader.Fault) -> [String] {
    func wrong(_ wanted: String) -> SettingsReader.Fault {
      SettingsReader.Fault(message: "\(variable) takes \(wanted), not '\(text)'")
    }
    switch option.action {
    case .toggle, .count:
      switch asciiLowercased(text) {
      case "1", "true", "yes", "on": return ["--\(name)"]
      case "0", "false", "no", "off", "":
        if case .count = option.action { return [] }
        return ["--no-\(name)"]
      default: throw wrong("1 or 0")
      }
    case .number, .amount:
      guard let number = OptionValues.number(text) else { throw wrong("a number") }
      return ["--\(name)=\(number)"]
    default: return text.isEmpty ? [] : ["--\(name)=\(text)"]
    }
  }
}
