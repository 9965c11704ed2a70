// SPDX-License-Identifier: GPL-2.0-only

/// The one way on which results leave a worker: part by part, each when it is known.
///
/// A part comes from the checker, while the input is still checked, or from the cache; the last one of
/// a text has `endsInput`.
final class ResultStream {
  /// Takes parts that are not to be reported; nil while they are.
  var taker: ((InputResult) -> Void)?
  /// Changes each part that is reported; nil where that is not wanted.
  var edit: ((inout InputResult) -> Void)?
  private let results: OrderedResults
  private let progress: RunProgress
  private var index = 0
  private var input: CheckInput?
  /// Whether the input has several mails.
  var hasSeveralMails = false
  /// Sees each part on its way; set while the result is to be kept.
  var onPart: ((InputResult) -> Void)?

  init(_ results: OrderedResults, _ progress: RunProgress) {
    self.results = results
    self.progress = progress
  }

  /// Starts an input, which has the place `index` in the report.
  func start(_ index: Int, _ input: CheckInput) {
    self.index = index
    self.input = input
    hasSeveralMails = false
  }

  /// Hands on a part.
  func add(_ part: InputResult) {
    if let taker { return taker(part) }
    var part = part
    edit?(&part)
    onPart?(part)
    guard let input else { return }
    progress.count(findings: part.entries.count)
    results.add(Delivery(input, part, hasSeveralMails: hasSeveralMails), of: index)
  }
}
