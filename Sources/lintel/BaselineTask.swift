// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// What `lintel baseline` does: a check of files, with something to do at its end.
enum BaselineTask: String, CaseIterable {
  /// Takes all findings into the file.
  case write
  /// Reports what is new, and fails where entries are of use no more.
  case check
  /// Takes entries that are of use no more out of the file.
  case prune

  /// The task that the words after `lintel baseline` name; nil where that is for the help to say.
  init?(_ words: [String]) {
    guard let task = words.first.flatMap(BaselineTask.init(rawValue:)),
      !words.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" })
    else { return nil }
    self = task
  }

  /// Puts what the task stands for into the options; why it does not go with them, where it does not.
  func adopt(_ options: inout CheckOptions) -> String? {
    if options.inputs.contains("-") { return "baseline \(rawValue): name files or folders" }
    if options.fix { return "baseline \(rawValue) does not go with --fix" }
    if self != .check, !options.formats.isEmpty {
      return "baseline \(rawValue) does not go with --format or --output"
    }
    options.baseline = options.baseline ?? BaselineReader.defaultName
    if self != .check {
      // Nothing is reported: the file is the answer.
      options.quiet = 1
      options.verbose = false
      options.terse = false
      options.statistics = false
      options.mailback = true
    }
    return nil
  }
}
