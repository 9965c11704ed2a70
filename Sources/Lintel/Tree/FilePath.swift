// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// The path of the file that a hunk changes, and what its name says about it.
package struct FilePath: ~Copyable {
  private var buffer = ByteBuffer(capacity: 128)

  /// The path; empty while no file was named.
  @inline(__always)
  package var view: ByteView { buffer.view }

  /// Which checks its name asks for.
  package private(set) var kind = FileKinds()
  /// Whether the file is one long linker script.
  private(set) var isLinkerScript = false
  /// Whether it names a folder.
  private(set) var hasFolder = false

  init() {}

  mutating func set(_ path: ByteView) {
    let copy = path.bytes
    buffer.clear()
    copy.withView { buffer.append($0) }
    kind = FileKinds(path: buffer.view)
    isLinkerScript = FileTraits.isLinkerScript(buffer.view)
    hasFolder = buffer.view.contains(UInt8(ascii: "/"))
  }

  mutating func clear() {
    buffer.clear()
    kind = []
    isLinkerScript = false
    hasFolder = false
  }

  /// Whether the path starts with `prefix`.
  package func hasPrefix(_ prefix: StaticString) -> Bool { view.has(prefix) }
  /// Whether the path ends with `suffix`.
  package func hasSuffix(_ suffix: StaticString) -> Bool { view.hasSuffix(suffix) }
  /// Whether it is a header that user space gets.
  package var isUserHeader: Bool { view.range(ofWordPrefix: "include/uapi/") != nil }
  /// Whether it is a program of the tree's own tools.
  package var isTool: Bool { view.range(ofWordPrefix: "tools/") != nil }
}

/// What the ending of a file's name says.
package struct FileKinds: OptionSet, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A C source file (.c).
  package static let source = FileKinds(rawValue: 1 << 0)
  /// A C header (.h).
  package static let header = FileKinds(rawValue: 1 << 1)
  /// A devicetree file (.dts, .dtsi).
  package static let devicetree = FileKinds(rawValue: 1 << 2)
  /// Assembler that is not preprocessed (.s).
  package static let assembler = FileKinds(rawValue: 1 << 3)
  /// Assembler that is preprocessed (.S).
  package static let preprocessedAssembler = FileKinds(rawValue: 1 << 4)
  /// Rust (.rs).
  package static let rust = FileKinds(rawValue: 1 << 5)
  /// A shell script (.sh).
  package static let shell = FileKinds(rawValue: 1 << 6)
  /// A Perl script (.pl).
  package static let perl = FileKinds(rawValue: 1 << 7)

  /// C in both forms.
  package static let c: FileKinds = [.source, .header]
  /// What the line length limit and the like hold for.
  package static let anySource: FileKinds = [
    .c, .rust, .assembler, .preprocessedAssembler, .shell, .devicetree,
  ]
  /// What is indented with tabs.
  package static let tabbed: FileKinds = [.c, .perl, .devicetree]

  init(path: ByteView) {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")) else {
      self = []
      return
    }
    let ending = path.from(dot + 1)
    switch ending.count {
    case 1:
      switch ending[0] {
      case UInt8(ascii: "c"): self = .source
      case UInt8(ascii: "h"): self = .header
      case UInt8(ascii: "s"): self = .assembler
      case UInt8(ascii: "S"): self = .preprocessedAssembler
      default: self = []
      }
    case 2:
      self =
        ending.equals("rs")
        ? .rust
        : ending.equals("sh")
          ? .shell
          : ending.equals("pl") ? .perl : []
    default: self = ending.equals("dts") || ending.equals("dtsi") ? .devicetree : []
    }
  }
}

/// What a path says beyond its ending.
enum FileTraits {
  /// Whether the path is that of vmlinux.lds.h, which is one long linker script; any byte counts as
  /// a dot.
  static func isLinkerScript(_ path: ByteView) -> Bool {
    guard path.count >= 14 else { return false }
    let name = path.from(path.count - 14)
    return name.has("/vmlinux") && name.has("lds", at: 9) && name[13] == UInt8(ascii: "h")
  }

  /// Whether checks count in the file even without `--strict`.
  static func isAlwaysStrict(_ path: ByteView) -> Bool {
    path.has("drivers/net/") || path.has("net/") || path.has("drivers/staging/")
  }
}
