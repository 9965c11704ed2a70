// SPDX-License-Identifier: GPL-2.0-only

import LintelMaintainers
package import LintelText

/// Says whose the files of a tree are.
package struct Ownership: Sendable {
  private let file: MaintainerFile?
  /// Why nothing is known though there is a `MAINTAINERS`.
  package let problems: [InputError]

  /// What the `MAINTAINERS` of the tree at `root` says; nothing where there is none.
  package init(root: String) {
    do throws(InputError) {
      file = try MaintainerFile.load(root: root)
      problems = []
    } catch {
      file = nil
      problems = error.isMissing ? [] : [error]
    }
  }

  /// The owner of the file at `path`.
  ///
  /// The section for what nobody else has counts only where it is the only one: its list gets a
  /// copy of everything anyway.
  package func owner(of path: String) -> Owner {
    guard let file else { return Owner() }
    let all = Array(path.utf8).withView { file.sections(forPath: $0) }
    let own = all.filter { $0.title != "THE REST" }
    var owner = Owner()
    for section in own.isEmpty ? all : own {
      if owner.subsystem.isEmpty {
        owner.subsystem = section.title
        owner.status = section.status ?? ""
      }
      for person in section.maintainers where !owner.maintainers.contains(person) {
        owner.maintainers.append(person)
      }
      for list in section.lists where !owner.lists.contains(list) { owner.lists.append(list) }
    }
    return owner
  }
}
