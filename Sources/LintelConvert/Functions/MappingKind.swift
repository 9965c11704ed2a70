// SPDX-License-Identifier: GPL-2.0-only

/// Which call a mapping comes from.
enum MappingKind: UInt8, Hashable {
  case kmap, atomic, local
  /// One that a callee has made.
  case foreign

  /// Whether it must be the last mapping when it is unmapped.
  var isOrdered: Bool { self != .kmap }
}

extension ConvertWord {
  /// Which mapping a call of it makes; nil for what makes none.
  var maps: MappingKind? {
    switch self {
    case .kmap: .kmap
    case .kmapAtomic, .kmapAtomicPfn, .kmapAtomicProt: .atomic
    case .kmapLocalPage, .kmapLocalFolio, .kmapLocalPfn, .kmapLocalPageProt, .bvecKmapLocal: .local
    default: nil
    }
  }

  /// Which mapping a call of it undoes, and the place of the argument that names it.
  var unmaps: (kind: MappingKind, argument: Int)? {
    switch self {
    case .kunmap: (.kmap, 0)
    case .kunmapAtomic: (.atomic, 0)
    case .kunmapLocal: (.local, 0)
    case .folioReleaseKmap, .unmapAndPutPage: (.local, 1)
    default: nil
    }
  }

  /// Whether a word is one of the mapping and unmapping calls.
  static func isMapping(_ word: Int32) -> Bool {
    word >= 0 && word <= ConvertWord.unmapAndPutPage.rawValue
  }
}
