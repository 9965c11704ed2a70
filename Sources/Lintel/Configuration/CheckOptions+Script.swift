// SPDX-License-Identifier: GPL-2.0-only

import LintelText

extension CheckOptions {
  /// How many errors and warnings of an input Lustre's script shows.
  private static let shownByDefault = 200

  /// Takes over what the script does that is played, where the user said nothing.
  ///
  /// - Parameter hasRepository: Whether there are commits to check.
  package mutating func adopt(_ script: VariantSet, hasRepository: Bool) {
    if actsAsScript, script.contains(.messageLimit) {
      maxMessages = maxMessages ?? Self.shownByDefault
    }
    // Under the name of a script without them, a range is a file that is missing.
    guard hasRepository, !file, !fix, let first = inputs.first else { return }
    if !actsAsScript {
      git = git || Self.isRange(first)
    } else if script.contains(.bareRanges), first.dropFirst().contains("..") {
      git = true
      inputs = [first]
    }
  }

  /// Whether an argument can only be a range of commits: a name and two dots, and no such file.
  private static func isRange(_ word: String) -> Bool {
    guard let dots = word.firstRange(of: ".."), dots.lowerBound > word.startIndex else {
      return false
    }
    return word != "-" && FileKind(at: word) == nil && !word.contains("../")
  }
}
