// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Where codespell keeps its words.
enum CodespellDictionary {
  /// The places where Debian's package and pip put the dictionary, the likeliest first.
  private static let places = [
    "/usr/share/codespell/dictionary.txt",
    "/usr/lib/python3/dist-packages/codespell_lib/data/dictionary.txt",
    "/usr/local/lib/python3/dist-packages/codespell_lib/data/dictionary.txt",
  ]

  /// The dictionary to use: the user's, or the first that is there.
  static func path(_ named: String?) -> String {
    if let named { return named }
    return places.first { FileKind(at: $0) == .regular } ?? places[0]
  }
}
