// SPDX-License-Identifier: GPL-2.0-only

/// What a rule notes about the line at hand and lines below it, by their numbers.
///
/// Notes about lines above are dropped now and then, so that a file of any length takes little.
struct LineNotes<Value> {
  private var notes: [Int: Value] = [:]
  /// How many notes there may be before old ones are dropped.
  private var limit = 64

  init() {}

  /// The note about a line; nil where there is none.
  subscript(line: Int) -> Value? { notes.isEmpty ? nil : notes[line] }

  /// Notes something about a line, which must not be above `current`, the line at hand.
  mutating func set(_ value: Value, for line: Int, at current: Int) {
    notes[line] = value
    guard notes.count > limit else { return }
    notes = notes.filter { $0.key >= current }
    limit = max(64, 2 * notes.count)
  }
}

extension LineNotes<Void> {
  /// Notes a line, which must not be above `current`, the line at hand.
  mutating func insert(_ line: Int, at current: Int) { set((), for: line, at: current) }

  /// Whether the line was noted.
  func contains(_ line: Int) -> Bool { self[line] != nil }
}
