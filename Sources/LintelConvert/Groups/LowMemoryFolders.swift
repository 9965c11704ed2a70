// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// The folders whose files are built only for machines that have no high memory.
///
/// There `kmap_local_page()` is `page_address()`, so that no rule about mappings can be broken: what
/// `kmap_atomic()` does besides mapping is all that a caller can rely on.
struct LowMemoryFolders: Sendable {
  /// Folders of drivers for one architecture, and what their Kconfig says.
  private static let drivers: [StaticString] = [
    "drivers/crypto/nx/"  // depends on PPC64, and powerpc's HIGHMEM on PPC32
  ]

  /// The folders below `arch`, with a slash at the end.
  private let architectures: Set<String>

  /// Reads the Kconfig of each architecture of a tree that has one of these files.
  init(root: String, files: [String]) {
    var folder = TreeFolder(root)
    var found: Set<String> = []
    var seen: Set<Substring> = []
    for path in files where path.hasPrefix("arch/") {
      guard let end = path.dropFirst(5).firstIndex(of: "/"),
        seen.insert(path[..<end]).inserted
      else { continue }
      var text = ByteBuffer()
      do throws(InputError) {
        _ = try folder.read("\(path[..<end])/Kconfig", limit: Limits.tableBytes, into: &text)
        let asks: [StaticString] = ["config HIGHMEM", "SUPPORTS_KMAP_LOCAL_FORCE_MAP"]
        if !asks.contains(where: { text.view.contains($0) }) { found.insert(String(path[...end])) }
      } catch {
        // Of an architecture without the file nothing is known.
      }
    }
    architectures = found
  }

  /// No folder at all, where there is no tree to ask.
  init() { architectures = [] }

  /// Whether a file is in one of the folders.
  func contains(_ path: String) -> Bool {
    if architectures.contains(where: { path.hasPrefix($0) }) { return true }
    return Array(path.utf8).withView { path in Self.drivers.contains { path.has($0) } }
  }
}
