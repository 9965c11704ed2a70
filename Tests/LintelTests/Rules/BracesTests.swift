// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import Testing

/// Where a block is judged by its first lines alone, directives, removed and context lines count.
@Suite struct BracesTests {
  private func lines(_ text: String) -> [Int] {
    let count = text.split(separator: "\n").count { !$0.hasPrefix("-") }
    let old = text.split(separator: "\n").count { !$0.hasPrefix("+") }
    let patch = "--- a/drivers/a.c\n+++ b/drivers/a.c\n@@ -1,\(old) +1,\(count) @@\n" + text
    var options = CheckOptions()
    options.tree = false
    options.usedTypes = ["BRACES"]
    return Check.run(Array(patch.utf8), options: options).findings.map { $0.line - 3 }
  }

  @Test(arguments: [
    "+\tif (a) {\n+\t\tb();\n+\t}\n",
    "+\tif (a) {\n+\n+\t\tb();\n+\n+\t}\n",
    "+\tif (a) {\n-\t\tc();\n+\t\tb();\n-\t\td();\n+\t}\n",
    "+\tif (a) { b(); }\n",
    "+\tif (a) {\n+\t\tb(); }\n+\tc();\n+\td();\n",
    "+\twhile (a(b)) {\n+\t\tb({ 1 });\n+\t}\n",
    "+\tfor (;;) {\n \t\tb();\n \t}\n",
    "+\telse if (a) {\n+\t\tb();\n+\t}\n",
    "+\telse {\n+\t\tb();\n+\t}\n",
    "+\tif (a) {\n+\t\tb();\n+\t} else {\n+\t\tc();\n+\t}\n",
    "+\tif (a) {\n+\t\tb();\n+\t}\n+\telse\n+\t\tc();\n",
    "+\twhile (a)\n {\n+\t\tb();\n+\t}\n",
  ])
  func needlessOnesAreReported(_ text: String) {
    #expect(lines(text) == [1])
  }

  @Test(arguments: [
    "+\tif (a) {\n+\t\tb();\n+\t\tc();\n+\t}\n",
    "+\tif (a &&\n+\t    b) {\n+\t\tc();\n+\t}\n",
    "+\tif (a) {\n+#ifdef B\n+\t\tb();\n+#endif\n+\t}\n",
    "+\tif (a) {\n+\t\tif (b) {\n+\t\t\tc();\n+\t\t\td();\n+\t\t}\n+\t}\n",
    "+\tif (a) {\n+\t\tswitch (b) {\n+\t\t}\n+\t}\n",
    "+\tif (a) {\n+\t\tb();\n+\t\t/* c */\n+\t}\n",
    "+\tif (a)\n+\t{\n+\t\tb();\n+\t}\n",
    "+\tif (a)\n+\t\tb();\n+\tc();\n",
    "+\tif (a) {\n+\t\tb();\n",
    "+\tif (a) {\n+\t\tb();\n+\t\tc();\n+\t} else {\n+\t\td();\n+\t}\n",
    "+\tif (a)\n+\t\tb();\n+\telse\n+\t\tc();\n",
  ])
  func othersAreNot(_ text: String) {
    #expect(lines(text) == [])
  }
}
