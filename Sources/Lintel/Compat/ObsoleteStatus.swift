// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// Which files belong to a section of MAINTAINERS whose status is obsolete.
///
/// The oracle starts `scripts/get_maintainer.pl --status` for each file and looks for "obsolete" in
/// all that it prints. That is nearly always a section's `S:` line, and so only the sections with
/// such a line are compiled: a handful of three thousand.
package final class ObsoleteStatus: Sendable {
  private struct Section {
    var files: [PathPattern] = []
    var excluded: [PathPattern] = []
    var names: [Expression] = []

    func covers(_ path: ByteView) -> Bool {
      !excluded.contains { $0.matches(path) }
        && (files.contains { $0.matches(path) } || names.contains { $0.matches(path) })
    }
  }

  private let root: String
  private let git: Git
  private let sections: Lazy<[Section]?>

  /// The statuses in the MAINTAINERS of the tree.
  package init(_ tree: Tree) {
    let (root, files) = (tree.root, tree.files)
    self.root = root
    git = tree.git
    sections = Lazy {
      // The oracle asks nobody in a tree without the tool that it would ask.
      guard FileKind.exists(root + "/scripts/get_maintainer.pl") else { return nil }
      guard let text = files.contents("MAINTAINERS") else { return nil }
      let script = MaintainerScript(root: root)
      return ObsoleteStatus.obsoleteSections(text.view, script) {
        FileKind(at: root + "/" + $0) == .directory
      }
    }
  }

  /// Whether the file at `path`, counted from the top directory, is marked as obsolete.
  ///
  /// For a file that the tree or its repository lacks, the answer is whether its path contains
  /// "obsolete": the tool then prints the path in a complaint, and the oracle takes that for a
  /// status. Files below Documentation/ABI/obsolete are where this shows.
  package func isObsolete(_ path: ByteView) -> Bool {
    guard let sections = sections.get else { return false }
    let name = ObsoleteStatus.canonical(path)
    return name.withView { view in
      if view.firstIndexIgnoringCase(of: "obsolete") != nil {
        let kind = FileKind(at: root + "/" + view.string)
        if kind == nil || kind == .other { return true }
        if kind == .regular, git.isTracked(view) == false { return true }
      } else if !sections.contains(where: { $0.covers(view) }) {
        return false
      } else {
        let kind = FileKind(at: root + "/" + view.string)
        return kind == .regular || kind == .directory
      }
      return sections.contains { $0.covers(view) }
    }
  }

  /// The path without empty and `.` parts.
  private static func canonical(_ path: ByteView) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    var parts: [ByteView] = []
    var at = 0
    while at < path.count {
      let end = path.firstIndex(of: slash, from: at) ?? path.count
      let part = path[at..<end]
      if !part.isEmpty && !(part.count == 1 && part[0] == UInt8(ascii: ".")) { parts.append(part) }
      at = end + 1
    }
    var name: [UInt8] = path[0] == slash ? [slash] : []
    for (number, part) in parts.enumerated() {
      if number > 0 { name.append(slash) }
      name += part.bytes
    }
    return name
  }

  private static func obsoleteSections(
    _ text: ByteView, _ script: MaintainerScript, isDirectory: (String) -> Bool
  ) -> [Section] {
    var sections: [Section] = []
    var fields: [(letter: UInt8, value: ByteView)] = []
    var isMarked = false
    var lines = MaintainersLines(text)
    while true {
      let line = lines.next()
      if case .field(let letter, let value) = line {
        fields.append((letter, value))
        if letter == UInt8(ascii: "S"), value.firstIndexIgnoringCase(of: "obsolete") != nil {
          isMarked = true
        }
        continue
      }
      if isMarked { sections.append(section(fields, script, isDirectory)) }
      isMarked = false
      fields.removeAll(keepingCapacity: true)
      if line == nil { return sections }
    }
  }

  /// The patterns among the fields of a section; one that is no regular expression matches nothing.
  private static func section(
    _ fields: [(letter: UInt8, value: ByteView)], _ script: MaintainerScript,
    _ isDirectory: (String) -> Bool
  ) -> Section {
    var section = Section()
    func pattern(_ value: ByteView) -> PathPattern? {
      try? PathPattern(
        wildcards: value, knowsDoubleStars: script.has(.doubleStars), isDirectory: isDirectory)
    }
    for (letter, value) in fields {
      switch letter {
      case UInt8(ascii: "F"):
        if let pattern = pattern(value) { section.files.append(pattern) }
      case UInt8(ascii: "X"):
        if let pattern = pattern(value) { section.excluded.append(pattern) }
      case UInt8(ascii: "N"):
        if let name = try? Expression(value.string, skippingSpace: true) {
          section.names.append(name)
        }
      default: break
      }
    }
    return section
  }
}
