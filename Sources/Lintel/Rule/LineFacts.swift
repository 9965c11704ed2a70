// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What else can be said of a line; no byte has these.
extension LineTraits {
  /// The line as written ends in white space.
  static var endsInSpace: LineTraits { LineTraits(rawValue: 1 << 48) }
  /// The line is longer than the user wants.
  static var long: LineTraits { LineTraits(rawValue: 1 << 49) }
  /// The line or its input may not be UTF-8 as a person writes it.
  static var oddText: LineTraits { LineTraits(rawValue: 1 << 50) }
  /// The code of the line above ends in a comment.
  static var belowComment: LineTraits { LineTraits(rawValue: 1 << 51) }
  /// A misspelling may stand in the line.
  static var misspelling: LineTraits { LineTraits(rawValue: 1 << 52) }
  /// A word may stand twice in the line.
  static var repetition: LineTraits { LineTraits(rawValue: 1 << 53) }
  /// The input says that no newline ends the line.
  static var unterminated: LineTraits { LineTraits(rawValue: 1 << 55) }
  /// The text that is watched for stands somewhere in the input.
  static var watched: LineTraits { LineTraits(rawValue: 1 << 58) }
  /// A path may stand in the line.
  static var mayBePath: LineTraits { LineTraits(rawValue: 1 << 56) }
  /// The licence tag belongs on the line.
  static var licensePlace: LineTraits { LineTraits(rawValue: 1 << 57) }
  /// A log came before that may be too short.
  static var shortLog: LineTraits { LineTraits(rawValue: 1 << 54) }
}

extension Line {
  /// How many characters of a line checkpatch.pl can read; the next one it takes for invalid.
  static let mostCharacters = 65_535

  /// Whether the line, or its input, may not be UTF-8 as a person writes it; no is certain.
  var isOddText: Bool { !patch.isPlainText || raw.count > Self.mostCharacters }
}
