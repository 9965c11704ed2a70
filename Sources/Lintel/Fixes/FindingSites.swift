// SPDX-License-Identifier: GPL-2.0-only

/// In which lines of an input each type was found: what is needed to see whether a fix has removed its
/// finding.
struct FindingSites {
  /// The lines of each type, by its object, in the order of the checks.
  private var sites: [ObjectIdentifier: [Int32]] = [:]
  private var names: [String: ObjectIdentifier] = [:]

  /// Notes a finding in a line, counted from 1.
  mutating func add(_ info: RuleInfo, line: Int) {
    let key = ObjectIdentifier(info)
    if sites[key] == nil { names[info.name] = key }
    sites[key, default: []].append(Int32(truncatingIfNeeded: line - 1))
  }

  /// The lines with a finding of the type, counted from 0, ascending; one for each finding.
  func lines(of type: String) -> [Int32] {
    names[type].flatMap { sites[$0] }?.sorted() ?? []
  }
}
