// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// `.mailmap`: which names and addresses stand for others (gitmailmap(5)), as get_maintainer.pl
/// reads it.
struct Mailmap: Sendable {
  /// The right names, by address or by name and address.
  private var names: [String: String] = [:]
  /// The right addresses, by the same.
  private var addresses: [String: String] = [:]

  /// A map that changes nothing.
  init() {}

  /// The map that a file's text describes; lines in another form are passed over.
  init(_ text: ByteView) {
    var at = 0
    while at < text.count {
      let end = text.firstIndex(of: UInt8(ascii: "\n"), from: at) ?? text.count
      let line = text[at..<end]
      add(line.upTo(line.firstIndex(of: UInt8(ascii: "#")) ?? line.count).trimmed)
      at = end + 1
    }
  }

  private mutating func add(_ line: ByteView) {
    guard line.last == UInt8(ascii: ">"), let last = line.lastIndex(of: UInt8(ascii: "<")) else {
      return
    }
    let address = line[(last + 1)..<(line.count - 1)]
    guard !address.isEmpty, !address.contains(UInt8(ascii: ">")) else { return }
    let head = line.upTo(last)
    guard let open = head.firstIndex(of: UInt8(ascii: "<")) else {
      // Name <address>
      guard !head.isEmpty else { return }
      let right = AddressText("\(head.trimmed.string) <\(address.string)>")
      names[right.address] = right.name
      return
    }
    guard let close = head.firstIndex(of: UInt8(ascii: ">"), from: open), close > open + 1 else {
      return
    }
    let name = head.upTo(open).trimmed
    let wrongName = head.from(close + 1).trimmed
    let rightAddress = head[(open + 1)..<close]
    if open == 0 {
      // <right address> <wrong address>
      if wrongName.isEmpty { addresses[address.string] = rightAddress.string }
      return
    }
    let right = AddressText("\(name.string) <\(rightAddress.string)>")
    // Name <right address> wrong name <wrong address>, or without the wrong name.
    let key =
      wrongName.isEmpty
      ? address.string : AddressText("\(wrongName.string) <\(address.string)>").text()
    names[key] = right.name
    addresses[key] = right.address
  }

  /// The address with the right name and address.
  func mapped(_ given: AddressText) -> AddressText {
    let full = given.text()
    let key = names[full] != nil || addresses[full] != nil ? full : given.address
    return AddressText(
      name: names[key] ?? given.name, address: addresses[key] ?? given.address)
  }
}
