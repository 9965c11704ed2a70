// SPDX-License-Identifier: GPL-2.0-only

/// The entry of a deprecated function names its conversion.
enum Recipe {
  static let info = ConditionInfo(
    rule: """
      The entry of the function in a deprecations file says how its calls are converted.
      """,
    why: """
      By another name (conversion = "rename"), where the arguments stay; or by a semantic patch, \
      which Coccinelle applies: what it rewrites is for review, and calls that it does not reach \
      stay.
      """,
    fails: [])
}
