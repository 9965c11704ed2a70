// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
import LintelText

/// How the calls of a deprecated function are converted, as its entry says.
package enum NamedConversion: Sendable, Equatable {
  /// By following what is mapped, as for kmap().
  case mapping
  /// By another name: the arguments stay.
  case rename(String)
  /// By a semantic patch in a file, which Coccinelle applies.
  case recipe(String)

  /// Why an entry's conversion is not followed.
  package struct Problem: Error {
    /// The cause in one line, which names the entry and its file.
    package let text: String
  }

  /// What the entry names; nil where it names nothing.
  ///
  /// A semantic patch may have scripts that do anything, so no tree may name one: `own` is the entry as
  /// it is without the tree's files. The path is counted from the folder of the file that names it.
  package init?(_ entry: DeprecatedAPI, own: DeprecatedAPI?) throws(Problem) {
    let value = entry.conversion.string
    let place = "\(entry.origin): [\(entry.name.string)]: "
    switch value {
    case "": return nil
    case "mapping":
      guard ConversionRun.convertible[entry.name.string] != nil else {
        throw Problem(text: place + "conversion = \"mapping\" is for kmap and kmap_atomic")
      }
      self = .mapping
    case "rename":
      guard entry.replacement.isIdentifier else {
        throw Problem(
          text: place + "'\(entry.replacement.string)' is no name that a call could have")
      }
      self = .rename(entry.replacement.string)
    default:
      guard value.hasSuffix(".cocci") else {
        throw Problem(text: place + "conversion takes mapping, rename or the path of a .cocci file")
      }
      guard let own, own.conversion.equals(entry.conversion), case .file(let file, _) = own.origin
      else {
        throw Problem(
          text: place + "a tree may not name a semantic patch: name it with --deprecations")
      }
      let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
      self = .recipe(value.hasPrefix("/") ? value : folder + value)
    }
  }
}
