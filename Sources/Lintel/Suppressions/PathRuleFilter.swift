// SPDX-License-Identifier: GPL-2.0-only

import Synchronization

/// Leaves out what the `[[path]]` sections of the configuration say.
package final class PathRuleFilter: FindingFilter {
  private struct State {
    var isFile = false
    /// The path that was looked at last, and the types that its rules leave out.
    var path: [UInt8]?
    var types: Set<String> = []
  }

  private let rules: [PathRule]
  /// Paths from the folder of each rule's file.
  private let places: [PathsFromTop]
  /// The top that the paths of patches count from, an absolute path with a slash at its end.
  private let top: [UInt8]
  private let state = Mutex(State())

  /// A filter for rules; `top` is where the paths of patches count from.
  package init(_ rules: [PathRule], top: String) {
    self.rules = rules
    places = rules.map { PathsFromTop(top: $0.folder.isEmpty ? "." : $0.folder) }
    self.top = Array(top.utf8) + [UInt8(ascii: "/")]
  }

  package func startInput(isFile: Bool) {
    state.withLock { state in
      state.isFile = isFile
      state.path = nil
    }
  }

  package func hides(_ finding: FindingRecord) -> Bool {
    if finding.path.isEmpty { return false }
    return state.withLock { state in
      if state.path != finding.path {
        state.path = finding.path
        let name = state.isFile ? finding.path : top + finding.path
        state.types = rules(for: name).reduce(into: []) { $0.formUnion($1.types) }
      }
      return state.types.contains(asciiUppercased(finding.type))
    }
  }

  /// The rules that hold for a file, by the name that leads to it from the working directory.
  package func rules(for name: [UInt8]) -> [PathRule] {
    zip(rules, places).filter { rule, place in
      rule.matches(place.path(of: name))
    }.map(\.0)
  }
}

/// Filters one after the other.
package struct FilterChain: FindingFilter {
  private let filters: [any FindingFilter]

  /// One filter for several; nil where there is none.
  package init?(_ filters: [(any FindingFilter)?]) {
    self.filters = filters.compactMap(\.self)
    if self.filters.isEmpty { return nil }
  }

  package func startInput(isFile: Bool) {
    for filter in filters { filter.startInput(isFile: isFile) }
  }

  package func hides(_ finding: FindingRecord) -> Bool {
    filters.contains { $0.hides(finding) }
  }
}
