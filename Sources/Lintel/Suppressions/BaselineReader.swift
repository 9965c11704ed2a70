// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Reads the file of a baseline.
package enum BaselineReader {
  /// The name of the file that the commands take unless another is named.
  package static let defaultName = ".lintel-baseline"

  /// The first line of the file: what it is, and the version of its form.
  static let header = "# lintel baseline 1: path, type, count, hash and text of the line"

  /// The start of that line, which alone must be right.
  private static let mark: StaticString = "# lintel baseline 1"

  /// The most bytes that a line may have: a path, and little more.
  private static let longestLine = 16 << 10

  /// The baseline in the file at `path`, or why it is none: one line that names the line of the file.
  package static func read(_ path: String) throws(InputError) -> Baseline {
    var text = ByteBuffer()
    try InputFile.read(path, limit: Limits.inputBytes, into: &text)
    if text.count > Limits.inputBytes {
      throw InputError(
        path: path, code: InputError.refused,
        detail: "larger than \(Limits.inputBytes >> 20) MiB, which no baseline is")
    }
    return try parse(text.view, path: path)
  }

  /// The baseline with this text; `path` names the file in errors.
  package static func parse(_ text: ByteView, path: String) throws(InputError) -> Baseline {
    var baseline = Baseline()
    var number = 0
    var start = 0
    func problem(_ words: String) -> InputError {
      InputError(
        path: path, code: InputError.refused, detail: "line \(number): \(words)")
    }
    while start < text.count || number == 0 {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      let line = text[start..<end]
      start = end + 1
      number += 1
      if number == 1 {
        let end = mark.utf8CodeUnitCount
        guard line.has(mark), line.count == end || line[end] == UInt8(ascii: ":") else {
          throw problem("not a baseline; lintel baseline write makes one")
        }
        continue
      }
      if line.isEmpty || line[0] == UInt8(ascii: "#") { continue }
      if line.count > longestLine { throw problem("longer than \(longestLine) bytes") }
      if line.firstInvalidUTF8 != nil { throw problem("not UTF-8") }
      guard let (path, key, entry) = entry(line) else {
        let isConflict = line.has("<<<<<<<") || line.has("=======") || line.has(">>>>>>>")
        throw problem(
          isConflict ? "a conflict of a merge" : "not a path, a type, a count, a hash and a text")
      }
      if !baseline.insert(entry, key, path: path) {
        throw problem("the same path, type and hash as a line before")
      }
    }
    return baseline
  }

  private static func entry(
    _ line: ByteView
  ) -> (path: [UInt8], key: Baseline.Key, entry: Baseline.Entry)? {
    var fields: [ByteView] = []
    var start = 0
    while fields.count < 4 {
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t"), from: start) else { return nil }
      fields.append(line[start..<tab])
      start = tab + 1
    }
    let (name, type) = (fields[0], fields[1])
    let quoted = DiffName.quoted(name, 0)
    if name[0] == UInt8(ascii: "\""), quoted?.end != name.count { return nil }
    guard !name.isEmpty, type.isTypeName, fields[3].count == 16,
      let count = fields[2].number(at: 0), count.end == fields[2].count,
      (1...Baseline.mostFindings).contains(count.value),
      let hash = UInt64(fields[3].string, radix: 16), fields[3][0] != UInt8(ascii: "+")
    else { return nil }
    return (
      quoted?.name ?? name.bytes, Baseline.Key(type: type.string, textHash: hash),
      Baseline.Entry(count: count.value, text: line.from(start).string)
    )
  }
}

extension ByteView {
  /// Whether it can be the name of a type: words of ASCII and underscores.
  fileprivate var isTypeName: Bool {
    !isEmpty && skip(ByteSet.word.union(ByteSet("-")), 0) == count
  }
}
