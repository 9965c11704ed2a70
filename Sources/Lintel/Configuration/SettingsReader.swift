// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Makes settings of a `.lintel.toml`, and says of each fault where it is.
package struct SettingsReader {
  /// What a file holds.
  package struct Contents: Sendable, Equatable {
    /// The files that it builds on, as it names them.
    package var extended: [String] = []
    package var settings: [Setting] = []
    package var rules: [PathRule] = []
  }

  /// Why a file cannot be followed: one line with its path, line and column.
  package struct Fault: Error, Equatable {
    package let message: String
  }

  private let path: String
  /// The folder of the file, with a slash at its end; empty for the working directory.
  private let folder: String
  /// Whether the file came with the tree.
  private let isTrees: Bool
  private var contents = Contents()

  private init(path: String, isTrees: Bool) {
    self.path = path
    self.isTrees = isTrees
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    folder = slash.map { String(path[...$0]) } ?? ""
  }

  /// Reads the text of the file at `path`.
  ///
  /// - Parameter isTrees: Whether it came with the tree, and not from the user: such a one names no
  ///   place outside of its folder.
  package static func read(
    _ text: ByteView, path: String, isTrees: Bool
  ) throws(Fault) -> Contents {
    var reader = SettingsReader(path: path, isTrees: isTrees)
    do throws(TOMLError) {
      for section in try TOMLReader.read(text) { try reader.take(section) }
    } catch {
      throw Fault(message: "\(reader.shown(error.place)): \(error.reason)")
    }
    return reader.contents
  }

  private func shown(_ place: TOMLPlace) -> String {
    "\(QuotedName.shown(path)):\(place.line):\(place.column)"
  }

  private mutating func take(_ section: TOMLSection) throws(TOMLError) {
    if section.name.isEmpty {
      for entry in section.entries { try take(entry) }
    } else if section.name == ["path"], section.isElement {
      try takeRule(section)
    } else {
      let name = section.name.joined(separator: ".")
      throw TOMLError(
        section.place,
        name == "path"
          ? "write [[path]], with two brackets"
          : "there is no section \(name)" + NearestName.hint(for: name, among: ["path"]))
    }
  }

  // MARK: Settings of the whole

  private mutating func take(_ entry: TOMLEntry) throws(TOMLError) {
    let name = entry.key.joined(separator: ".")
    if name == "extend" {
      let paths = try texts(entry.value, of: name)
      for path in paths {
        try requirePlace(path, entry.value.place, of: name)
        contents.extended.append(path.hasPrefix("/") ? path : folder + path)
      }
      return
    }
    guard let option = SettingsTable.option(name) else {
      let hint = NearestName.hint(for: name, among: SettingsTable.names + ["extend", "path"])
      let words =
        SettingsTable.isForCommandLine(name) ? "is for the command line only" : "is not a setting"
      throw TOMLError(entry.place, "\(name) \(words)" + hint)
    }
    contents.settings.append(
      Setting(
        name: name, words: try words(for: option, name, entry.value),
        origin: shown(entry.place)))
  }

  private func words(
    for option: OptionSpec, _ name: String, _ value: TOMLValue
  ) throws(TOMLError) -> [String] {
    func wrong(_ wanted: String) -> TOMLError {
      TOMLError(value.place, "\(name) takes \(wanted)")
    }
    switch option.action {
    case .toggle, .count:
      guard case .truth(let isOn) = value.kind else { throw wrong("true or false") }
      if case .count = option.action { return isOn ? ["--\(name)"] : [] }
      return [isOn ? "--\(name)" : "--no-\(name)"]
    case .number(let field):
      guard case .number(let number) = value.kind else { throw wrong("a number") }
      if field == \CheckOptions.tabSize, !(2...256).contains(number) { throw wrong("2 to 256") }
      return ["--\(name)=\(number)"]
    case .amount:
      guard case .number(let number) = value.kind, number >= 1 else {
        throw wrong("a number from 1")
      }
      return ["--\(name)=\(number)"]
    case .types:
      let types = try texts(value, of: name)
      if types.isEmpty { throw wrong("a list of types") }
      return ["--\(name)=" + types.joined(separator: ",")]
    case .texts:
      var words: [String] = []
      for text in try texts(value, of: name) {
        words.append(try place(text, value.place, of: name))
      }
      return words
    case .text where SettingsTable.paths.contains(name):
      guard case .text(let text) = value.kind, !text.isEmpty else { throw wrong("a path") }
      return [try place(text, value.place, of: name)]
    case .compat:
      guard case .text(let text) = value.kind, CompatChoice(word: text) != nil else {
        throw wrong(option.wanted)
      }
      return ["--\(name)=\(text)"]
    case .color:
      guard case .text(let text) = value.kind, ColorMode(word: text) != nil else {
        throw wrong("auto, always or never")
      }
      return ["--\(name)=\(text)"]
    default:
      guard case .text(let text) = value.kind, !text.isEmpty else { throw wrong("a text") }
      return ["--\(name)=\(text)"]
    }
  }

  /// The word for a path, which counts from the folder of the file.
  private func place(
    _ path: String, _ place: TOMLPlace, of name: String
  ) throws(TOMLError) -> String {
    guard SettingsTable.paths.contains(name) else { return "--\(name)=\(path)" }
    try requirePlace(path, place, of: name)
    return "--\(name)=" + (path.hasPrefix("/") ? path : folder + path)
  }

  /// Refuses a path that leads out of the folder of a tree's file, or to a link.
  private func requirePlace(
    _ path: String, _ place: TOMLPlace, of name: String
  ) throws(TOMLError) {
    guard isTrees else { return }
    var tree = TreeFolder(folder.isEmpty ? "." : folder)
    if let problem = tree.problem(with: path) {
      throw TOMLError(place, "\(name) names '\(path)': \(problem)")
    }
  }

  // MARK: Sections for paths

  private mutating func takeRule(_ section: TOMLSection) throws(TOMLError) {
    var globs: [String] = []
    var types: [String] = []
    var reason = ""
    for entry in section.entries {
      switch entry.key.joined(separator: ".") {
      case "glob":
        globs = try texts(entry.value, of: "glob")
        for glob in globs where Array(glob.utf8).withView({ PathGlob($0) == nil }) {
          throw TOMLError(entry.value.place, "'\(glob)' is a pattern that no path can match")
        }
      case "ignore": types = try texts(entry.value, of: "ignore").flatMap(OptionValues.types)
      case "reason": reason = try texts(entry.value, of: "reason").joined(separator: " ")
      case let name:
        throw TOMLError(
          entry.place,
          "\(name) is not a key of [[path]]"
            + NearestName.hint(for: name, among: ["glob", "ignore", "reason"]))
      }
    }
    if globs.isEmpty { throw TOMLError(section.place, "[[path]] needs glob = \"...\"") }
    if types.isEmpty { throw TOMLError(section.place, "[[path]] needs ignore = [\"TYPE\"]") }
    if reason.isEmpty { throw TOMLError(section.place, "[[path]] needs reason = \"...\"") }
    contents.rules.append(
      PathRule(
        globs: globs, folder: folder, types: Set(types), reason: reason,
        origin: shown(section.place)))
  }

  /// A text, or a list of them.
  private func texts(_ value: TOMLValue, of name: String) throws(TOMLError) -> [String] {
    switch value.kind {
    case .text(let text): return [text]
    case .list(let values):
      var texts: [String] = []
      for value in values {
        guard case .text(let text) = value.kind else {
          throw TOMLError(value.place, "\(name) takes texts in quotes")
        }
        texts.append(text)
      }
      return texts
    default: throw TOMLError(value.place, "\(name) takes a text in quotes, or a list of them")
    }
  }
}
