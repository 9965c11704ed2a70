// SPDX-License-Identifier: GPL-2.0-only

import LintelMaintainers
import LintelText

/// Which subsystem files belong to, and whom their patches go to.
struct SectionLookup {
  private let file: MaintainerFile

  /// The section that stands for the whole tree and says nothing of a file.
  private static let wholeTree = "THE REST"

  init(_ file: MaintainerFile) { self.file = file }

  /// The title of the section that is the file's own: the one whose patterns are the deepest.
  func title(of path: String) -> String? {
    Array(path.utf8).withView { view in
      file.sections(forPath: view).first { $0.title != Self.wholeTree }?.title
    }
  }

  /// The sections with these titles, with their people and lists.
  func subsystems(_ titles: Set<String>) -> [TreeSnapshot.Subsystem] {
    var taken: Set<String> = []
    return file.sections.filter { titles.contains($0.title) && taken.insert($0.title).inserted }
      .map { section in
        func contacts(_ role: Contact.Role, _ values: [String]) -> [Contact] {
          values.compactMap { value in
            Person(value).map { Contact(role: role, person: $0) }
          }
        }
        return TreeSnapshot.Subsystem(
          name: section.title,
          contacts: contacts(.maintainer, section.maintainers)
            + contacts(.reviewer, section.reviewers) + contacts(.list, section.lists))
      }
  }
}
