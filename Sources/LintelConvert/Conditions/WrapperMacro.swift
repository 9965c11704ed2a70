// SPDX-License-Identifier: GPL-2.0-only

/// No macro maps or unmaps.
enum WrapperMacro {
  static let info = ConditionInfo(
    rule: """
      The mapping call does not stand in a macro.
      """,
    why: """
      A macro is used in other functions, each of which must be judged with it.
      """,
    fails: [
      """
      #define box_map(box) kmap_atomic((box)->page)
      """
    ])
}
