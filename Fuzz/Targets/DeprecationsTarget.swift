// SPDX-License-Identifier: GPL-2.0-only

import LintelText

@testable import Lintel

/// Tables of deprecated functions: files of ours, and the table in a tree's script, to which a patch
/// adds a name.
final class DeprecationsTarget: FuzzTarget {
  static let name = "deprecations"
  static var seeds: [[UInt8]] {
    let script = """
      #!/usr/bin/env perl
      our %deprecated_apis = (
      	"kmap"			=> "kmap_local_page",
      	'kunmap'		=> 'kunmap_local', # note
      	word => other
      );
      """
    let table = DeprecatedAPITable.text
    return [Array(script.utf8), ByteView(table).upTo(2000).bytes]
  }

  private let addition = try? DeprecationsPatch.Addition("fuzz_old=fuzz_new")

  func run(_ input: ByteView) {
    var reader = DeprecationsReader()
    _ = try? reader.read(input, path: "fuzz.toml")
    guard PerlDeprecationTable.isPerl(input) else { return }
    reader.readScript(input, path: "checkpatch.pl")
    addName(to: input)
  }

  private func addName(to script: ByteView) {
    guard let addition, let table = PerlDeprecationTable(script) else { return }
    var mail = ByteBuffer()
    do {
      try DeprecationsPatch.write(
        adding: [addition], to: script, identity: "A <a@example.org> 1 +0000", into: &mail)
    } catch {
      return
    }
    // Without the mark of a last line that has no newline.
    guard script.last == 10 else { return }
    let patch = UnifiedHunks(mail.view.bytes)
    expect(patch.isWhole, "the counts of the hunk are wrong")
    guard let changed = patch.apply(to: script.bytes) else { fail("the patch does not apply") }
    let names = changed.withView { view in
      (PerlDeprecationTable(view)?.pairs ?? []).map { view[$0.name].string }
    }
    expect(
      names == table.pairs.map { script[$0.name].string } + ["fuzz_old"],
      "the patched table has \(names)")
  }
}
