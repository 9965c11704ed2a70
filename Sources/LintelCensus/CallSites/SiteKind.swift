// SPDX-License-Identifier: GPL-2.0-only

/// What a place that names an API is to it.
package enum SiteKind: String, CaseIterable, Sendable {
  /// A call in code that is compiled in some configuration, outside of macros.
  case call
  /// The function with this name and its body.
  case definition
  /// A prototype.
  case declaration
  /// A `#define` of the name, with or without parameters.
  case macro
  /// A use in the value of another macro: each use of that macro is a call.
  case macroUse = "macro-use"
  /// A call of something else that has the name: a static function or macro of the file, a
  /// variable, a parameter.
  case shadowed
  /// The symbol is exported to modules.
  case export
  /// The function is named without being called: its address is taken or handed to a macro.
  case reference
}
