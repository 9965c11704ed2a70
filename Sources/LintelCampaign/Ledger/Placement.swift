// SPDX-License-Identifier: GPL-2.0-only

import Foundation

/// Where a site stands, as events keep it.
struct Placement: Codable, Equatable {
  var path: String
  var line: Int
  var function: String
  var ordinal: Int
  var text: String

  init(_ site: SeenSite) {
    path = site.path
    line = site.line
    function = site.function
    ordinal = site.ordinal
    text = site.text
  }

  init(path: String, line: Int, function: String, ordinal: Int, text: String) {
    self.path = path
    self.line = line
    self.function = function
    self.ordinal = ordinal
    self.text = text
  }

  /// Reads an event's detail; nil where it is something else.
  init?(json: String) {
    guard let value = try? JSONDecoder().decode(Placement.self, from: Data(json.utf8)) else {
      return nil
    }
    self = value
  }

  /// The detail of an event, the same for the same place.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // A struct of texts and numbers can always be written.
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// The place in words.
  var description: String { "\(path):\(line)" + (function.isEmpty ? "" : " \(function)()") }
}
