// SPDX-License-Identifier: GPL-2.0-only

/// The path of a folder as a user typed it.
enum FolderPath {
  /// What stands before the paths of the folder's files: nothing for the working folder, else the
  /// path with a slash at its end, without empty parts and `.`.
  static func prefix(of folder: String) -> String {
    let parts = folder.utf8.split(separator: UInt8(ascii: "/"))
      .filter { !$0.elementsEqual(".".utf8) }.map { String(Substring($0)) }
    let top = folder.utf8.first == UInt8(ascii: "/") ? "/" : ""
    return top + parts.map { $0 + "/" }.joined()
  }

  /// A path of that form for the system and for messages.
  static func shown(_ prefix: String) -> String {
    prefix.isEmpty ? "." : prefix == "/" ? prefix : String(prefix.dropLast())
  }
}
