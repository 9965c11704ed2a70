// SPDX-License-Identifier: GPL-2.0-only

/// Whose a file is, as MAINTAINERS says.
package struct Owner: Sendable, Equatable {
  /// The title of the most specific section; empty where no section has the file.
  package var subsystem = ""
  /// The status of that section, such as `Maintained`.
  package var status = ""
  /// The `M:` addresses of all its sections, the most specific first.
  package var maintainers: [String] = []
  /// The mailing lists of all its sections, in the same order.
  package var lists: [String] = []
}
