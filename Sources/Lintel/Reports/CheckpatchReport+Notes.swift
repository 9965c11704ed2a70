// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What is said after an input and at the end. The notes are part of the layout that other programs
/// read.
extension CheckpatchReport {
  mutating func addNotes() {
    addTypeList("Used", options.usedTypes)
    addTypeList("Ignored", options.ignoredTypes)
    if hasFindings {
      out.append(
        """

        NOTE: If any of the errors are false positives, please report
              them to the maintainer, see CHECKPATCH in MAINTAINERS.

        """)
    }
  }

  mutating func addFixHint() {
    out.append(
      """

      NOTE: For some of the reported defects, checkpatch may be able to
            mechanically convert to the typical style using --fix or --fix-inplace.

      """)
  }

  mutating func addWhitespaceHint() {
    out.append(
      """

      NOTE: Whitespace errors detected.
            You may wish to use scripts/cleanpatch or scripts/cleanfile

      """)
  }

  mutating func addFixedNotice(_ path: String) {
    let start = out.count
    defer { if options.isForTerminal { out.showControls(from: start) } }
    out.append(
      """

      Wrote EXPERIMENTAL --fix correction(s) to '\(path)'

      Do _NOT_ trust the results written to this file.
      Do _NOT_ submit these changes without inspecting them for correctness.

      This EXPERIMENTAL file is simply a convenience to help rewrite patches.
      No warranties, expressed or implied...

      """)
  }

  private mutating func addTypeList(_ word: String, _ types: Set<String>) {
    guard !types.isEmpty else { return }
    out.append("\nNOTE: \(word) message types:")
    for type in types.sorted() { out.append(" \(type)") }
    out.append("\n")
  }
}
