// SPDX-License-Identifier: GPL-2.0-only

import LintelText

@testable import Lintel
@testable import LintelMaintainers

/// The other files of a tree that are read as tables; the first byte says which.
///
/// `s` misspellings, `c` codespell's, `w` structures, `m` a mailmap, `h` a header with names, `l` the
/// expression of a licence, `b` a compatible string.
final class TablesTarget: FuzzTarget {
  static let name = "tables"
  static var seeds: [[UInt8]] {
    [
      "steh||the\nan union||a union\n# x\nabd||and\n",
      "cteh->the\nfoo->bar, baz, why\nx->y, disabled\n",
      "wfile_operations\n# x\na b\n", "mA <a@example.org> B <b@example.org>\n<c@x> <d@x>\n",
      "hextern int fooBar(void);\n#define FooBar 1\nstruct FooBar {\n",
      "lSPDX-License-Identifier: (GPL-2.0 OR MIT) WITH x */",
      "bvendor,chip-a.b+c\nvendor,<chip>-x\n",
    ].map { Array($0.utf8) }
  }

  func run(_ input: ByteView) {
    let text = input.from(1)
    switch input[0] {
    case UInt8(ascii: "s"): readSpelling(Spelling(kernel: text), text)
    case UInt8(ascii: "c"): readSpelling(Spelling(kernel: .empty, codespell: text), text)
    case UInt8(ascii: "w"):
      let table = ConstStructs(text)
      expect(table.count <= text.count, "more structures than bytes")
      _ = table.contains(text.trimmed)
    case UInt8(ascii: "m"):
      let map = Mailmap(text)
      _ = map.mapped(AddressText(text.upTo(60).string))
    case UInt8(ascii: "h"):
      DeclarationScanner.forEachName(in: text) { name in
        expect(!name.isEmpty && name.count <= text.count, "a name of \(name.count) bytes")
      }
    case UInt8(ascii: "l"): _ = ShellEcho.output(of: text)
    case UInt8(ascii: "b"): readBinding(text)
    default: break
    }
  }

  private func readSpelling(_ spelling: Spelling, _ text: ByteView) {
    expect(spelling.count <= text.count, "more misspellings than bytes")
    var start = 0
    while start < text.count {
      let end = text.wordEnd(start)
      _ = spelling.correction(of: text[start..<end])
      start = end + 1
    }
  }

  /// The first line is looked for in the others, with an index and without.
  private func readBinding(_ text: ByteView) {
    // The rule takes only strings of these bytes for one.
    let end = text.skip(ByteSet.word.union(ByteSet("+,-.")), 0)
    let rest = text.from(end + 1)
    let index = BindingText(ByteBuffer(rest))
    for pattern in CompatiblePattern.all(text.upTo(end)) where !pattern.literal.isEmpty {
      let plain = BindingText.firstIndex(of: pattern, in: rest)
      let found = index.firstIndex(of: pattern)
      expect((plain == nil) == (found == nil), "indexed \(found ?? -1), plain \(plain ?? -1)")
    }
  }
}
