// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// How many functions of a text are understood, whatever they do.
package struct FunctionSurvey: Sendable {
  /// How many there are.
  package private(set) var functions = 0
  /// The others: the line and what is not understood.
  package private(set) var problems: [(line: Int, function: String, text: String)] = []

  /// Reads all functions of a text, and walks through each.
  package init(of text: ByteView) {
    var tokens = SourceTokens(ConvertWords.vocabulary)
    tokens.read(text)
    let judge = FileJudge(path: "", source: tokens, apis: [], facts: .builtIn)
    for function in judge.outline.functions {
      functions += 1
      do throws(ReadingProblem) {
        _ = try judge.walk(function, .strict)
      } catch {
        problems.append((judge.line(error.token), function.text, error.text))
      }
    }
  }
}
