// SPDX-License-Identifier: GPL-2.0-only

/// Tells a checker to write its findings as text, as records, or as both.
package struct FindingOutput {
  private let isColored: Bool
  private let writesText: Bool
  private let recordsFindings: Bool
  private let pieceSize: Int
  private let handOn: ((InputResult) -> Void)?

  /// Text, in colours or not.
  ///
  /// - Parameter writesText: Whether there is any text; all else about the findings is known without.
  /// - Parameter recordsFindings: Whether the result also has a record of each finding.
  /// - Parameter pieceSize: When there is so much text, in bytes, it is handed on.
  /// - Parameter handOn: Takes pieces of a long text while the input is still checked; without it the
  ///   result has all of it.
  package init(
    isColored: Bool, writesText: Bool = true, recordsFindings: Bool = false,
    pieceSize: Int = 1 << 16,
    handOn: ((InputResult) -> Void)? = nil
  ) {
    self.isColored = isColored
    self.writesText = writesText
    self.recordsFindings = recordsFindings
    self.pieceSize = pieceSize
    self.handOn = handOn
  }

  func writer(_ options: CheckOptions) -> FindingWriter {
    let format = FindingText(
      options: options, inputName: "", isWholeFile: false, isColored: isColored)
    var writer = FindingWriter(
      format: format, writesText: writesText, recordsFindings: recordsFindings,
      pieceSize: pieceSize, handOn: handOn)
    if options.proposesFixes { writer.proposals = FixTable() }
    return writer
  }
}
