// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

@Suite struct LicensesTests {
  private func fixture() throws -> TemporaryTree {
    let tree = try TemporaryTree.kernel()
    defer { withExtendedLifetime(tree) {} }
    try tree.write(
      "LICENSES/preferred/GPL-2.0",
      """
      Valid-License-Identifier: GPL-2.0
      Valid-License-Identifier: GPL-2.0+
      License-Text:
      Valid-License-Identifier: WTFPL
      """)
    try tree.write("LICENSES/preferred/MIT", "Valid-License-Identifier: MIT\n")
    try tree.write("LICENSES/dual/Apache-2.0", "Valid-License-Identifier: Apache-2.0\n")
    try tree.write("LICENSES/deprecated/X11", "Valid-License-Identifier: X11\n")
    try tree.write(
      "LICENSES/exceptions/note",
      """
      SPDX-Exception-Identifier: Linux-syscall-note
      SPDX-Licenses: GPL-2.0, GPL-2.0+,\tApache-2.0
      License-Text:
      """)
    return tree
  }

  @Test(arguments: [
    ("GPL-2.0", true), ("gpl-2.0+", true), ("MIT */", true), ("MIT*/", true), ("X11 -->", true),
    ("GPL-2.0 OR MIT", true), ("GPL-2.0 and MIT", true), ("(GPL-2.0 OR MIT) AND X11", true),
    ("((MIT))", true), ("GPL-2.0 WITH Linux-syscall-note", true),
    ("MIT OR GPL-2.0 WITH linux-syscall-note", true),
    ("(GPL-2.0 WITH Linux-syscall-note) OR MIT", true), ("MIT: whatever", true),
    ("WTFPL", false), ("", false), ("GPL_2.0", false), ("GPL-2.0 MIT", false),
    ("GPL-2.0 OR MIT OR X11", false), ("GPL-2.0 WITH Linux-syscall-note OR MIT", false),
    ("MIT WITH Linux-syscall-note", false), ("GPL-2.0 WITH", false), ("GPL-2.0 WITH MIT", false),
    ("(GPL-2.0) WITH Linux-syscall-note", false), ("(MIT", false), ("MIT)", false), ("()", false),
    ("OR MIT", false), ("MIT OR", false), ("GPL-2.0/MIT", false), ("MIT é", false),
    ("GPL-2.0 */ /* text */", false),
  ])
  func followsGrammar(expression: String, isValid: Bool) throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let licenses = try folder.tree().licenses
    let tag = "SPDX-License-Identifier: " + expression
    #expect(tag.withView { licenses.isValid($0) } == isValid)
  }

  @Test(arguments: [
    // What the shell refuses is never checked.
    ("FOO\"", true), ("FOO \\", true), ("FOO`", true), ("FOO $(", true),
    ("MIT \"\"", true), ("$NOT_SET MIT", true), ("MIT\\nFOO", true), ("MIT \\cFOO", true),
    ("`FOO` MIT", true), ("MIT\\tFOO", false), ("MIT $", false), ("MIT \\x", false),
  ])
  func seesWhatTheShellPrints(expression: String, isValid: Bool) throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let licenses = try folder.tree().licenses
    let tag = "SPDX-License-Identifier: " + expression
    #expect(tag.withView { licenses.isValid($0) } == isValid)
  }

  @Test func everythingIsValidWithoutLicenses() throws {
    let folder = try TemporaryTree.kernel()
    defer { withExtendedLifetime(folder) {} }
    let licenses = try folder.tree().licenses
    #expect("SPDX-License-Identifier: FOO".withView { licenses.isValid($0) })
  }

  @Test func deepNestingIsNoTrouble() throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let licenses = try folder.tree().licenses
    let deep = String(repeating: "(", count: 50000) + "MIT" + String(repeating: ")", count: 50000)
    #expect("SPDX-License-Identifier: \(deep)".withView { licenses.isValid($0) })
  }
}
