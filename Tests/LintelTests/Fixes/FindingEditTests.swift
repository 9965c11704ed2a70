// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

/// The edits of findings are what `lintel fix` does.
@Suite struct FindingEditTests {
  static let fixable = RuleCatalog.all.filter { $0.fix != nil }.map(\.name)

  /// The findings of a text with their edits, as formats have them.
  private func records(
    _ text: [UInt8], file: String?, _ type: String?, _ more: [StaticString] = []
  ) throws -> [FindingRecord] {
    var options = try FixSupport.options(type, unsafe: true, more)
    options.fix = false
    options.formats = [FormatRequest(.json)]
    #expect(options.showsEdits)
    let services = Services(
      options: options, deprecations: .builtIn, git: Check.noRepository, tree: nil)
    var finder = FixFinder(services: FixFinder.services(for: services))
    var checker = Checker(
      services: services,
      output: FindingOutput(isColored: false, writesText: false, recordsFindings: true))
    text.withView { view in
      if let file {
        checker.setFixes(finder.fixes(file: file, contents: view))
        checker.check(file: file, contents: view)
      } else {
        checker.setFixes(finder.fixes(patch: view, name: "x.patch"))
        checker.check(patch: view, name: "x.patch")
      }
    }
    return checker.result().records
  }

  /// The text after the edits; nil where one is outside of it or meets another.
  private func applied(_ edits: [FindingEdit], to text: [UInt8]) -> [UInt8]? {
    var starts = [0]
    for (index, byte) in text.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    func offset(_ place: FindingEdit.Place) -> Int? {
      guard place.line >= 1, place.line <= starts.count else { return nil }
      let end = place.line < starts.count ? starts[place.line] - 1 : text.count
      let at = starts[place.line - 1] + place.bytes
      return at <= end ? at : nil
    }
    var result: [UInt8] = []
    var done = 0
    for edit in edits {
      guard let start = offset(edit.start), let end = offset(edit.end), done <= start, start <= end
      else { return nil }
      result += text[done..<start] + edit.text
      done = end
    }
    return result + text[done...]
  }

  /// The new side of a patch's hunks, as lines with the numbers that they have in the file.
  private func newSide(_ patch: [UInt8]) -> [UInt8]? {
    var text: [UInt8] = []
    var count = 0
    var hasHunk = false
    for line in patch.split(separator: 10) {
      if let header = Array(line).withView({ HunkHeader($0) }) {
        while count + 1 < header.newStart {
          text.append(10)
          count += 1
        }
        hasHunk = true
      } else if hasHunk, line.first == UInt8(ascii: "\\") {
        text.removeLast()
      } else if hasHunk, line.first != UInt8(ascii: "-") {
        text += line.dropFirst() + [10]
        count += 1
      }
    }
    return hasHunk ? text : nil
  }

  @Test(arguments: fixable) func aFindingsEditsAloneAreItsFix(_ name: String) throws {
    let info = try #require(RuleCatalog.info(named: name))
    for example in info.examples where example.tree.isEmpty && !example.needsTree {
      let isMail = if case .mail = example.place { true } else { false }
      let text = try ExampleInput.patch(example).text()
      let options = try FixSupport.options(name, unsafe: true, example.options)
      let fixed = try #require(FixSupport.fix(text, options))
      let found = try records(text, file: nil, name, example.options).filter { $0.type == name }
      let fixes = found.compactMap(\.fix)
      if fixed.made == 0 {
        #expect(fixes.isEmpty, "\(String(decoding: text, as: UTF8.self)) \(fixes)")
        continue
      }
      #expect(!fixes.isEmpty, "\(String(decoding: text, as: UTF8.self))")
      guard found.count == 1, let fix = fixes.first else { continue }
      let old = isMail ? text : newSide(text)
      let new = isMail ? fixed.text : newSide(fixed.text)
      let made = try applied(fix.edits, to: #require(old))
      #expect(
        made == new, "\(String(decoding: text, as: UTF8.self)) \(fix)")
      let safe = try FixSupport.options(name, unsafe: false, example.options)
      #expect(fix.isSafe == (FixSupport.fix(text, safe)?.made == 1))
    }
  }

  @Test(arguments: fixable) func editsOfAFileAreItsFix(_ name: String) throws {
    let info = try #require(RuleCatalog.info(named: name))
    for example in info.examples where example.tree.isEmpty && !example.needsTree {
      guard case .file(let path) = example.place else { continue }
      let file = ByteView(path).string
      let text = try ExampleInput.file(example).text()
      let options = try FixSupport.options(name, unsafe: true, example.options)
      let fixed = try #require(FixSupport.fix(text, file: file, options))
      let found = try records(text, file: file, name, example.options).filter { $0.type == name }
      for fix in found.compactMap(\.fix) {
        let made = try #require(applied(fix.edits, to: text))
        if found.count == 1 { #expect(made == fixed.text) }
      }
    }
  }

  @Test func editsOfOneLineAreEachForItself() throws {
    let text = Array("int a =1, b= 2;\n".utf8)
    let fixes = try records(text, file: "a.c", "SPACING").compactMap(\.fix)
    #expect(fixes.count == 2)
    #expect(fixes.allSatisfy { $0.isSafe && $0.edits.count == 1 })
    let made = try fixes.map { fix in
      String(decoding: try #require(applied(fix.edits, to: text)), as: UTF8.self)
    }
    #expect(Set(made) == ["int a = 1, b= 2;\n", "int a =1, b = 2;\n"])
  }

  @Test func columnsOfEditsCountAsFormatsDo() throws {
    let text = Array("char *s = \"é😀\", b=1;\n".utf8)
    let fix = try #require(try records(text, file: "a.c", "SPACING").first?.fix)
    let start = try #require(fix.edits.first?.start)
    #expect(start.bytes - start.utf16 == 3)
  }

  @Test func nobodyLooksForEditsThatNoFormatShows() throws {
    var options = try FixSupport.options(nil, unsafe: true)
    options.fix = false
    for name in FormatName.allCases {
      options.formats = [FormatRequest(name)]
      #expect(options.showsEdits == [.json, .jsonl, .sarif, .rdjson, .rdjsonl].contains(name))
    }
    options.formats = [FormatRequest(.json)]
    options.fix = true
    #expect(!options.showsEdits)
  }
}
