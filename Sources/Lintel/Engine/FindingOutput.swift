// SPDX-License-Identifier: GPL-2.0-only

/// Tells a checker to write its findings as text.
package struct FindingOutput {
  private let isColored: Bool
  private let handOn: ((InputResult) -> Void)?

  /// Text, in colours or not.
  ///
  /// - Parameter handOn: Takes pieces of a long text while the input is still checked; without it the
  ///   result has all of it.
  package init(isColored: Bool, handOn: ((InputResult) -> Void)? = nil) {
    self.isColored = isColored
    self.handOn = handOn
  }

  func writer(_ options: CheckOptions) -> FindingWriter {
    let format = FindingText(
      options: options, inputName: "", isWholeFile: false, isColored: isColored)
    return FindingWriter(format: format, handOn: handOn)
  }
}
