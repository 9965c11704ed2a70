// SPDX-License-Identifier: GPL-2.0-only

package import Lintel
import LintelText

/// Checks MAINTAINERS as `get_maintainer.pl --self-test` does; the lines are its own.
package struct SelfTest {
  private struct Line {
    let file: String
    let number: Int
    let text: String

    /// The letter and the value of a field.
    var field: (letter: UInt8, value: String)? {
      let bytes = text.utf8
      guard let letter = bytes.first, letter.isUpper, bytes.dropFirst().first == UInt8(ascii: ":")
      else { return nil }
      return (letter, String(Substring(bytes.dropFirst(2).drop { $0.isSpace })))
    }
  }

  private let lines: [Line]
  private let topics: String
  private let script = MaintainerScript(root: ".")
  private let files: [[UInt8]]
  private let say: (String) -> Void
  private var links = LinkProbe()

  /// Reads the files that the options name.
  ///
  /// - Parameter say: Gets the lines of the report, without their ends, as they come.
  package init(
    _ options: MaintainerOptions, git: Git, home: String?, say: @escaping (String) -> Void
  ) throws(MaintainerFailure) {
    var lines: [Line] = []
    for (path, name) in try MaintainerPaths.find(options, home: home) {
      var text = ByteBuffer()
      do {
        if options.maintainerPath == nil {
          try RegularFile.read(path, followsLink: false, into: &text)
        } else {
          try InputFile.read(path, into: &text)
        }
      } catch {
        throw MaintainerFailure(error.description, status: 2)
      }
      var at = 0
      var number = 0
      while at < text.count {
        let end = text.view.firstIndex(of: 10, from: at) ?? text.count
        number += 1
        lines.append(Line(file: name, number: number, text: text.view[at..<end].string))
        at = end + 1
      }
    }
    self.lines = lines
    topics = options.selfTest ?? ""
    files = git.trackedFiles(below: "").map { Array($0.utf8) }
    self.say = say
  }

  /// Whether a topic is to be checked: it is named, or none is.
  private func covers(_ topic: String) -> Bool {
    topics.isEmpty
      || topics.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" })
        .contains { $0 == topic }
  }

  private func warn(_ line: Line, _ kind: String) {
    say("\(line.file):\(line.number): warning: \(kind)\t\(line.text)")
  }

  /// Checks all lines in their order.
  package mutating func run() throws(MaintainerFailure) {
    let topics = (
      sections: covers("sections"), patterns: covers("patterns"), links: covers("links"),
      scm: covers("scm")
    )
    var titles: [String] = []
    for (index, line) in lines.enumerated() {
      if topics.sections { checkSection(at: index, &titles) }
      guard let (letter, value) = line.field else { continue }
      switch letter {
      case UInt8(ascii: "F"), UInt8(ascii: "X"):
        if topics.patterns { try checkPattern(line, value) }
      case UInt8(ascii: "W"), UInt8(ascii: "Q"), UInt8(ascii: "B"):
        if topics.links, value.hasPrefix("http:") || value.hasPrefix("https:"),
          !links.isReachable(value, .page(value))
        {
          warn(line, "possible bad link")
        }
      case UInt8(ascii: "T"): if topics.scm { checkRepository(line, value) }
      default: break
      }
    }
  }

  /// Checks the section whose title stands at `index`, if one does.
  private func checkSection(at index: Int, _ titles: inout [String]) {
    let line = lines[index]
    let bytes = Array(line.text.utf8.prefix(2))
    guard bytes.count == 2, !bytes[0].isSpace, bytes[1] != UInt8(ascii: ":"),
      index + 1 < lines.count, let first = lines[index + 1].field, !first.value.isEmpty
    else { return }
    if titles.contains(where: { $0.hasPrefix(line.text) }) {
      warn(line, "duplicate section header")
    } else {
      titles.append(line.text)
    }
    var letters: Set<UInt8> = []
    var status = ""
    for next in lines[(index + 1)...] {
      guard let (letter, value) = next.field, !value.isEmpty else { break }
      letters.insert(letter)
      if letter == UInt8(ascii: "S") { status = value.lowercased() }
    }
    if letters.isDisjoint(with: Array("MRL".utf8)), !status.contains("orphan"),
      !status.contains("obsolete")
    {
      warn(line, "section without email address")
    }
    if !letters.contains(UInt8(ascii: "S")) { warn(line, "section without status ") }
    if letters.isDisjoint(with: Array("FN".utf8)) { warn(line, "section without file pattern") }
  }

  private func checkPattern(_ line: Line, _ value: String) throws(MaintainerFailure) {
    let pattern: PathPattern
    do {
      pattern = try Array(value.utf8).withView { view throws(ExpressionError) in
        try PathPattern(wildcards: view, knowsDoubleStars: script.has(.doubleStars)) {
          FileKind(at: $0) == .directory
        }
      }
    } catch {
      throw MaintainerFailure("\(line.file):\(line.number): \(error) in \(line.text)", status: 2)
    }
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if files[middle].lexicographicallyPrecedes(pattern.prefix) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let isMatched = files[low...].lazy.prefix { $0.starts(with: pattern.prefix) }
      .contains { path in path.withView { pattern.matchesStart($0) } }
    if !isMatched { warn(line, "no file matches") }
  }

  private mutating func checkRepository(_ line: Line, _ value: String) {
    let words = value.split { $0 == " " || $0 == "\t" }
    guard words.count > 1, ["git", "quilt", "hg"].contains(words[0]) else {
      if !links.isKnownBad(value) { return warn(line, "malformed entry") }
      return warn(line, "possible bad link")
    }
    let target = String(words[1])
    let probe: LinkProbe.Target
    if words[0] == "git" {
      let branch = words[2...].prefix { !$0.contains("(") }.map(String.init)
      probe = .repository(target, branch: Array(branch))
    } else if target.hasPrefix("http:") || target.hasPrefix("https:") {
      probe = .page(target)
    } else {
      return
    }
    if !links.isReachable(value, probe) { warn(line, "possible bad link") }
  }
}
