// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Tells in one pass over a line which checks can find anything in it.
///
/// All the texts that checks need are searched for at once; each set of texts that can end at a
/// byte has its set of checks.
struct Prefilter: Sendable {
  /// Nil where no text is searched for.
  private var matcher: TextMatcher?
  /// The checks for each set of labels of the matcher.
  private var masks: [CheckMask] = []
  /// Checks that run on each line.
  private var always = CheckMask()

  /// A prefilter for the checks whose indices are in `wanted`, given what each check needs.
  init(_ needs: [Needs], wanted: CheckMask, deprecations: Deprecations) {
    var texts: [(text: ByteView, label: Int)] = []
    for (index, need) in needs.enumerated() where wanted.contains(index) {
      switch need {
      case .anyLine: always.insert(index)
      case .anyOf(let needed): texts += needed.map { (ByteView($0), index) }
      case .deprecatedNames:
        texts += Self.names(in: deprecations).map { ($0, index) }
      }
      // The byte that stands for comments makes spaces of itself where the input has it: nothing
      // that a rule needs can be told from such a line.
      texts.append((ByteView("\u{1C}"), index))
    }
    let matcher = TextMatcher(texts)
    masks = matcher.labelSets.map { labels in
      var mask = CheckMask()
      for check in labels { mask.insert(check) }
      return mask
    }
    self.matcher = matcher
  }

  /// A prefilter that lets these checks look at each line.
  init(always: CheckMask) { self.always = always }

  /// No more bytes of names than this are searched for: the matcher's table grows with each of them.
  private static let mostNameBytes = 2048

  /// The names of a small table; of a large one, what stands after each name in a call.
  private static func names(in deprecations: Deprecations) -> [ByteView] {
    let names = deprecations.entries.map(\.name)
    let size = names.reduce(0) { $0 + $1.count }
    return size > mostNameBytes ? [ByteView("(")] : names
  }

  /// The checks that have to look at the line.
  func candidates(_ line: ByteView) -> CheckMask {
    var mask = always
    matcher?.forEachMatch(in: line) { mask.formUnion(masks[$0]) }
    return mask
  }
}
