// SPDX-License-Identifier: GPL-2.0-only

// The C library's `environ` is a variable that Swift cannot know to be left alone.
@unsafe @preconcurrency import Glibc

/// The environment of this process.
package enum Environment {
  /// The value of a variable, or nil when it is not set.
  package static func value(_ name: String) -> String? {
    // Safe: the value is copied at once.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// All variables as `NAME=value`, some of them set to something else.
  static func lines(changing changes: [String: String]) -> [String] {
    var lines = changes.map { "\($0)=\($1)" }
    var entry = unsafe environ
    // Safe: the list ends with nil, and nobody changes the environment while we run.
    while let line = unsafe entry.pointee {
      let text = unsafe String(cString: line)
      let name = text.prefix { $0 != "=" }
      if changes[String(name)] == nil { lines.append(text) }
      unsafe entry += 1
    }
    return lines
  }
}
