// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// A function or macro that new code should not call, and what to call instead.
///
/// The views are valid as long as the `Deprecations` that gave them; one without bytes means that
/// nobody has set the field.
package struct DeprecatedAPI {
  /// Where an entry was last set.
  package enum Origin: Equatable, CustomStringConvertible {
    /// The table that comes with Lintel.
    case builtIn
    /// A line of a file.
    case file(path: String, line: Int)

    /// `built in` or `path:line`.
    package var description: String {
      switch self {
      case .builtIn: "built in"
      case .file(let path, let line): "\(path):\(line)"
      }
    }
  }

  /// The name as it is called.
  package let name: ByteView
  /// What takes its place.
  package let replacement: ByteView
  /// The kernel release or date from which it counts as deprecated.
  package let since: ByteView
  /// What is wrong with it, in one sentence.
  package let reason: ByteView
  /// Where to read more.
  package let link: ByteView
  /// What to mind when converting.
  package let note: ByteView
  /// The function that undoes it or that it undoes.
  package let pairsWith: ByteView
  /// The function that it only wraps.
  package let wraps: ByteView
  /// Further names that belong to it, with spaces between them.
  package let family: ByteView
  /// Functions that do what the replacement would be called for, with spaces between the names.
  package let helpers: ByteView
  /// Lines of C that call it, and those that take their place.
  package let before, after: ByteView
  /// Commits, by id or subject, that show how others have converted it.
  package let examples: ByteView
  /// What no tool can decide and somebody has to look at.
  package let review: ByteView
  /// How calls are converted: `mapping`, `rename`, or the path of a semantic patch.
  package let conversion: ByteView
  /// Where the entry comes from.
  package let origin: Origin
}

/// A key that a section of a deprecations file can set to a text.
enum DeprecationKey: Int, CaseIterable {
  case replacement, since, reason, link, note, pairsWith, wraps, family, helpers
  case before, after, examples, review, conversion

  /// The key as files and JSON spell it.
  var spelling: StaticString {
    switch self {
    case .replacement: "replacement"
    case .since: "since"
    case .reason: "reason"
    case .link: "link"
    case .note: "note"
    case .pairsWith: "pairs-with"
    case .wraps: "wraps"
    case .family: "family"
    case .helpers: "helpers"
    case .before: "before"
    case .after: "after"
    case .examples: "examples"
    case .review: "review"
    case .conversion: "conversion"
    }
  }
}

extension DeprecatedAPI {
  /// The field that the key sets.
  func value(of key: DeprecationKey) -> ByteView {
    switch key {
    case .replacement: replacement
    case .since: since
    case .reason: reason
    case .link: link
    case .note: note
    case .pairsWith: pairsWith
    case .wraps: wraps
    case .family: family
    case .helpers: helpers
    case .before: before
    case .after: after
    case .examples: examples
    case .review: review
    case .conversion: conversion
    }
  }
}

/// What is wrong with a deprecations file, and where.
package struct DeprecationsError: Error, Equatable, CustomStringConvertible {
  /// The kinds of faults.
  package enum Cause: Equatable, Sendable {
    /// The system does not let us read the file; its words.
    case unreadable(String)
    /// A line is neither a section, a key, a comment nor empty.
    case notALine
    /// A key stands before the first section.
    case noSection
    /// The name of a section is no C identifier.
    case badName(String)
    /// The file has two sections of this name.
    case duplicateSection(String)
    /// No key has this name.
    case unknownKey(String)
    /// The section sets this key twice.
    case duplicateKey(String)
    /// The value is no text in quotes on one line.
    case badText(String)
    /// The value of `remove` is neither `true` nor `false`.
    case badSwitch
    /// A section that removes its entry sets other keys.
    case removedWithKeys(String)
    /// Nothing says what takes the place of this name.
    case noReplacement(String)
  }

  /// The file.
  package let path: String
  /// The line, counted from 1, or 0 where the fault is no line's.
  package let line: Int
  /// The fault.
  package let cause: Cause

  /// `path:line: cause`.
  package var description: String {
    (line == 0 ? "\(path): " : "\(path):\(line): ") + cause.words
  }
}

extension DeprecationsError.Cause {
  fileprivate var words: String {
    switch self {
    case .unreadable(let reason): reason
    case .notALine: "expected [name], key = \"text\" or a # comment"
    case .noSection: "start a section with [name] before the first key"
    case .badName(let name): "'\(name)' is no C identifier"
    case .duplicateSection(let name): "[\(name)] is here twice; merge the two"
    case .unknownKey(let key): "unknown key '\(key)'"
    case .duplicateKey(let key): "'\(key)' is set twice in this section"
    case .badText(let key): "the value of '\(key)' must be a text in quotes on one line"
    case .badSwitch: "the value of 'remove' must be true or false"
    case .removedWithKeys(let name): "[\(name)] is removed; leave out its other keys"
    case .noReplacement(let name): "[\(name)] needs a replacement"
    }
  }
}
