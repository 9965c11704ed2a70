// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A family of functions or macros that take the permissions of a file as an argument.
///
/// The names and places are those of checkpatch.pl 6.12.
struct ModeFunction: Sendable {
  /// The names, or what they start with where any capitals and underscores may follow.
  private let names: [StaticString]
  /// The place of the permissions among the arguments, from 1.
  private let argument: Int
  /// Whether capitals and underscores, at least one, follow the name.
  private var goesOn = false
  /// Whether a plain 0 has a meaning of its own: no file, or the usual permissions.
  private(set) var takesZero = false

  /// The families, in the order in which they are looked for.
  static let all = [
    ModeFunction(names: ["module_param"], argument: 3, takesZero: true),
    ModeFunction(
      names: ["module_param_array", "module_param_named", "module_param_string"], argument: 4,
      takesZero: true),
    ModeFunction(names: ["module_param_array_named"], argument: 5, takesZero: true),
    ModeFunction(
      names: [
        "debugfs_create_file", "debugfs_create_u8", "debugfs_create_u16", "debugfs_create_u32",
        "debugfs_create_u64", "debugfs_create_x8", "debugfs_create_x16", "debugfs_create_x32",
        "debugfs_create_x64", "debugfs_create_size_t", "debugfs_create_atomic_t",
        "debugfs_create_bool", "debugfs_create_blob", "debugfs_create_regset32",
        "debugfs_create_u32_array",
      ], argument: 2),
    ModeFunction(names: ["proc_create", "proc_create_data"], argument: 2, takesZero: true),
    ModeFunction(
      names: [
        "CLASS_ATTR", "DEVICE_ATTR", "SENSOR_ATTR", "SENSOR_DEVICE_ATTR", "IIO_DEVICE_ATTR",
      ], argument: 2),
    ModeFunction(names: ["IIO_DEV_ATTR_"], argument: 1, goesOn: true),
    ModeFunction(names: ["SENSOR_ATTR_2", "SENSOR_DEVICE_ATTR_2"], argument: 2),
    ModeFunction(names: ["SENSOR_TEMPLATE", "SENSOR_TEMPLATE_2"], argument: 3),
    ModeFunction(names: ["__ATTR"], argument: 2),
  ]

  /// How many calls without a readable argument are tried; real code has one, hostile input
  /// thousands.
  private static let mostCalls = 256

  /// Whether a name of the family stands in the text, be it as a part of a word.
  func isNamed(in text: ByteView) -> Bool {
    names.contains { name in
      var at = 0
      while let found = text.firstIndex(of: name, from: at) {
        at = found + name.utf8CodeUnitCount
        if !goesOn || isEnding(text[at]) { return true }
      }
      return false
    }
  }

  /// The permissions that the first readable call of the family in the text passes.
  func mode(in text: ByteView, _ grammar: borrowing Grammar) -> Range<Int>? {
    var at = 0
    var calls = 0
    while calls < Self.mostCalls, let open = text.firstIndex(of: UInt8(ascii: "("), from: at) {
      at = open + 1
      let end = text.skipSpacesBack(open)
      guard isName(text[text.wordStart(end)..<end]) else { continue }
      calls += 1
      guard let start = skipArguments(text, at, grammar) else { continue }
      if let end = Self.endOfMode(text, start, grammar) { return start..<end }
    }
    return nil
  }

  private func isName(_ word: ByteView) -> Bool {
    names.contains { name in
      goesOn ? word.has(name) && hasEnding(word, name.utf8CodeUnitCount) : word.equals(name)
    }
  }

  private func hasEnding(_ word: ByteView, _ start: Int) -> Bool {
    var at = start
    while isEnding(word[at]) { at += 1 }
    return at > start && at == word.count
  }

  private func isEnding(_ byte: UInt8) -> Bool { byte.isUpper || byte == UInt8(ascii: "_") }

  /// Where the permissions start, which is after the white space of the last comma.
  private func skipArguments(
    _ text: ByteView, _ start: Int, _ grammar: borrowing Grammar
  ) -> Int? {
    var at = start
    for _ in 1..<argument {
      var comma: Int?
      _ = grammar.argument(text, at) { argument in
        let end = text.skipSpaces(argument.value.upperBound)
        if text[end] == UInt8(ascii: ",") { comma = end }
        return comma != nil
      }
      guard let comma else { return nil }
      at = text.skipSpaces(comma + 1)
    }
    return at
  }

  /// The end of values with bars between them, if the argument ends there.
  private static func endOfMode(
    _ text: ByteView, _ start: Int, _ grammar: borrowing Grammar
  ) -> Int? {
    var at = start
    while true {
      var end: Int?
      let isRead = grammar.argument(text, at) { argument in
        let bar = argument.value.upperBound
        let after = text.skipSpaces(bar)
        if text[bar] == UInt8(ascii: "|") {
          end = nil
          at = text.skipSpaces(bar + 1)
          return true
        }
        end = bar
        return text[after] == UInt8(ascii: ",") || text[after] == UInt8(ascii: ")")
      }
      guard isRead else { return nil }
      if let end { return end }
    }
  }
}
