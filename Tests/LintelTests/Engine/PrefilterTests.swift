// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// The prefilter must not hide a finding.
@Suite struct PrefilterTests {
  @Test func aCommentByteInTheInputCountsAsABlank() throws {
    var options = CheckOptions()
    options.tree = false
    options.strict = true
    let text = Array("@@ -1,1 +1,1 @@\n+\t\u{1C}if (in_atomic())\n".utf8)
    let patch = Array("--- a/drivers/a.c\n+++ b/drivers/a.c\n".utf8) + text
    let found = Check.run(patch, options: options).findings.map(\.info.name)
    let all = Check.run(patch, options: options, usesPrefilter: false).findings.map(\.info.name)
    #expect(found == all)
    #expect(found.contains("TABSTOP"))
  }
}
