// SPDX-License-Identifier: GPL-2.0-only

import LintelText
import Testing

@testable import LintelConvert

/// Calls that get another name, and uses that no function has.
@Suite struct RenameTests {
  private func verdicts(_ text: String) -> [FunctionVerdict] {
    Array(text.utf8).withView { text in
      RecipeFile(text, path: "fs/a.c", name: "old_fn").renamed(to: "new_fn")
    }
  }

  @Test("a use in a macro or at file scope is refused, a declaration is none")
  func outsideOfFunctions() {
    let found = verdicts(
      """
      extern int *old_fn(int n);
      #define STOP(n) old_fn(n)
      static int g = old_fn(3);
      static const struct ops ops = {
      	.f = old_fn,
      };
      int f(int n)
      {
      	return old_fn(n);
      }
      EXPORT_SYMBOL_GPL(old_fn);

      """)
    #expect(found.map(\.verdict) == [.refuse, .refuse, .convert])
    #expect(found.map(\.function) == ["STOP", "", "f"])
    #expect(found.map(\.line) == [2, 3, 7])
    #expect(found.map { $0.sites.map(\.line) } == [[2], [3, 5], [9]])
    for refused in found.prefix(2) {
      #expect(refused.reasons.map(\.code) == [.recipe])
      #expect(refused.reasons.map(\.text) == ["not in a function: change it by hand"])
      #expect(refused.edits.isEmpty)
    }
  }
}
