// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Looks for all callers of what maps for other files, round by round.
struct GroupSearch {
  /// What is known of the files, in the order of the tree.
  var files: [FileParts] { order.compactMap { known[$0] } }
  /// The helpers that other files may call, by name.
  private(set) var helpers: [String: MappingHelper] = [:]
  /// Why the groups of some of them cannot be converted.
  private(set) var blocked: [String: Reason] = [:]
  /// Whether there are any.
  var hasHelpers: Bool { !helpers.isEmpty }

  private let order: [String]
  private let names: [String]
  private var known: [String: FileParts] = [:]
  /// The file that each helper is defined in.
  private var homes: [String: String] = [:]
  /// The names whose callers are to be found next; nil before anything was.
  private var waiting: [String]?
  private var rounds = 0

  /// A search in these files, which starts with those that have one of the names.
  init(files: [String], names: [String]) {
    order = files
    self.names = names
  }

  /// The names of which all files must be judged with what is known; nil where nothing is new.
  mutating func next() -> [String]? {
    guard let waiting else { return names }
    if waiting.isEmpty { return nil }
    rounds += 1
    guard rounds < ConvertLimits.groupRounds else {
      for name in waiting { block(name, "is handed on through more files than are followed") }
      return nil
    }
    // A file that is judged with one helper must know all of them.
    return helpers.keys.sorted()
  }

  /// Takes in what a round has found.
  mutating func add(_ found: [FileParts]) {
    var new: [String] = []
    for file in found {
      known[file.path] = file
      for (name, helper) in file.exports {
        if let home = homes[name], home != file.path {
          block(name, "is defined in \(home) and in \(file.path)")
        } else if helpers[name] == nil {
          new.append(name)
          helpers[name] = helper
          homes[name] = file.path
        }
      }
    }
    waiting = new.sorted()
  }

  /// Blocks all groups of which a file may have a caller that could not be read.
  mutating func block(unread failures: [InputError]) {
    guard let first = failures.first else { return }
    for name in helpers.keys {
      block(name, "may have callers in \(first.path), which was not read")
    }
  }

  private mutating func block(_ name: String, _ text: String) {
    blocked[name] = Reason(code: .crossesFunctions, text: "\(name)() \(text)", line: 1)
  }

  /// What is said of helpers of a text alone, whose callers in other files nobody has looked for.
  static func unseen(_ file: FileParts) -> [String: Reason] {
    file.exports.mapValues { _ in
      Reason(
        code: .crossesFunctions, text: "its callers in other files are not seen", line: 1)
    }
  }
}
