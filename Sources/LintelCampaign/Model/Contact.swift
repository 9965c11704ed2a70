// SPDX-License-Identifier: GPL-2.0-only

/// Somebody, or a list, that a subsystem's patches go to.
package struct Contact: Sendable, Hashable, Codable {
  /// What MAINTAINERS says they are.
  package enum Role: String, Sendable, Codable {
    case maintainer, reviewer, list
  }

  /// What they are to the subsystem.
  package let role: Role
  /// Name and address; a list has no name.
  package let person: Person

  /// A contact of this role.
  package init(role: Role, person: Person) {
    self.role = role
    self.person = person
  }
}
