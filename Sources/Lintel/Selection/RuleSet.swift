// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The checks that a run needs, in order, with the stages in which they run.
struct RuleSet {
  /// All checks of the code, stage by stage.
  let checks: [Check]
  /// The checks whose type the user wants, or that others rely on.
  let wanted: CheckMask
  /// Where each stage's checks are in `checks`.
  private let spans: [CheckSpan]
  private let prefilter: Prefilter
  private var traitFilter: TraitFilter
  /// What runs over each line of a mail.
  let commitSteps: [any CommitStep.Type]
  /// The part of `commitSteps` that runs over added lines too.
  private let addedLineSteps: [any CommitStep.Type]
  /// Where those are in a mask of candidates: after the checks.
  let stepSpan: CheckSpan
  /// What the walk itself asks of a line, after the steps: whether a condition or a loop may start,
  /// and whether a modifier that no file has to teach may stand there.
  let conditionQuestion, modifierQuestion: Int
  /// Each stage's rule that wants a statement even in the middle of another, and where it is in
  /// `checks`.
  private let lateReaders: [(rule: any LateReader.Type, index: Int)?]
  /// Whether a type that the user wants to see is about misspellings or words that stand twice.
  let readsWords: Bool

  /// What every modifier of `Grammar.modifier` starts with, those that a file teaches left out.
  private static let modifierNeeds = Needs.anyOf(["const", "volatile", "fastcall", "__"])

  /// The checks that the user asks for; without the prefilter all of them look at each line.
  init(services: Services, usesPrefilter: Bool = true) {
    let options = services.options
    let showsAll = options.ignoredTypes.isEmpty && options.usedTypes.isEmpty
    var all: [Check] = []
    var spans: [CheckSpan] = []
    var wanted = CheckMask()
    var lateReaders: [(rule: any LateReader.Type, index: Int)?] = []
    for stage in CheckOrder.Stage.allCases {
      let stageChecks = CheckOrder.checks(in: stage)
      // A stage in one word of a mask is passed over at once where nothing of it is to run. What
      // fills the gaps is never wanted.
      let start = CheckSpan.start(from: all.count, for: stageChecks.count)
      while all.count < start { all.append(all[0]) }
      lateReaders.append(nil)
      for check in stageChecks {
        let isThere = check.rule.variant.map { services.profile.has($0) } ?? true
        if !isThere {
          // A type of other scripts.
        } else if showsAll || check.isNeededByOthers
          || check.infos.contains(where: { options.isShown($0.name) })
        {
          wanted.insert(all.count)
        }
        if let rule = check.lateReader {
          lateReaders[stage.rawValue] = (rule, all.count)
        }
        all.append(check)
      }
      spans.append(CheckSpan(start..<all.count))
    }
    let steps = CheckOrder.commitSteps.filter { $0.readsAddedLines }
    let stepRange = all.count..<(all.count + steps.count)
    for index in stepRange { wanted.insert(index) }
    let questions = [ConditionHead.needs, Self.modifierNeeds]
    for index in 0..<questions.count { wanted.insert(stepRange.upperBound + index) }
    conditionQuestion = stepRange.upperBound
    modifierQuestion = stepRange.upperBound + 1
    addedLineSteps = steps
    stepSpan = CheckSpan(stepRange)
    checks = all
    self.spans = spans
    self.lateReaders = lateReaders
    readsWords = steps.contains { step in
      step.addedLineTraits.contains { !$0.isDisjoint(with: [.misspelling, .repetition]) }
        && step.reports.contains { options.isShown($0.name) }
    }
    self.wanted = wanted
    prefilter =
      usesPrefilter
      ? Prefilter(
        all.map { $0.rule.needs } + steps.map { $0.addedLineNeeds } + questions, wanted: wanted,
        deprecations: services.deprecations)
      : Prefilter(always: wanted)
    let needs =
      all.map { $0.rule.traitNeeds } + steps.map { TraitFilter.Needs(inCode: $0.addedLineTraits) }
    traitFilter = TraitFilter(usesPrefilter ? needs : [])
    commitSteps = CheckOrder.commitSteps
  }

  /// The step of an index in `stepSpan`.
  @inline(__always)
  func step(_ index: Int) -> any CommitStep.Type { addedLineSteps[index - checks.count] }

  /// The checks and steps that have to look at the line, in which these traits stand.
  ///
  /// The ends of its code do not count where rules will see other ones.
  @inline(__always)
  mutating func candidates(
    _ line: borrowing Line, _ traits: LineTraits, endsCount: Bool
  ) -> CheckMask {
    var candidates = prefilter.candidates(line.raw)
    traitFilter.narrow(&candidates, for: traits)
    if endsCount { traitFilter.narrow(&candidates, for: line.shape, below: line.previousShape) }
    return candidates
  }

  /// The stage's rule that wants a statement even in the middle of another one, and its place in a
  /// mask.
  @inline(__always)
  func lateReader(_ stage: CheckOrder.Stage) -> (rule: any LateReader.Type, index: Int)? {
    lateReaders[stage.rawValue]
  }

  /// Where the stage's checks are.
  @inline(__always)
  func span(_ stage: CheckOrder.Stage) -> CheckSpan { spans[stage.rawValue] }
}

extension CodeRule {
  /// What the rule needs, beside texts.
  fileprivate static var traitNeeds: TraitFilter.Needs {
    TraitFilter.Needs(
      inCode: needsInCode, atStart: needsAtStart, atEnd: needsAtEnd, above: needsAbove)
  }
}
