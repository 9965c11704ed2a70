// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// Flags device attributes that a shorter macro declares, and those with odd names or permissions.
enum DeviceAttr: HunkRule {
  static let info = readWrite
  static let infos = [readWrite, readOnly, writeOnly, functions, permissions]

  // The statement may name the macro in a later line than its first.
  static let needs = Needs.anyLine

  static func check(_ line: borrowing Line, _ memory: inout RuleMemory, _ out: inout Reporter) {
    guard line.hasStatement else { return }
    let lines = line.index...max(line.index, line.statement.nextLine - 1)
    guard memory.input.deviceAttributes.stands(in: lines, of: line.patch),
      let attribute = Declaration(firstIn: line.statement.text)
    else { return }
    let shortForm: (info: RuleInfo, macro: StaticString)? =
      switch (attribute.bits, attribute.showIs, attribute.storeIs) {
      case (0o644, .usual, .usual): (readWrite, "DEVICE_ATTR_RW")
      case (0o444, .usual, .none): (readOnly, "DEVICE_ATTR_RO")
      case (0o200, .none, .usual): (writeOnly, "DEVICE_ATTR_WO")
      default: nil
      }
    if let shortForm {
      guard out.report(shortForm.info, .use(shortForm.macro)), out.isFixing else { return }
      out.fixes?.edit(line.index) { attribute.shorten(&$0, to: shortForm.macro) }
      return
    }
    switch attribute.bits {
    case 0o644, 0o444, 0o200: out.report(functions, .rename(attribute))
    default: out.report(permissions, .unusual(attribute.mode))
    }
  }

  /// What stands in place of a function.
  fileprivate enum Function {
    /// One that is named after the attribute.
    case usual
    /// NULL.
    case none
    case other
  }

  /// The arguments of a `DEVICE_ATTR`.
  fileprivate struct Declaration {
    let name: ByteView
    /// The permissions as written, with the white space after them.
    let mode: ByteView
    let bits: Int
    let show: ByteView
    let store: ByteView

    /// The first in the text that can be read.
    init?(firstIn text: ByteView) {
      var at = 0
      while let macro = text.range(ofWord: "DEVICE_ATTR", from: at) {
        at = macro.upperBound
        if let found = Declaration(text, text.skipSpaces(at)) {
          self = found
          return
        }
      }
      return nil
    }

    private init?(_ text: ByteView, _ open: Int) {
      guard text[open] == UInt8(ascii: "(") else { return nil }
      var at = text.skipSpaces(open + 1)
      guard let name = Self.word(text, &at), text[at] == UInt8(ascii: ",") else { return nil }
      at = text.skipSpaces(at + 1)
      if text[at] == UInt8(ascii: "(") { at = text.skipSpaces(at + 1) }
      let start = at
      guard let mode = PermissionBits.mode(text, at) else { return nil }
      at = text.skipSpaces(mode.end)
      self.mode = text[start..<at]
      if text[at] == UInt8(ascii: ")") { at = text.skipSpaces(at + 1) }
      guard text[at] == UInt8(ascii: ",") else { return nil }
      at = text.skipSpaces(at + 1)
      guard let show = Self.word(text, &at), text[at] == UInt8(ascii: ",") else { return nil }
      at = text.skipSpaces(at + 1)
      guard let store = Self.word(text, &at), text[at] == UInt8(ascii: ")") else { return nil }
      bits = mode.bits
      self.name = name
      self.show = show
      self.store = store
    }

    /// The word at `at`, which moves after it and the white space that follows.
    private static func word(_ text: ByteView, _ at: inout Int) -> ByteView? {
      let end = text.wordEnd(at)
      guard end > at else { return nil }
      defer { at = text.skipSpaces(end) }
      return text[at..<end]
    }

    var showIs: Function { kind(of: show, "_show") }
    var storeIs: Function { kind(of: store, "_store") }

    private func kind(of function: ByteView, _ ending: StaticString) -> Function {
      if function.has(name), function.from(name.count).equals(ending) { return .usual }
      return function.equals("NULL") ? .none : .other
    }

    /// Puts the short macro in place of the first declaration that is written just like this one.
    func shorten(_ line: inout [UInt8], to macro: StaticString) {
      guard let range = line.withView({ place(in: $0) }) else { return }
      line.replaceSubrange(range, with: ByteView(macro).bytes + [40] + name.bytes + [41])
    }

    private func place(in text: ByteView) -> Range<Int>? {
      var at = 0
      while let macro = text.range(ofWord: "DEVICE_ATTR", from: at) {
        at = macro.upperBound
        let pieces = [
          ByteView("("), name, ByteView(","), mode, ByteView(","), show, ByteView(","), store,
          ByteView(")"),
        ]
        var end = at
        let isSame = pieces.allSatisfy { piece in
          let start = text.skipSpaces(end)
          end = start + piece.count
          return text.has(piece, at: start)
        }
        if isSame { return macro.lowerBound..<end }
      }
      return nil
    }
  }
}

extension Message {
  fileprivate static func use(_ macro: StaticString) -> Message { "declare it with \(macro)()" }

  fileprivate static func rename(_ attribute: DeviceAttr.Declaration) -> Message {
    let name = attribute.name
    return switch (attribute.showIs, attribute.storeIs) {
    case (.other, .other):
      "call the functions \(name)_show() and \(name)_store()"
    case (.other, _): "call the function \(name)_show(), not \(attribute.show)()"
    case (_, .other): "call the function \(name)_store(), not \(attribute.store)()"
    default: "make the functions fit the permissions \(attribute.mode.trimmed)"
    }
  }

  fileprivate static func unusual(_ mode: ByteView) -> Message {
    "use 0644, 0444 or 0200 instead of \(mode.trimmed)"
  }
}
