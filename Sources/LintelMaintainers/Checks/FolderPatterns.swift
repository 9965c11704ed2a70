// SPDX-License-Identifier: GPL-2.0-only

/// The patterns `F: folder/*` of MAINTAINERS, which have the files of a folder and nothing of the
/// folders in it: those that leave out something that their section does not have otherwise.
struct FolderPatterns {
  /// A field of a section.
  struct Place: Hashable {
    let section, field: Int
  }

  private var places: [Substring: [Place]] = [:]
  private var missed: [Place: Substring] = [:]

  /// The patterns of all sections.
  init(_ sections: [Section]) {
    for (number, section) in sections.enumerated() {
      for (place, field) in section.fields.enumerated()
      where field.letter == UInt8(ascii: "F") && field.value.hasSuffix("/*") {
        let folder = field.value.dropLast()
        // A wildcard before that has folders of its own.
        if folder.utf8.contains(UInt8(ascii: "*")) || folder.utf8.contains(UInt8(ascii: "?")) {
          continue
        }
        places[folder, default: []].append(Place(section: number, field: place))
      }
    }
  }

  /// Notes the path of a file that the sections `having` have, by whatever pattern.
  mutating func note(_ path: String, having: (Int) -> Bool) {
    if places.isEmpty { return }
    let slashes = path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") }
    for (slash, next) in zip(slashes, slashes.dropFirst()) {
      for place in places[path[...slash]] ?? [] where missed[place] == nil && !having(place.section)
      {
        missed[place] = path[...next]
      }
    }
  }

  /// A folder that the pattern leaves out; nil where there is none.
  func folder(leftOutBy place: Place) -> Substring? { missed[place] }
}
