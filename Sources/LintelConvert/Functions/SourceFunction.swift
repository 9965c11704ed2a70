// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A function's definition in a file; positions are indices of the file's tokens.
struct SourceFunction {
  /// The name, or the macro that defines it.
  let name: Int
  /// The name as a report shows it: `SYSCALL_DEFINE2(swapon)` where a macro defines it.
  let text: String
  /// The names of the parameters, in their order; -1 for one without.
  let parameters: [Int]
  /// The braces around the body.
  let body: ClosedRange<Int>
  /// Whether the arms of an `#if` in it differ in braces.
  let isUneven: Bool
  /// Whether it is seen in this file alone.
  let isStatic: Bool
}

/// A macro's definition.
struct SourceMacro {
  /// The `#define`.
  let directive: Int
  /// What it is made of.
  let parts: SourceTokens.Macro
}

/// The functions and macros of a file.
struct SourceOutline {
  /// In the order of the file.
  var functions: [SourceFunction] = []
  /// In the order of the file, those in functions included.
  var macros: [SourceMacro] = []
}
