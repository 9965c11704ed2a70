// SPDX-License-Identifier: GPL-2.0-only

/// A line of what `lintel convert --format json` writes: the verdict on a function.
package struct FunctionReport: Sendable, Codable {
  /// Why, the most important one first.
  package struct Reason: Sendable, Codable {
    package let code: String
    package let text: String
  }

  /// A call that it is about.
  package struct Call: Sendable, Codable {
    package let line: Int
    package let api: String
  }

  /// The file, counted from the top of the tree.
  package let path: String
  /// The verdict.
  package let verdict: SiteVerdict.Kind
  /// The reasons.
  package let reasons: [Reason]
  /// The calls.
  package let sites: [Call]

  /// The first reason in words.
  var reason: String { reasons.first.map { "\($0.code): \($0.text)" } ?? "" }
}
