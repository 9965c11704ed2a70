// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Which subsystems ask for what other documents leave to taste, and where they say so.
package enum SubsystemProfiles {
  /// A profile: a subsystem and what it asks for.
  package struct Profile: Sendable {
    /// The name, as `--profile` takes it.
    package let name: String
    /// What the paths of its files start with.
    package let folders: [String]
    /// The types of taste that it asks for; `all` for all of them.
    package let types: Set<String>
    /// The document that says so.
    package let source: String

    /// Whether it asks for the type.
    func asks(for type: StaticString) -> Bool {
      types.contains("all") || types.contains(ByteView(type).string)
    }

    /// Whether the file at this path belongs to the subsystem.
    func has(_ path: ByteView) -> Bool {
      folders.contains { Array($0.utf8).withView { path.has($0) } }
    }
  }

  /// All profiles, in the order of the table.
  package static let all: [Profile] = parse(table)

  /// A line for each: name, folders, types, document.
  private static let table: StaticString = """
    hwmon | drivers/hwmon/ include/linux/hwmon | all | Documentation/hwmon/submitting-patches.rst
    wmi | drivers/platform/x86/wmi | all | Documentation/wmi/driver-development-guide.rst
    """

  /// Reads a table.
  static func parse(_ table: StaticString) -> [Profile] {
    ByteView(table).string.split(separator: "\n").map { line in
      let fields = line.split(separator: "|").map { field in
        field.split(separator: " ").map(String.init)
      }
      precondition(fields.count == 4, "a profile has four fields")
      return Profile(
        name: fields[0][0], folders: fields[1], types: Set(fields[2]), source: fields[3][0])
    }
  }
}
