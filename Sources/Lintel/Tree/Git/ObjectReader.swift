// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A `git cat-file --batch`, or `--batch-check`, which answers questions about objects in their order.
package struct ObjectReader: ~Copyable {
  /// What kind of object git has.
  package enum Kind: Sendable {
    case commit, tree, blob, tag
  }

  /// What git says to a question.
  package enum Answer {
    /// There is an object, with so many bytes, which must be taken next unless only sizes are asked
    /// for; `id` is its id.
    case object(Kind, size: Int)
    /// Nothing has that name.
    case missing
    /// Several objects have names that start so.
    case ambiguous
    /// Something else, or what is cut off.
    case garbled
  }

  private var process: ChildProcess
  private var line = ByteBuffer()
  private var idEnd = 0

  /// Starts a git in the repository of `place`, which gives contents, or only sizes.
  package init(in place: GitCommand.Place, onlySizes: Bool = false) throws(InputError) {
    let mode = onlySizes ? "--batch-check" : "--batch"
    process = try GitCommand(["cat-file", mode], in: place).start()
  }

  /// Asks for objects, whose names each end with a newline; false where git takes no more questions.
  ///
  /// Both sides wait for each other where the names of more than a few hundred objects are sent at
  /// once.
  package mutating func ask(_ names: ByteView) -> Bool { process.write(names) }

  /// The answer to the next question; nil where git has ended.
  package mutating func answer() -> Answer? {
    line.clear()
    let isRead = process.readRecord(
      endingWith: UInt8(ascii: "\n"), into: &line, limit: GitCommand.longestName)
    guard isRead else { return nil }
    // Either "ID TYPE SIZE", or the name that was asked for and what is wrong with it.
    let view = line.view
    if process.hasCutRecord { return .garbled }
    if view.hasSuffix(" missing") { return .missing }
    if view.hasSuffix(" ambiguous") { return .ambiguous }
    guard let idEnd = view.firstIndex(of: UInt8(ascii: " ")),
      let kindEnd = view.firstIndex(of: UInt8(ascii: " "), from: idEnd + 1),
      let kind = Self.kind(view[(idEnd + 1)..<kindEnd]),
      let size = view.number(at: kindEnd + 1), size.end == view.count
    else { return .garbled }
    self.idEnd = idEnd
    return .object(kind, size: size.value)
  }

  /// The id of the last object, as digits, up to the next question.
  package var id: ByteView { line.view.upTo(idEnd) }

  /// Adds the contents of the object at hand to `buffer`; false where git ended before their end.
  package mutating func take(_ size: Int, into buffer: inout ByteBuffer) -> Bool {
    process.readBytes(size, into: &buffer) && process.skipBytes(1)
  }

  /// Passes over the contents of the object at hand; false where git ended before their end.
  package mutating func skip(_ size: Int) -> Bool { process.skipBytes(size + 1) }

  /// Ends a git that gave no answer, and says why it did not.
  package mutating func reasonForEnd() -> String {
    process.closeInput()
    return GitFailure.reason(ending: &process) ?? GitFailure.garbled
  }

  private static func kind(_ word: ByteView) -> Kind? {
    if word.equals("blob") { return .blob }
    if word.equals("tree") { return .tree }
    if word.equals("commit") { return .commit }
    return word.equals("tag") ? .tag : nil
  }
}
