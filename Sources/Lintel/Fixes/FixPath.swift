// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The texts that an input was on the way to its last one.
struct FixPath {
  /// A text that was left behind.
  struct Step {
    /// The hash of the text.
    let hash: UInt64
    /// How many findings were fixed before.
    let made: Int
    /// What was fixed in it then.
    let fixes: Set<TakenFix>
  }

  private var steps: [Step] = []

  /// Leaves `text` for another one.
  mutating func leave(_ text: [UInt8], made: Int, fixes: Set<TakenFix>) {
    steps.append(Step(hash: text.withView { $0.hash }, made: made, fixes: fixes))
  }

  /// Forgets the last text, which was gone back to.
  mutating func goBack() { _ = steps.popLast() }

  /// What was fixed since the input was `text`, which is forgotten, and how many findings had been
  /// fixed until then; nil where it never was that text.
  ///
  /// Such fixes undo each other. Where the one that was left last is taken back alone, the next run of
  /// the program would take the other for the last.
  mutating func circle(to text: [UInt8]) -> (fixes: Set<TakenFix>, made: Int)? {
    let hash = text.withView { $0.hash }
    guard let start = steps.firstIndex(where: { $0.hash == hash }) else { return nil }
    let fixes = steps[start...].reduce(into: Set()) { $0.formUnion($1.fixes) }
    let made = steps[start].made
    steps.removeSubrange(start...)
    return (fixes, made)
  }
}
