// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// All that is configured for a check, apart from its command line.
package struct CheckConfiguration: Sendable {
  /// The words, in the order in which they count; they go before those of the command line.
  package private(set) var words: [String] = []
  /// Where each of them is from, as messages add it.
  package private(set) var origins: [String] = []
  /// What the `.lintel.toml` files and the environment ask for.
  package private(set) var layers = SettingsLayers()
  /// What the environment asks for.
  package private(set) var environment: [Setting] = []
  /// What `.checkpatch.conf` has.
  package let file: ConfigurationFile.Contents

  /// Why it must not be followed, for the user; nil where it may be.
  package private(set) var refusal: String?

  /// Reads what there is.
  ///
  /// Under the script's name that is `.checkpatch.conf` alone.
  package init(asScript: Bool, variable: (String) -> String?) {
    file = ConfigurationFile.load(
      followsLinks: asScript, searchesTree: !asScript, variable: variable)
    refusal = Self.refusal(of: file)
    if !asScript {
      do throws(SettingsReader.Fault) {
        layers = try SettingsLayers.load(
          top: TreeSearch.topAboveWorkingDirectory, userFolder: Self.userFolder(variable))
        environment = try SettingsLayers.environment(variable)
      } catch {
        refusal = refusal ?? error.message
      }
    }
    for setting in layers.settings { add(setting) }
    words += file.words
    origins += file.words.map { _ in " in \(ConfigurationFile.name)" }
    for setting in environment { add(setting) }
  }

  private mutating func add(_ setting: Setting) {
    words += setting.words
    origins += setting.words.map { _ in " in \(setting.origin)" }
  }

  /// Why a `.checkpatch.conf` must not be followed: what it is, or what it asks for.
  private static func refusal(of file: ConfigurationFile.Contents) -> String? {
    if file.isRefused { return file.problem }
    guard let path = file.path, file.isTrees else { return nil }
    return TreeConfiguration.refusal(of: file.words).map { "\(path): \($0)" }
  }

  private static func userFolder(_ variable: (String) -> String?) -> String? {
    if let folder = variable("XDG_CONFIG_HOME"), folder.hasPrefix("/") { return folder }
    guard let home = variable("HOME"), !home.isEmpty else { return nil }
    return home + "/.config"
  }
}
