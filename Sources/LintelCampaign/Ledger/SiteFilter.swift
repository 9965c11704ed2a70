// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// Which sites are asked for; what is empty does not narrow the answer.
package struct SiteFilter: Sendable, Hashable {
  /// Names of functions that are called.
  package var apis: [String] = []
  /// A file or a directory, counted from the top of the tree.
  package var path = ""
  /// A subsystem's title, or a part of it; capitals and lowercase letters are the same.
  package var subsystem = ""
  /// The function around the call.
  package var function = ""
  /// A part of the name or address of who has the site.
  package var person = ""
  /// States.
  package var states: Set<SiteState> = []
  /// A part of the path, function, text, subsystem or id, for a search.
  package var search = ""
  /// How many sites are wanted at most; nil for all.
  package var limit: Int?
  /// How many sites are passed over before the first one.
  package var offset = 0

  /// A filter that all sites pass.
  package init() {}

  /// Every filter but these, with the sites that are left only.
  package static var left: SiteFilter {
    var filter = SiteFilter()
    filter.states = Set(SiteState.allCases.filter(\.isLeft))
    return filter
  }

  /// The `WHERE` of a statement on `listed`, and its arguments.
  func condition(now: Timestamp) -> (sql: String, arguments: StatementArguments) {
    var terms = ["1"]
    var arguments: [String: any DatabaseValueConvertible] = ["now": now]
    func oneOf(_ column: String, _ values: [String]) {
      guard !values.isEmpty else { return }
      let names = values.indices.map { "\(column)\($0)" }
      for (name, value) in zip(names, values) { arguments[name] = value }
      terms.append("\(column) IN (\(names.map { ":" + $0 }.joined(separator: ", ")))")
    }
    oneOf("api", apis)
    oneOf("state", states.map(\.rawValue).sorted())
    let place = SiteTarget.normalized(path)
    if !place.isEmpty {
      // The byte after the slash ends the range of paths below a directory.
      terms.append("(path = :path OR path >= :path || '/' AND path < :path || '0')")
      arguments["path"] = place
    }
    if !subsystem.isEmpty {
      terms.append("instr(lower(subsystem_name), lower(:subsystem)) > 0")
      arguments["subsystem"] = subsystem
    }
    if !function.isEmpty {
      terms.append("function = :function")
      arguments["function"] = function
    }
    if !person.isEmpty {
      terms.append("holds AND instr(lower(holder_name || ' <' || holder_address), lower(:person))")
      arguments["person"] = person
    }
    if !search.isEmpty {
      let columns = "path || ' ' || function || ' ' || text || ' ' || subsystem_name || ' ' || key"
      terms.append("instr(lower(\(columns)), lower(:search))")
      arguments["search"] = search
    }
    return ("WHERE " + terms.joined(separator: " AND "), StatementArguments(arguments))
  }
}
