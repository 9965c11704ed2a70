// SPDX-License-Identifier: GPL-2.0-only

extension [FunctionVerdict] {
  /// The verdicts for which `isWanted` holds, and all of a group that has one of them: half of a group
  /// is never converted.
  package func kept(where isWanted: (FunctionVerdict) -> Bool) -> [FunctionVerdict] {
    let wanted = filter(isWanted)
    let members = Set(wanted.flatMap(\.group))
    guard !members.isEmpty else { return wanted }
    return filter { verdict in
      isWanted(verdict)
        || members.contains(GroupMember(path: verdict.path, function: verdict.function))
    }
  }
}
