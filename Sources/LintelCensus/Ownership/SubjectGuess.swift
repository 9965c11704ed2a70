// SPDX-License-Identifier: GPL-2.0-only

/// Guesses what the subjects of patches to some files begin with, from those of the past.
package enum SubjectGuess {
  /// The prefix with its last colon, such as `btrfs:` or `drm/i915: gem:`; nil where the past does
  /// not agree on any.
  ///
  /// Of the prefixes that at least two in five of the subjects have the longest is taken.
  package static func prefix(of subjects: [String]) -> String? {
    var counts: [String: Int] = [:]
    var total = 0
    for subject in subjects where !subject.hasPrefix("Merge ") && !subject.hasPrefix("Revert ") {
      total += 1
      var prefix = ""
      for part in subject.components(separatedBy: ": ").dropLast().prefix(3) {
        // A colon in a sentence is no prefix.
        if part.count > 40 || part.split(separator: " ").count > 3 { break }
        prefix += prefix.isEmpty ? part + ":" : " " + part + ":"
        counts[prefix, default: 0] += 1
      }
    }
    let common = counts.filter { $0.value * 5 >= total * 2 && $0.value >= 2 }
    return common.max { left, right in
      (left.key.utf8.count, right.key) < (right.key.utf8.count, left.key)
    }?.key
  }
}

extension String {
  /// The parts between the places where a text stands.
  fileprivate func components(separatedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
