// SPDX-License-Identifier: GPL-2.0-only

/// A worker's way to hand on the result of its input piece by piece.
final class ResultStream {
  private let results: OrderedResults
  private let progress: RunProgress
  private var index = 0
  private var input: CheckInput?
  /// How the report names the input.
  var displayName: [UInt8] = []
  /// Sees each piece on its way; set while the result is to be kept.
  var onPiece: ((InputResult) -> Void)?

  init(_ results: OrderedResults, _ progress: RunProgress) {
    self.results = results
    self.progress = progress
  }

  /// Whether results of some of the input's mails were handed on.
  private(set) var hasSeveralMails = false

  /// Starts an input, which has the place `index` in the report.
  func start(_ index: Int, _ input: CheckInput) {
    self.index = index
    self.input = input
    hasSeveralMails = false
  }

  /// Hands on the whole result of one of several mails.
  func takeMail(_ result: InputResult) {
    guard let input else { return }
    hasSeveralMails = true
    progress.count(findings: result.entries.count)
    results.add(part: Delivery(input, [result], hasSeveralMails: true), of: index)
  }

  /// Hands on a piece.
  func take(_ piece: InputResult) {
    onPiece?(piece)
    guard let input else { return }
    var piece = piece
    piece.displayName = displayName
    progress.count(findings: piece.entries.count)
    results.add(
      part: Delivery(input, [piece]), of: index)
  }
}
