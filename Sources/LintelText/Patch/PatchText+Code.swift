// SPDX-License-Identifier: GPL-2.0-only

/// How lines become code.
extension PatchText {
  /// Spaces comments and strings of the lines up to the place `end` that stand in hunks; others keep
  /// their bytes.
  mutating func sanitize(upTo end: Int) {
    var sanitizer = reading.sanitizer
    var depth = reading.depth
    var uneven = reading.uneven
    var remaining = reading.remaining
    var edges = CommentEdges()
    let base = first
    for place in reading.ready..<max(end, reading.ready) {
      let at = base + place
      let record = records[place]
      let line = raw.view(record.start..<record.rawEnd)
      let marker = line[0]
      if marker == UInt8(ascii: "+") && line.has("+++") && line[3].isSpace {
        reading.inParameterDocs = Self.namesParameterDocs(line)
      }
      let belongs = line.isEmpty || marker == UInt8(ascii: "+") || marker == UInt8(ascii: " ")
      if marker == UInt8(ascii: "@"), let header = HunkHeader(line) {
        remaining = header.newCount &+ 1
        if isWhole { lastHunkStart = header.newStart }
        let count = readsHunksAlone ? remaining - 1 : remaining
        sanitizer.reset(inComment: edges.startsInComment(self, header: at, count: count))
      } else if remaining != 0 && belongs {
        let (length, traits) = sanitizer.sanitize(line, into: &code, at: record.start)
        records[place].codeEnd = record.start + length
        records[place].traits = traits
      } else {
        records[place].traits = line.traits
      }
      records[place].depth = depth
      records[place].unevenBefore = uneven
      let traits = records[place].traits
      if !traits.isDisjoint(with: .brace) {
        let braces = matcher.read(code(at), at) { opening in
          if opening >= base { records[opening - base].blockEnd = at }
        }
        records[place].braces = braces
        depth &+= braces.change
      }
      let isUneven =
        !belongs || line.isEmpty || traits.contains(.hash)
        || records[place].codeEnd != record.rawEnd
      if isUneven { uneven &+= 1 }
      note(line, traits)
      if remaining > 1 {
        if belongs { remaining -= 1 }
      } else {
        remaining = 0
      }
      if reading.inParameterDocs && marker == UInt8(ascii: "+") { parameterDocs.append(at) }
    }
    reading.ready = max(end, reading.ready)
    reading.sanitizer = sanitizer
    reading.depth = depth
    reading.uneven = uneven
    reading.remaining = remaining
  }

  /// Whether the line with the name of a file names the list of the kernel's parameters.
  private static func namesParameterDocs(_ line: ByteView) -> Bool {
    let name = line[line.skipSpaces(3)..<line.count]
    let end = name.firstSpace ?? name.count
    return name.upTo(end).hasSuffix("Documentation/admin-guide/kernel-parameters.txt")
  }

  /// Notes what is asked of all lines together.
  @inline(__always)
  private mutating func note(_ line: ByteView, _ traits: LineTraits) {
    if line[0] == UInt8(ascii: "\\") { hasBackslashLine = true }
    if !hasWatched, traits.isSuperset(of: watched.traits), line.contains(watched.text) {
      hasWatched = true
    }
  }
}
