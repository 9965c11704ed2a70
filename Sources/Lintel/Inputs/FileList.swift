// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A file that names others.
package enum FileList {
  /// The largest list, in bytes: a million of paths.
  static let limit = 64 << 20

  /// The names in the file at `path`; `-` is standard input.
  ///
  /// Each ends with a zero byte where there is one in the file, else with a newline. Empty ones count
  /// for nothing, and `-` is a file of that name.
  package static func read(_ path: String) throws(InputError) -> [String] {
    var text = ByteBuffer(capacity: 1 << 14)
    try InputFile.read(path, limit: limit, into: &text)
    if text.count > limit {
      throw InputError(
        path: path, code: InputError.gaveUp, detail: "more than \(limit) bytes of names")
    }
    let view = text.view
    let end: UInt8 = view.firstIndex(of: 0) == nil ? UInt8(ascii: "\n") : 0
    return try names(view, end, path)
  }

  private static func names(
    _ view: ByteView, _ end: UInt8, _ path: String
  ) throws(InputError) -> [String] {
    var names: [String] = []
    var start = 0
    while start < view.count {
      let stop = view.firstIndex(of: end, from: start) ?? view.count
      let name = view[start..<stop]
      start = stop + 1
      if name.isEmpty { continue }
      guard let text = String(validating: name.bytes, as: UTF8.self) else {
        throw InputError(
          path: path, code: InputError.refused,
          detail: "'\(QuotedName.shown(name.string))' is not UTF-8")
      }
      names.append(text == "-" ? "./-" : text)
    }
    return names
  }
}
