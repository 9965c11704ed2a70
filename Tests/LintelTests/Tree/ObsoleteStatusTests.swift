// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText
import Testing

@Suite struct ObsoleteStatusTests {
  private static let maintainers = """
    List of maintainers

    	S: this is how a status is written: obsolete

    OLD FILE SYSTEM
    M:	Some Body <some@body.example>
    S:	Orphan / Obsolete
    F:	fs/oldfs
    F:	include/linux/old?fs*.h
    F:	drivers/old/*
    X:	fs/oldfs/new.c
    N:	[^a-z]oldchip
    N:	\\bolder\\b

    # a comment does not end a section
    LIVELY SUBSYSTEM
    S:	Maintained
    F:	fs/
    """

  private func fixture() throws -> TemporaryTree {
    let tree = try TemporaryTree.kernel()
    try tree.write("MAINTAINERS", Self.maintainers)
    try tree.write("scripts/get_maintainer.pl", "")
    for path in [
      "fs/oldfs/inode.c", "fs/oldfs/new.c", "fs/newfs/inode.c", "include/linux/old-fs.h",
      "include/linux/old_fs_types.h", "include/linux/oldfs.h", "drivers/old/a.c",
      "drivers/old/sub/a.c", "arch/my-oldchip.c", "arch/myoldchip.c", "lib/older.c",
      "lib/colder.c", "Documentation/obsolete/here",
    ] {
      try tree.write(path, "")
    }
    return tree
  }

  @Test(arguments: [
    ("fs/oldfs/inode.c", true), ("fs/oldfs//./inode.c", true), ("./fs/oldfs/inode.c", true),
    ("fs/oldfs/new.c", false), ("fs/newfs/inode.c", false), ("include/linux/old-fs.h", true),
    ("include/linux/old_fs_types.h", true), ("include/linux/oldfs.h", false),
    ("drivers/old/a.c", true), ("drivers/old/sub/a.c", false), ("arch/my-oldchip.c", true),
    ("arch/myoldchip.c", false), ("lib/older.c", true), ("lib/colder.c", false), ("", false),
  ])
  func followsPatterns(path: String, isObsolete: Bool) throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let status = ObsoleteStatus(try folder.tree())
    #expect(path.withView { status.isObsolete($0) } == isObsolete)
  }

  @Test func takesPathOfMissingFileForStatus() throws {
    let folder = try fixture()
    defer { withExtendedLifetime(folder) {} }
    let status = ObsoleteStatus(try folder.tree())
    #expect("Documentation/ABI/obsolete/new".withView { status.isObsolete($0) })
    #expect("x/Obsolete.c".withView { status.isObsolete($0) })
    // In no section, but then it is not there to be in one.
    #expect(!"fs/oldfs/missing.c".withView { status.isObsolete($0) })
    #expect(!"Documentation/obsolete/here".withView { status.isObsolete($0) })
  }

  @Test func takesPathOfUntrackedFileForStatus() throws {
    let tree = try fixture()
    defer { withExtendedLifetime(tree) {} }
    tree.git("init", "-q")
    let status = ObsoleteStatus(try tree.tree())
    #expect("Documentation/obsolete/here".withView { status.isObsolete($0) })
    tree.git("add", ".")
    let later = ObsoleteStatus(try tree.tree())
    #expect(!"Documentation/obsolete/here".withView { later.isObsolete($0) })
  }

  @Test func saysNothingWithoutTheTool() throws {
    let tree = try TemporaryTree.kernel()
    defer { withExtendedLifetime(tree) {} }
    try tree.write("MAINTAINERS", Self.maintainers)
    try tree.write("fs/oldfs/inode.c", "")
    let status = ObsoleteStatus(try tree.tree())
    #expect(!"fs/oldfs/inode.c".withView { status.isObsolete($0) })
  }
}
