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
  /// Where those are in a mask of candidates: behind the checks.
  let stepSpan: CheckSpan

  /// The checks that the user asks for; without the prefilter all of them look at each line.
  init(services: Services, usesPrefilter: Bool = true) {
    let options = services.options
    let showsAll = options.ignoredTypes.isEmpty && options.usedTypes.isEmpty
    var all: [Check] = []
    var spans: [CheckSpan] = []
    var wanted = CheckMask()
    for stage in CheckOrder.Stage.allCases {
      let start = all.count
      for check in CheckOrder.checks(in: stage) {
        if showsAll || check.keepsBooks || check.infos.contains(where: { options.isShown($0.name) })
        {
          wanted.insert(all.count)
        }
        all.append(check)
      }
      spans.append(CheckSpan(start..<all.count))
    }
    let steps = CheckOrder.commitSteps.filter { $0.readsAddedLines }
    let stepRange = all.count..<(all.count + steps.count)
    for index in stepRange { wanted.insert(index) }
    addedLineSteps = steps
    stepSpan = CheckSpan(stepRange)
    checks = all
    self.spans = spans
    self.wanted = wanted
    prefilter =
      usesPrefilter
      ? Prefilter(
        all.map { $0.rule.needs } + steps.map { $0.addedLineNeeds }, wanted: wanted,
        deprecations: services.deprecations)
      : Prefilter(always: wanted)
    traitFilter = TraitFilter(usesPrefilter ? all.map { $0.rule.needsInCode } : [])
    commitSteps = CheckOrder.commitSteps
  }

  /// The step of an index in `stepSpan`.
  @inline(__always)
  func step(_ index: Int) -> any CommitStep.Type { addedLineSteps[index - checks.count] }

  /// The checks and steps that have to look at the line, in whose code these traits stand.
  @inline(__always)
  mutating func candidates(_ line: ByteView, _ traits: LineTraits) -> CheckMask {
    var candidates = prefilter.candidates(line)
    traitFilter.narrow(&candidates, for: traits)
    return candidates
  }

  /// Where the stage's checks are.
  @inline(__always)
  func span(_ stage: CheckOrder.Stage) -> CheckSpan { spans[stage.rawValue] }
}
