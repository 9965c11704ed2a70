// SPDX-License-Identifier: GPL-2.0-only

/// What a ledger is told about a tree: its call sites now, and who looks after them.
package struct TreeSnapshot: Sendable {
  /// A subsystem of MAINTAINERS with the people and lists of its section.
  package struct Subsystem: Sendable, Hashable {
    /// The section's title.
    package var name: String
    /// Maintainers, reviewers and lists in the order of the section.
    package var contacts: [Contact]

    /// A subsystem with these contacts.
    package init(name: String, contacts: [Contact]) {
      self.name = name
      self.contacts = contacts
    }
  }

  /// The top of the tree, as an absolute path.
  package var root: String
  /// The commit that is checked out; nil for a tree without git.
  package var commit: String?
  /// What people call this state of the tree: its version, `git describe`, or the folder.
  package var label: String
  /// The names that the campaign is about.
  package var apis: [String]
  /// All uses of these names.
  package var sites: [SeenSite]
  /// The subsystems that the sites belong to.
  package var subsystems: [Subsystem]
  /// What takes the place of each of the names, where that is known.
  package var replacements: [String: Replacement] = [:]

  /// A snapshot of a tree.
  package init(
    root: String, commit: String? = nil, label: String, apis: [String], sites: [SeenSite],
    subsystems: [Subsystem] = []
  ) {
    self.root = root
    self.commit = commit
    self.label = label
    self.apis = apis
    self.sites = sites
    self.subsystems = subsystems
  }
}
