// SPDX-License-Identifier: GPL-2.0-only

/// The header block at the start of a message or of a MIME part: where its fields and its body are.
package struct MailHeader {
  /// A field: its name, and its value with the folds still in it.
  package struct Field {
    /// Where the name stands.
    package var name: Range<Int>
    /// Where the value stands.
    package var value: Range<Int>
  }

  /// The bytes of the message or part.
  package let view: ByteView
  /// The fields in the order of the text.
  package private(set) var fields: [Field] = []
  /// Where the body begins, after the blank line.
  package private(set) var bodyStart: Int
  /// The end of the mailbox line (`From …`) that comes before the fields, or 0.
  private(set) var postmarkEnd = 0
  /// Whether the block ended at a blank line or with the text, not at a line that is no field.
  private(set) var isWellFormed = true

  /// Reads the fields at the start of `view`.
  package init(_ view: ByteView) {
    self.view = view
    var at = 0
    if view.has("From ") || view.has(">From ") {
      at = Self.lineEnd(view, 0)
      postmarkEnd = at
    }
    bodyStart = at
    while at < view.count {
      let end = Self.lineEnd(view, at)
      if Self.isEmptyLine(view, at) {
        bodyStart = end
        return
      }
      if (view[at] == 32 || view[at] == 9) && !fields.isEmpty {
        fields[fields.count - 1].value = fields[fields.count - 1].value.lowerBound..<end
      } else if let colon = Self.fieldNameEnd(view, at) {
        fields.append(Field(name: at..<colon, value: (colon + 1)..<end))
      } else {
        isWellFormed = false
        bodyStart = at
        return
      }
      at = end
    }
    bodyStart = view.count
  }

  /// The body.
  package var body: ByteView { view.from(bodyStart) }

  /// How many lines come before the body.
  var lineCount: Int { view.upTo(bodyStart).occurrences(of: 10) }

  /// The value of the first field of that name, with its folds; nil when there is none.
  package func value(_ name: StaticString) -> ByteView? {
    for field in fields where view[field.name].equalsIgnoringCase(ByteView(name)) {
      return view[field.value]
    }
    return nil
  }

  /// The decoded subject in one line.
  package var subject: String? {
    value("Subject").map { Self.unfolded($0).withView { $0.string } }
  }

  /// What a report calls the message: its subject in quotes, or else its id; nil where it has
  /// neither.
  package var name: String? {
    if let subject, !subject.isEmpty { return "\"\(subject)\"" }
    return value("Message-ID").map { Self.unfolded($0).withView { $0.string } }
  }

  /// A value in one line, decoded, without white space at its ends.
  package static func unfolded(_ value: ByteView) -> [UInt8] {
    var result = EncodedWords.decode(value.trimmed)
    for index in result.indices where result[index] == 10 || result[index] == 13 {
      result[index] = 32
    }
    return result
  }

  /// The position after the line that starts at `start`.
  static func lineEnd(_ view: ByteView, _ start: Int) -> Int {
    view.firstIndex(of: 10, from: start).map { $0 + 1 } ?? view.count
  }

  /// Whether the line at `start` has no text.
  static func isEmptyLine(_ view: ByteView, _ start: Int) -> Bool {
    view[start] == 10 || (view[start] == 13 && view[start + 1] == 10)
  }

  /// The position of the colon when a field name of a header starts at `start`.
  ///
  /// RFC 5322 allows any length; no real name is longer than the limit here.
  static func fieldNameEnd(_ view: ByteView, _ start: Int) -> Int? {
    var at = start
    while view[at] > 32, view[at] < 127, view[at] != UInt8(ascii: ":"), at - start < 100 { at += 1 }
    return at > start && view[at] == UInt8(ascii: ":") ? at : nil
  }
}
