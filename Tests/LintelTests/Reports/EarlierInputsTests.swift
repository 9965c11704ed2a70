// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Synchronization
import Testing

/// Under the script's name, what one input shows decides what is said about the next.
@Suite struct EarlierInputsTests {
  private func report(_ inputs: [(path: String, line: String)], strict: Bool) -> String {
    var options = CheckOptions()
    options.actsAsScript = true
    options.tree = false
    options.terse = true
    options.strict = strict
    options.showTypes = true
    options.usedTypes = ["CAMELCASE"]
    var report = CheckpatchReport(
      options: options, hasSeveralInputs: true, descriptions: TypeDescriptions())
    for (index, input) in inputs.enumerated() {
      let text = """
        diff --git a/\(input.path) b/\(input.path)
        --- a/\(input.path)
        +++ b/\(input.path)
        @@ -1,0 +1,1 @@
        +\(input.line)

        """
      // A run of its own for each input, as if each had another worker.
      let name = "\(index)"
      let commit = CheckInput.commit(
        text: Array(text.utf8), name: name, displayName: Array(name.utf8))
      let inputs = ListedInputs([commit], sizes: [nil])
      let parts = Mutex<[InputResult]>([])
      CheckRun(services: Services(options: options), isColored: false, cache: nil)
        .check(inputs, progress: RunProgress(inputs) { _ in }) { part in
          parts.withLock { $0.append(part.result) }
        }
      for part in parts.withLock({ $0 }) {
        report.add(part, name: name, isOneOfSeveral: false, fixedPath: nil)
      }
    }
    return report.text.string
  }

  @Test func aNameCountsOnceInARun() {
    let text = report([("a.c", "int fooBar;"), ("b.c", "int fooBar, barBaz;")], strict: true)
    #expect(text.components(of: "CHECK:CAMELCASE") == 2)
  }

  @Test func aNameIsKnownThatWasMetWithoutReport() {
    let inputs = [("a.c", "int fooBar;"), ("drivers/staging/b.c", "int fooBar, barBaz;")]
    let text = report(inputs, strict: false)
    #expect(text.components(of: "CHECK:CAMELCASE") == 1)
    #expect(text.contains("barBaz"))
  }
}

extension String {
  /// How often `needle` stands in the text.
  fileprivate func components(of needle: StaticString) -> Int {
    withView { text in
      var count = 0
      var at = 0
      while let found = text.firstIndex(of: needle, from: at) {
        count += 1
        at = found + 1
      }
      return count
    }
  }
}
