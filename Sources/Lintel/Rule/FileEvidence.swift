// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// What is known of a file beside the lines at hand: its nature, and what its subsystem asks for.
///
/// It is found out when something was found in the file, once; an object keeps it. There is one at a
/// time for each worker.
final class FileEvidence {
  /// The path, counted from the top of the tree.
  let path: [UInt8]
  private let services: Services
  /// What the text tells, where it was read.
  private let given: SourceNature?

  init(path: [UInt8], nature: SourceNature?, _ services: Services) {
    self.path = path
    self.services = services
    given = nature
  }

  /// What the file is, by its path, and by its text where that is at hand.
  private(set) lazy var nature: SourceNature = path.withView { path in
    SourceNature(path: path).union(given ?? natureInTree(path))
  }

  /// The profiles of the subsystems that the file belongs to.
  private(set) lazy var profiles: [SubsystemProfiles.Profile] = path.withView { path in
    SubsystemProfiles.all.filter { $0.has(path) || services.options.profile == $0.name }
  }

  /// Why types of these groups say nothing about the file; nil where they do.
  func dismissal(_ groups: TypeGroups) -> Dismissal? {
    guard !groups.isDisjoint(with: .ofNature) else { return nil }
    return nature.silences.first { !$0.groups.isDisjoint(with: groups) }?.reason
  }

  /// How large a file may be that is read to know what it is.
  private static let mostBytes = 4 << 20

  /// What the text of the file in the tree tells; nothing where it is not there.
  private func natureInTree(_ path: ByteView) -> SourceNature {
    guard let tree = services.tree else { return [] }
    var folder = TreeFolder(tree.root)
    var text = ByteBuffer()
    guard (try? folder.read(path.string, limit: Self.mostBytes, into: &text)) != nil else {
      return []
    }
    return SourceNature(text: text.view)
  }
}
