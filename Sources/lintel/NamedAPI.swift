// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelConvert
import LintelSeries
import LintelText

/// A deprecated function whose entry names its conversion.
struct NamedAPI {
  let name: String
  let conversion: NamedConversion
  /// What patches say of it.
  let story: RecipeStory

  /// The function of this name; nil where no entry names a conversion of it.
  init?(_ name: String, tree: String, files: [String]) throws(ConvertFailure) {
    let home = Deprecations.settingsDirectory(
      xdgConfigHome: Environment.value("XDG_CONFIG_HOME"), home: Environment.value("HOME"))
    do {
      let table = try Deprecations.load(tree: tree, home: home, files: files)
      let own = try Deprecations.load(tree: nil, home: home, files: files)
      let key = Array(name.utf8)
      guard let entry = key.withView({ table.entry(named: $0) }),
        let conversion = try NamedConversion(entry, own: key.withView { own.entry(named: $0) }),
        conversion != .mapping
      else { return nil }
      self.name = name
      self.conversion = conversion
      story = RecipeStory(
        name: name, replacement: entry.replacement.string, reason: entry.reason.string,
        conversion: conversion)
    } catch let error as DeprecationsError {
      throw ConvertFailure(error.description)
    } catch let error as NamedConversion.Problem {
      throw ConvertFailure(error.text)
    } catch {
      throw ConvertFailure("\(error)")
    }
  }
}
