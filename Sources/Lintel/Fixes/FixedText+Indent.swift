// SPDX-License-Identifier: GPL-2.0-only

package import LintelText

extension Array where Element == UInt8 {
  /// Removes the first `text` and the white space after it.
  package mutating func removeFirst(_ text: ByteView) {
    let found = withView { view in
      view.firstIndex(of: text).map { $0..<view.skipSpaces($0 + text.count) }
    }
    if let found { replaceSubrange(found, with: []) }
  }

  /// Indents an added line with tabs as far as they go, tab stops being `tabSize` columns apart.
  package mutating func indentWithTabs(tabSize: Int) {
    let tab = UInt8(ascii: "\t")
    guard first == UInt8(ascii: "+"), tabSize > 0 else { return }
    var at = 1
    var tabs = 0
    while true {
      if at < count && self[at] == tab {
        at += 1
        tabs += 1
        continue
      }
      let spaces = spaceRun(at)
      if spaces < tabSize { break }
      at += tabSize
      tabs += 1
    }
    // Spaces that a tab swallows go; a longer run that shows up after them stays.
    while true {
      let spaces = spaceRun(at)
      let next = at + spaces
      guard spaces < tabSize, next < count, self[next] == tab else { break }
      at = next + 1
      tabs += 1
    }
    replaceSubrange(1..<at, with: repeatElement(tab, count: tabs))
  }

  /// How many spaces stand at `start`.
  private func spaceRun(_ start: Int) -> Int {
    var at = start
    while at < count && self[at] == UInt8(ascii: " ") { at += 1 }
    return at - start
  }
}
