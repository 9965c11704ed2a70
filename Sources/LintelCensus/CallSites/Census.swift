// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

/// All places of a tree that name one of the APIs.
package struct Census: Sendable {
  /// The places of one file, in its order.
  package struct File: Sendable, Equatable {
    /// The path, counted from the top of the tree.
    package let path: String
    /// The places.
    package var sites: [CallSite]
  }

  /// The APIs that were looked for.
  package let apis: APISet
  /// The files that have places, sorted by path.
  package var files: [File]
  /// Whose the files are, in their order; as many as there are files.
  package var owners: [Owner] = []
  /// How many source files were looked at, and how many of them the cache answered for.
  package var fileCount = 0
  package var cachedCount = 0
  /// Files that could not be read.
  package var failures: [InputError] = []

  /// The files in which calls show no partners because there are too many of them.
  package var unpaired: [InputError] {
    files.compactMap { file in
      let calls = file.sites.filter(\.isUnpaired)
      guard let first = calls.first else { return nil }
      return InputError(
        path: file.path, code: InputError.gaveUp,
        detail: "\(calls.count) calls from line \(first.line) on show no partners: too many")
    }
  }

  /// Leaves out the places that are of none of the kinds.
  package mutating func keep(_ kinds: [SiteKind]) {
    for index in files.indices { files[index].sites.removeAll { !kinds.contains($0.kind) } }
    let kept = files.indices.filter { !files[$0].sites.isEmpty }
    owners = kept.map { owners[$0] }
    files = kept.map { files[$0] }
  }
}
