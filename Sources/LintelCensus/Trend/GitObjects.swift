// SPDX-License-Identifier: GPL-2.0-only

import Lintel
import LintelText

/// The objects of a repository, read through one `git cat-file --batch`.
struct GitObjects: ~Copyable {
  /// What git says of an object.
  enum Kind {
    case commit, tree, blob, tag, missing
    /// A blob that is larger than any file that is read; it has no contents.
    case largeBlob

    fileprivate init(_ kind: ObjectReader.Kind) {
      switch kind {
      case .commit: self = .commit
      case .tree: self = .tree
      case .blob: self = .blob
      case .tag: self = .tag
      }
    }
  }

  private var objects: ObjectReader
  private var contents = ByteBuffer(capacity: 1 << 16)
  private var request = ByteBuffer()

  /// How many objects are asked for before the first answer is read: their ids fit into the
  /// connection, so that neither side waits for the other.
  private static let batch = 512

  /// The objects of the repository that the folder is, or is in.
  init(directory: String) throws(CensusError) {
    do {
      objects = try ObjectReader(in: .folder(directory))
    } catch {
      throw .noGit(error.reason)
    }
  }

  /// Calls `body` with the kind and the contents of each object, in order; the view is valid during
  /// the call only.
  mutating func read(
    _ ids: [ObjectID], _ body: (Int, Kind, ByteView) -> Void
  ) throws(CensusError) {
    var start = 0
    while start < ids.count {
      let end = min(start + Self.batch, ids.count)
      request.clear()
      for id in ids[start..<end] {
        request.append(id.hex)
        request.append(UInt8(ascii: "\n"))
      }
      guard objects.ask(request.view) else { throw .gitEnded }
      for index in start..<end {
        let kind = try answer().kind
        body(index, kind, contents.view)
      }
      start = end
    }
  }

  /// The id and kind of what a revision expression names; nil where it names nothing.
  mutating func find(_ expression: String) throws(CensusError) -> (id: ObjectID, kind: Kind)? {
    guard !expression.utf8.contains(10), !expression.isEmpty else { return nil }
    request.clear()
    request.append(expression)
    request.append(UInt8(ascii: "\n"))
    guard objects.ask(request.view) else { throw .gitEnded }
    let found = try answer()
    return found.id.map { ($0, found.kind) }
  }

  /// The contents of what `find` found or of the last object that was read.
  var lastContents: ByteView { contents.view }

  private mutating func answer() throws(CensusError) -> (id: ObjectID?, kind: Kind) {
    contents.clear()
    let kind: ObjectReader.Kind
    let size: Int
    switch objects.answer() {
    case .object(let itsKind, let itsSize): (kind, size) = (itsKind, itsSize)
    case .missing, .ambiguous: return (nil, .missing)
    case .garbled: throw .garbledGit
    case nil: throw .gitEnded
    }
    guard let id = ObjectID(hex: objects.id) else { throw .garbledGit }
    if size > RegularFile.tableLimit {
      guard kind == .blob else { throw .tooLarge(object: id.hex) }
      guard objects.skip(size) else { throw .gitEnded }
      return (id, .largeBlob)
    }
    guard objects.take(size, into: &contents) else { throw .gitEnded }
    return (id, Kind(kind))
  }
}
