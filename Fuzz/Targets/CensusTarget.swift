// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelCensus
import LintelText

/// Source files as a census reads them: a line with the name, then the text.
final class CensusTarget: FuzzTarget {
  static let name = "census"
  static var seeds: [[UInt8]] {
    Samples.files.filter { $0.withView { $0.contains("kmap") || $0.contains("rcu") } }
      + [Array("a.S\nENTRY(x)\n#ifdef A\n\tcall kmap\n#else\n\tbl\tkunmap\n#endif\n".utf8)]
      + [
        Array(
          "a.c\n#define M(x) kmap(x)\nstatic int f(int kmap) { if (0) { kmap(p); } return g(kmap); }\n"
            .utf8)
      ]
  }

  private let apis = APISet(names: [], table: .builtIn)

  func run(_ input: ByteView) {
    let (name, text) = FuzzOptions.named(input)
    var lines = 1
    for index in 0..<text.count where text[index] == 10 { lines += 1 }
    for site in SiteScanner.sites(in: text, path: name, apis: apis) {
      expect((1...lines).contains(site.line), "line \(site.line) of \(lines)")
      expect(apis.apis.indices.contains(site.api), "the API has the number \(site.api)")
    }
  }
}
