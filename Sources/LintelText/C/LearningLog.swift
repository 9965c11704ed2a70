// SPDX-License-Identifier: GPL-2.0-only

/// What the type learner decided, in the lines of the script's `--debug possible`.
///
/// It serves comparisons with the script: the two must learn the same from the same file.
package struct LearningLog {
  /// How much is logged: 1 what was learned, 2 what was refused too, 3 what was considered too.
  package let level: Int
  /// The lines so far.
  package private(set) var text: [UInt8] = []

  /// A log of this level; 0 logs nothing.
  package init(level: Int) { self.level = level }

  /// Forgets the lines.
  package mutating func clear() { text.removeAll() }

  mutating func considered(_ name: ByteView, _ site: TypeLearner.Site) {
    guard level > 2 else { return }
    add("CHECK<", name, "> ", site)
  }

  mutating func refused(_ name: ByteView, _ site: TypeLearner.Site) {
    guard level > 1 else { return }
    add("NOTPOSS: ", name, " ", site)
  }

  mutating func learnedType(_ name: ByteView, _ site: TypeLearner.Site) {
    guard level > 0 else { return }
    add("POSSIBLE: ", name, " ", site)
  }

  mutating func learnedModifier(
    _ word: ByteView, of words: ByteView, _ site: TypeLearner.Site
  ) {
    guard level > 0 else { return }
    text += ByteView("MODIFIER: ").bytes + word.bytes
    add(" (", words, ") ", site)
  }

  private mutating func add(
    _ prefix: StaticString, _ name: ByteView, _ suffix: StaticString, _ site: TypeLearner.Site
  ) {
    text += ByteView(prefix).bytes + name.bytes + ByteView(suffix).bytes
    switch site {
    case .declaration(let head): text += ByteView("(A:").bytes + head.bytes
    case .definition(let head): text += ByteView("(B:").bytes + head.bytes
    case .cast(let head): text += ByteView("(C:").bytes + head.bytes
    case .parameter(let head): text += ByteView("(D:").bytes + head.bytes
    }
    text += ByteView(")\n").bytes
  }
}
