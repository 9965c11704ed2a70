// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
import LintelText

/// Looks for what is wrong in MAINTAINERS: `lintel maintainers check`.
///
/// Reported are broken and strange lines, sections that name nobody, patterns that no file of the
/// tree matches, patterns for a folder's files that leave out the folders in it, and excluding patterns
/// that exclude nothing.
package struct MaintainerCheck {
  private let file: MaintainerFile
  private var problems: [MaintainerFile.Problem]

  /// The letters that the head of MAINTAINERS explains.
  private static let letters = ByteSet("MRLSWQBCPTFXNK")

  /// What is wrong in the files of MAINTAINERS, in the order of their lines.
  ///
  /// - Parameter files: The paths of all files of the tree; nothing is said of patterns without.
  package static func problems(
    in file: MaintainerFile, files: [String]
  ) -> [MaintainerFile.Problem] {
    var check = MaintainerCheck(file)
    check.checkSections()
    if !files.isEmpty { check.checkPatterns(files) }
    let order = file.sections.map(\.file).unique
    return check.problems.sorted { left, right in
      let places = (order.firstIndex(of: left.file) ?? 0, order.firstIndex(of: right.file) ?? 0)
      return places.0 == places.1 ? left.line < right.line : places.0 < places.1
    }
  }

  /// What is wrong in the files that the options name, in the tree of the working directory.
  package static func run(
    _ options: MaintainerOptions, git: Git, home: String?
  ) throws(MaintainerFailure) -> [MaintainerFile.Problem] {
    guard options.inputs.isEmpty else {
      throw MaintainerFailure("check takes no FILE; it looks at all of MAINTAINERS", status: 2)
    }
    let file = try MaintainerRun.load(options, home: home)
    let found = problems(in: file, files: files(git))
    if let problem = git.problems.first { throw MaintainerFailure(problem, status: 2) }
    return found
  }

  /// The paths of the tree's files: those that git tracks, or all without a repository.
  private static func files(_ git: Git) -> [String] {
    if git.isRepository { return git.trackedFiles(below: "") }
    var files: [String] = []
    FileTree.forEachFile(below: ".") { files.append(String($0.dropFirst(2))) }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private init(_ file: MaintainerFile) {
    self.file = file
    problems = file.problems
  }

  private mutating func report(_ section: Section, _ line: Int, _ message: String) {
    problems.append(MaintainerFile.Problem(file: section.file, line: line, message: message))
  }

  private mutating func checkSections() {
    var lines: [String: (file: String, line: Int)] = [:]
    for section in file.sections {
      for field in section.fields { check(field, of: section) }
      let status = section.values("S").joined(separator: " ").lowercased()
      if section.maintainers.isEmpty, section.reviewers.isEmpty, !status.contains("orphan"),
        !status.contains("obsolete")
      {
        report(section, section.line, "\(section.title): nobody looks after it; add M: or R:")
      }
      if section.status == nil {
        report(section, section.line, "\(section.title): no status; add S:")
      }
      if let first = lines[section.title] {
        report(
          section, section.line,
          "\(section.title): a second section of this name; the first is at "
            + "\(first.file):\(first.line)")
      } else {
        lines[section.title] = (section.file, section.line)
      }
    }
  }

  private mutating func check(_ field: Section.Field, of section: Section) {
    let letter = Unicode.Scalar(field.letter)
    if !field.letter.isA(Self.letters) {
      report(section, field.line, "\(letter): is no field of MAINTAINERS")
    } else if field.value.isEmpty {
      report(section, field.line, "\(letter): has no value")
    } else if letter == "M" || letter == "R" || letter == "L",
      AddressText(field.value).address.isEmpty
    {
      report(section, field.line, "\(letter): \(field.value) has no mail address")
    } else if letter == "K" {
      do throws(ExpressionError) {
        _ = try Expression(field.value, skippingSpace: true)
      } catch {
        problems.append(
          MaintainerFile.Problem(file: section.file, field: field, error: error))
      }
    }
  }

  private mutating func checkPatterns(_ files: [String]) {
    var used = file.sections.map { [Bool](repeating: false, count: $0.fields.count) }
    // An excluding pattern is of use where another field of its section would have the file.
    var excludes = used
    var folders = FolderPatterns(file.sections)
    for path in files {
      let hits = Array(path.utf8).withView { file.index.hits(of: $0) }
      for hit in hits {
        used[hit.section][hit.field] = true
        guard case .excluding = hit.kind else { continue }
        let isCovered = hits.contains { other in
          if case .excluding = other.kind { return false }
          return other.section == hit.section
        }
        if isCovered { excludes[hit.section][hit.field] = true }
      }
      folders.note(path) { section in hits.contains { $0.section == section } }
    }
    let broken = Set(problems.map { "\($0.file):\($0.line)" })
    for (number, section) in file.sections.enumerated() {
      for (place, field) in section.fields.enumerated()
      where field.letter.isA(ByteSet("FXN")) && !broken.contains("\(section.file):\(field.line)") {
        let shown = "\(Unicode.Scalar(field.letter)): \(field.value)"
        if !used[number][place] {
          report(section, field.line, "\(shown) matches no file")
        } else if field.letter == UInt8(ascii: "X"), !excludes[number][place] {
          report(section, field.line, "\(shown) excludes nothing that the section has")
        } else if let folder = folders.folder(leftOutBy: .init(section: number, field: place)) {
          report(
            section, field.line,
            "\(shown) leaves out \(folder); \(field.value.dropLast()) has the folders, too")
        }
      }
    }
  }
}
