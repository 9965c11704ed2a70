// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelCensus
import LintelText

/// What the words of `lintel mappings` stand for.
enum MappingsInput {
  /// Whether a word is a patch: standard input, or a file that is there and has no name of source.
  static func isPatch(_ word: String) -> Bool {
    if word == "-" { return true }
    guard let kind = FileKind(at: word), kind != .directory else { return false }
    return Array(word.utf8).withView { SourceFile.language(of: $0) } == nil
  }

  /// The bytes of a patch.
  static func read(_ path: String) throws(InputError) -> [UInt8] {
    var input = ByteBuffer()
    try InputFile.read(path, limit: Limits.mappedPatchBytes, into: &input)
    if input.count > Limits.mappedPatchBytes {
      throw InputError(
        path: path, code: InputError.tooLarge,
        detail: "a patch of more than \(Limits.mappedPatchBytes) bytes")
    }
    return input.view.bytes
  }
}
