// SPDX-License-Identifier: GPL-2.0-only

import LintelText

/// A number for each type, the same in all runs of one build.
struct TypeNumbers: Sendable {
  /// The numbers of all types.
  static let shared = TypeNumbers()

  private let names: [StaticString]
  private let numbers: [UInt64: Int]

  private init() {
    var names: [StaticString] = []
    var numbers: [UInt64: Int] = [:]
    for info in RuleCatalog.all where numbers[ByteView(info.type).hash] == nil {
      numbers[ByteView(info.type).hash] = names.count
      names.append(info.type)
    }
    self.names = names
    self.numbers = numbers
  }

  /// The number of a type of the catalogue.
  func number(of type: StaticString) -> Int { numbers[ByteView(type).hash] ?? names.count }

  /// The type of a number; nil where none has it.
  func type(_ number: Int) -> StaticString? {
    names.indices.contains(number) ? names[number] : nil
  }
}
