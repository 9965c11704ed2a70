// SPDX-License-Identifier: GPL-2.0-only

/// An `if` with all its `else` arms, or another statement alone, cut into the arms.
///
/// The texts hold the patch's markers, unlike those of a line's own statement.
package struct StatementChain: ~Copyable {
  private struct Arm {
    let range: Range<Int>
    let conditionLength: Int
  }

  private var block = StatementBlock()
  private var buffer = ByteBuffer(capacity: 1024)
  private var arms: [Arm] = []

  /// How many brackets are open after the last statement that was looked at.
  package private(set) var level = 0

  /// A chain of nothing.
  package init() {}

  /// The number of arms.
  package var count: Int { arms.count }

  /// The code of an arm, its condition included.
  package func text(_ index: Int) -> ByteView { buffer.view(arms[index].range) }

  /// The condition of an arm: `if (x)`, `else`, or what is before one in the same place.
  package func condition(_ index: Int) -> ByteView {
    text(index).upTo(arms[index].conditionLength)
  }

  /// What an arm does: the code after its condition.
  package func body(_ index: Int) -> ByteView { text(index).from(arms[index].conditionLength) }

  /// Reads the chain that starts at `offset` of line `number` (from 1), in a hunk of which
  /// `remaining` lines are left from that line on.
  package mutating func scan(
    _ patch: borrowing PatchText, line number: Int, remaining: Int, offset: Int
  ) {
    buffer.clear()
    arms.removeAll(keepingCapacity: true)
    block.scan(patch, line: number, remaining: remaining, offset: offset)
    addArm()
    var goesOn = Self.startsChain(block.condition)
    // Arms in one line read all of it again and again.
    while goesOn && block.nextRemaining > 0 && arms.count < patch.budget.lines {
      block.scan(
        patch, line: block.nextLine, remaining: block.nextRemaining, offset: block.nextOffset)
      goesOn = block.nextRemaining > 0 && Self.continuesChain(block.condition)
      if goesOn { addArm() }
    }
    level = block.level
  }

  private mutating func addArm() {
    let start = buffer.count
    buffer.append(block.text)
    arms.append(Arm(range: start..<buffer.count, conditionLength: block.conditionLength))
  }

  private static func startsChain(_ condition: ByteView) -> Bool {
    var at = condition.skipSpaces(0)
    if isMarker(condition, at) { at = condition.skipSpaces(at + 1) }
    return condition.hasWord("if", at: at) || continues(condition, at)
  }

  private static func continuesChain(_ condition: ByteView) -> Bool {
    continues(condition, StatementMeasure.skipBlankLines(condition))
  }

  private static func continues(_ condition: ByteView, _ at: Int) -> Bool {
    condition.hasWord("else", at: at) || condition.hasWord("do", at: at)
  }

  private static func isMarker(_ text: ByteView, _ at: Int) -> Bool {
    text[at - 1] == UInt8(ascii: "\n")
      && (text[at] == UInt8(ascii: "+") || text[at] == UInt8(ascii: "-"))
  }
}
