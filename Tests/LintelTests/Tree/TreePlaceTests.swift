// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import Testing

/// The path from the top of a tree of a file that is named in any way.
@Suite struct TreePlaceTests {
  private func path(_ name: String, in folder: String) -> String? {
    let place = TreePlace(top: "/src/linux", folder: folder)
    return name.withView { place.pathFromTop($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    arguments: [
      ("lib/x.c", "/src/linux", nil), ("./lib/x.c", "/src/linux", "lib/x.c"),
      ("lib/./x.c", "/src/linux", "lib/x.c"), ("lib/../fs/x.c", "/src/linux", "fs/x.c"),
      ("x.c", "/src/linux/lib", "lib/x.c"), ("../fs/x.c", "/src/linux/lib", "fs/x.c"),
      ("a//b.c", "/src/linux/lib", "lib/a/b.c"), ("..", "/src/linux/lib", ""),
      ("../../x.c", "/src/linux/lib", nil), ("../x.c", "/src/linux", nil),
      ("/src/linux/lib/x.c", "/src/linux", "lib/x.c"), ("/src/linux/lib/x.c", "/tmp", "lib/x.c"),
      ("/src/linux2/x.c", "/src/linux", nil), ("x.c", "/src/linux2", nil), ("x.c", "/", nil),
    ] as [(String, String, String?)])
  func countsFromTheTop(_ name: String, _ folder: String, _ expected: String?) {
    #expect(path(name, in: folder) == expected)
  }

  @Test func foldersOfOneTreeHaveTheirKeys() {
    let keys = ["/src/linux", "/src/linux/lib", "/src/linux/fs", "/tmp"].map {
      TreePlace(top: "/src/linux", folder: $0).key
    }
    #expect(Set(keys).count == keys.count)
  }
}
